/* A chunk whose bytes were changed on the way. */
#include "chunk.h"
#include "tools.h"

/* Everything the reader gives out can be touched. */
static void
check_item(const struct chunk_reader *r, const struct chunk_item *item)
{
    size_t len, sum = 0;

    if (!item->is_doc) {
        FUZZ_CHECK(item->uri && item->reason);
        return;
    }
    FUZZ_CHECK(item->doc.key && item->doc.uri);
    for (size_t i = 0; i < item->n_types; i++) {
        const char *s = chunk_type(r, item->types[i], &len);

        FUZZ_CHECK(chunk_type_ids(r)[item->types[i]] == 0);
        sum += hash64_of(s, len) & 1;
    }
    for (size_t i = 0; i < item->n_tokens; i++)
        FUZZ_CHECK(item->tokens[i] < item->n_types);
    for (size_t i = 0; i < item->doc.n_removed; i++) {
        struct span at = item->doc.removed[i].at;

        FUZZ_CHECK(at.start < at.stop && at.stop <= item->doc.text_len);
        sum += hash64_of(item->doc.text + at.start, at.stop - at.start) & 1;
    }
    FUZZ_CHECK(sum <= item->n_types + item->doc.n_removed);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct buf bytes = {0};
    bool changed = fuzz_chunk_of(data, size, &bytes);
    struct chunk_reader *r = chunk_reader_new(NULL, bytes.data, bytes.len);
    struct chunk_item *item;

    FUZZ_CHECK(r || changed);
    while (r && chunk_next(r, &item))
        check_item(r, item);
    FUZZ_CHECK(!r || changed || !chunk_damaged(r));
    chunk_reader_free(r);
    buf_free(&bytes);
    return 0;
}
