#include "spill.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mem.h"
#include "temporary.h"
#include "write_all.h"

enum {
    BLOCK = 8192 /* words; the last of a part is never written */
};

struct part {
    uint32_t *block; /* being filled */
    size_t n;        /* words in it */
    uint32_t document;
    uint32_t *written; /* numbers of the full ones */
    size_t n_written, cap;
};

struct spill {
    unsigned size;
    unsigned step; /* words of an entry: an n-gram, or 0 and the document of
                      those behind it */
    size_t full;   /* words of a full block */
    struct part *part;
    size_t parts;
    int fd;
    uint32_t blocks;
    bool failed;
    struct fault fault;
};

int
spill_new(struct spill **out, size_t parts, unsigned size, struct fault *ft)
{
    int fd = temporary_file(ft);
    struct spill *s;

    if (fd < 0)
        return -1;
    s = mem_alloc(sizeof *s);
    s->size = size;
    s->step = size > 1 ? size : 2;
    s->full = BLOCK / s->step * s->step;
    s->part = mem_alloc(parts * sizeof *s->part);
    s->parts = parts;
    s->fd = fd;
    *out = s;
    return 0;
}

void
spill_free(struct spill *s)
{
    if (!s)
        return;
    for (size_t i = 0; i < s->parts; i++) {
        free(s->part[i].block);
        free(s->part[i].written);
    }
    free(s->part);
    close(s->fd);
    free(s);
}

static void
write_block(struct spill *s, struct part *p)
{
    size_t bytes = s->full * sizeof *p->block;

    p->n = 0;
    if (s->failed)
        return;
    if (write_all(s->fd, p->block, bytes)) {
        temporary_fault("n-grams that wait", &s->fault);
        s->failed = true;
    }
    p->written =
        mem_grow(p->written, &p->cap, p->n_written + 1, sizeof *p->written);
    p->written[p->n_written++] = s->blocks++;
}

/* Room for an entry. */
static uint32_t *
entry(struct spill *s, struct part *p)
{
    if (!p->block)
        p->block = mem_alloc(s->full * sizeof *p->block);
    if (p->n == s->full)
        write_block(s, p);
    p->n += s->step;
    return p->block + p->n - s->step;
}

void
spill_put(struct spill *s, size_t part, uint32_t document, const uint32_t *ids)
{
    struct part *p = &s->part[part];
    uint32_t *to;

    if (p->document != document) {
        to = entry(s, p);
        to[0] = 0;
        to[1] = p->document = document;
    }
    to = entry(s, p);
    for (unsigned i = 0; i < s->size; i++)
        to[i] = ids[i];
}

/* Hands on the entries of a block. */
static void
hand_on(const struct spill *s, const uint32_t *block, size_t n,
        uint32_t *document, places_cb *each, void *cookie)
{
    for (size_t at = 0, stop; at < n; at = stop) {
        for (stop = at; stop < n && block[stop]; stop += s->step)
            ;
        if (stop > at)
            each(cookie, *document, block + at, (stop - at) / s->step, s->step);
        if (stop < n) {
            *document = block[stop + 1];
            stop += s->step;
        }
    }
}

static int
read_block(const struct spill *s, uint32_t number, uint32_t *block,
           struct fault *ft)
{
    size_t bytes = s->full * sizeof *block;
    ssize_t n = pread(s->fd, block, bytes, (off_t)(number * (uint64_t)bytes));

    if (n >= 0 && (size_t)n < bytes)
        errno = EIO;
    return (size_t)n == bytes ? 0 : temporary_fault("n-grams that wait", ft);
}

int
spill_each(struct spill *s, size_t part, places_cb *each, void *cookie,
           struct fault *ft)
{
    const struct part *p = &s->part[part];
    uint32_t *block, document = 0;
    int bad = 0;

    if (s->failed) {
        *ft = s->fault;
        return -1;
    }
    block = mem_alloc(s->full * sizeof *block);
    for (size_t i = 0; i < p->n_written && !bad; i++) {
        bad = read_block(s, p->written[i], block, ft);
        if (!bad)
            hand_on(s, block, s->full, &document, each, cookie);
    }
    if (!bad)
        hand_on(s, p->block, p->n, &document, each, cookie);
    free(block);
    return bad;
}
