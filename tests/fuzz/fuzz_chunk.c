/* A chunk whose bytes were changed on the way. Input: how many changes, then
   place and byte of each, then the text; or a chunk as it is. */
#include <stdlib.h>
#include <string.h>

#include "chunk.h"
#include "mem.h"
#include "tools.h"
#include "utf8.h"

static void
encode(struct cur *c, struct buf *out)
{
    struct chunk_writer *w = chunk_writer_new();
    struct buf text = {0};
    struct doc d = {.key = mem_string("key"), .uri = mem_string("a.txt")};

    d.replaced = (uint32_t)utf8_repair(c->p, (size_t)(c->end - c->p), &text);
    d.text_len = (uint32_t)text.len;
    d.text = buf_take(&text);
    if (d.text_len > 2 && (d.text[1] & 0xc0) != 0x80)
        doc_remove(&d, 0, 1, "title", "test");
    doc_hash(&d);
    chunk_add_doc(w, &d);
    chunk_add_note(w, "b.txt", "empty-file", NULL);
    chunk_add_doc(w, &d);
    chunk_encode(w, out);
    doc_free(&d);
    chunk_writer_free(w);
}

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
    for (size_t i = 0; i < item->n_tokens; i++) {
        const char *s = chunk_type(r, item->tokens[i], &len);

        FUZZ_CHECK(item->tokens[i] < chunk_types(r));
        sum += hash64_of(s, len) & 1;
    }
    for (size_t i = 0; i < item->doc.n_removed; i++) {
        struct span at = item->doc.removed[i].at;

        FUZZ_CHECK(at.start < at.stop && at.stop <= item->doc.text_len);
        sum += hash64_of(item->doc.text + at.start, at.stop - at.start) & 1;
    }
    FUZZ_CHECK(sum <= item->n_tokens + item->doc.n_removed);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cur c = cur_of(data, size);
    struct buf bytes = {0};
    struct chunk_reader *r;
    struct chunk_item *item;
    uint8_t changes[256][3];
    unsigned n = 0;

    if (size > 4 && memcmp(data, "slc1", 4) == 0) {
        buf_add(&bytes, data, size);
    } else {
        for (n = 0; n < (data && size ? data[0] % 16u : 0); n++)
            for (int i = 0; i < 3; i++)
                changes[n][i] = cur_u8(&c);
        encode(&c, &bytes);
    }
    for (unsigned i = 0; i < n; i++)
        bytes.data[(changes[i][0] << 8 | changes[i][1]) % bytes.len] =
            (char)changes[i][2];
    r = chunk_reader_new(bytes.data, bytes.len);
    while (r && chunk_next(r, &item))
        check_item(r, item);
    FUZZ_CHECK(n || size <= 4 || !memcmp(data, "slc1", 4) || !chunk_damaged(r));
    chunk_reader_free(r);
    buf_free(&bytes);
    return 0;
}
