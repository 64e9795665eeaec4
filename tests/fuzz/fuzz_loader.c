/* What a decoder that went mad sends: any chunk that can be read is stored or
   refused, and what was stored can be read. */
#include <stdlib.h>

#include "loader.h"
#include "mem.h"
#include "reader.h"
#include "tools.h"

static struct store *store;

static void
close_corpus(void)
{
    store_close(store);
}

static void
open_corpus(void)
{
    char *path = mem_format("%s/loader.slant", fuzz_folder());
    struct fault ft;

    FUZZ_CHECK(store_open(&store, path, STORE_CREATE, &ft) == 0);
    atexit(close_corpus);
    free(path);
}

/* -1: the writer refused it. */
static int
put_all(struct loader *l, struct chunk_reader *r, struct fault *ft)
{
    enum loader_outcome outcome = LOADER_OUTCOMES;
    struct chunk_item *item;

    while (chunk_next(r, &item)) {
        if (!item->is_doc) {
            if (loader_note(l, item->uri, item->reason, item->detail, ft))
                return -1;
            continue;
        }
        if (loader_put(l, r, item, &outcome, ft))
            return -1;
        FUZZ_CHECK(outcome < LOADER_OUTCOMES);
    }
    return 0;
}

static void
read_all(struct fault *ft)
{
    struct reader *r = reader_new(store);
    const uint32_t *types;
    struct doc d;
    int64_t *ids;
    size_t n, n_types;

    FUZZ_CHECK(reader_select(r, NULL, false, &ids, &n, ft) == 0);
    for (size_t i = 0; i < n; i++) {
        FUZZ_CHECK(reader_stream(r, ids[i], &types, &n_types, ft) == 0);
        FUZZ_CHECK(reader_doc(r, ids[i], &d, ft) == 1);
        doc_free(&d);
    }
    free(ids);
    reader_free(r);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct buf bytes = {0};
    struct chunk_reader *r;
    struct loader *l;
    struct fault ft = {0};

    if (!store)
        open_corpus();
    fuzz_chunk_of(data, size, &bytes);
    r = chunk_reader_new(NULL, bytes.data, bytes.len);
    FUZZ_CHECK(store_begin(store, &ft) == 0);
    FUZZ_CHECK(loader_open(&l, store, "load", &ft) == 0);
    if (r && put_all(l, r, &ft)) {
        FUZZ_CHECK(ft.code != FAULT_NONE && *ft.text);
        loader_drop(l);
    } else {
        FUZZ_CHECK(loader_close(l, true, NULL, &ft) == 0);
        read_all(&ft);
    }
    store_rollback(store);
    chunk_reader_free(r);
    buf_free(&bytes);
    return 0;
}
