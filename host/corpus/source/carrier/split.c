#include "split.h"

#include <stdlib.h>
#include <string.h>

#include "carrier.h"
#include "kind.h"
#include "mem.h"

#define BLOCK (256u << 10)

struct splitting {
    void (*piece)(void *cookie, uint64_t from, uint64_t to, uint64_t line);
    void *cookie;
    uint64_t bytes;      /* of a piece, at least */
    uint64_t at;         /* offset of the block being scanned */
    uint64_t from, line; /* of the piece being made */
    uint64_t lines;      /* seen so far */
};

/* A chunk of documents has a vocabulary of its own, so the larger it is, the
   fewer types are interned again; but every worker should have several. */
static uint64_t
piece_bytes(uint64_t size)
{
    uint64_t bytes = size / 16;

    if (bytes < SPLIT_BYTES)
        return SPLIT_BYTES;
    return bytes < 2 * SPLIT_BYTES ? bytes : 2 * SPLIT_BYTES;
}

static void
scan(struct splitting *x, const char *block, size_t len)
{
    const char *p = block, *end = block + len;

    while ((p = memchr(p, '\n', (size_t)(end - p)))) {
        uint64_t next = x->at + (uint64_t)(++p - block);

        x->lines++;
        if (next - x->from < x->bytes)
            continue;
        x->piece(x->cookie, x->from, next, x->line);
        x->from = next;
        x->line = x->lines + 1;
    }
    x->at += len;
}

int
split_lines(const char *path, uint64_t size,
            void (*piece)(void *cookie, uint64_t from, uint64_t to,
                          uint64_t line),
            void *cookie)
{
    struct splitting x = {.piece = piece,
                          .cookie = cookie,
                          .bytes = piece_bytes(size),
                          .line = 1};
    struct carrier *c;
    char *block, *why = NULL;
    size_t n;

    if (size < SPLIT_BYTES)
        return -1;
    c = carrier_file(path, 0, 0, &why);
    if (!c) {
        free(why);
        return -1;
    }
    block = mem_alloc(BLOCK);
    n = carrier_read(c, block, BLOCK);
    if (!n || kind_json_whole(block, n) || memchr(block, 0, n)) {
        carrier_close(c);
        free(block);
        return -1;
    }
    for (; n; n = carrier_read(c, block, BLOCK))
        scan(&x, block, n);
    if (x.at > x.from)
        piece(cookie, x.from, x.at, x.line);
    carrier_close(c);
    free(block);
    return 0;
}
