#include "number_list.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

/* Stands for a number that does not fit below it. */
#define WIDE UINT16_MAX

/*
 * Layout: how many, how many of them are wide, the narrow ones and WIDE for
 * each wide one, the wide ones. The loops over all have no branch, so that the
 * compiler can take many at once.
 */

static size_t
count_wide(const uint32_t *at, size_t n)
{
    uint32_t wide = 0;

    for (size_t i = 0; i < n; i++)
        wide += at[i] >= WIDE;
    return wide;
}

size_t
number_list_add(struct buf *b, const uint32_t *at, size_t n)
{
    size_t wide = count_wide(at, n), told;
    char *p;

    buf_varint(b, n);
    told = b->len;
    buf_varint(b, wide);
    told = b->len - told + wide * sizeof *at;
    p = buf_reserve(b, n * sizeof(uint16_t) + wide * sizeof *at);
    for (size_t i = 0; i < n; i++) {
        uint16_t narrow = (uint16_t)(at[i] < WIDE ? at[i] : WIDE);

        memcpy(p + i * sizeof narrow, &narrow, sizeof narrow);
    }
    p += n * sizeof(uint16_t);
    for (size_t i = 0, left = wide; left; i++) {
        if (at[i] < WIDE)
            continue;
        memcpy(p, &at[i], sizeof *at);
        p += sizeof *at;
        left--;
    }
    b->len = (size_t)(p - b->data);
    return told;
}

/* Puts the wide ones, which stand at p, where they belong; false: there are not
   as many places for them. */
static bool
put_wide(const char *p, size_t wide, struct number_list *out)
{
    for (size_t i = 0; i < out->n; i++) {
        if (out->at[i] != WIDE)
            continue;
        if (!wide--)
            return false;
        memcpy(&out->at[i], p, sizeof *out->at);
        p += sizeof *out->at;
    }
    return !wide;
}

static uint32_t
highest(const uint32_t *at, size_t n)
{
    uint32_t most = 0;

    for (size_t i = 0; i < n; i++)
        most = at[i] > most ? at[i] : most;
    return most;
}

/* Whether n numbers, some wide, take no more than this many bytes. */
static bool
fits(uint64_t n, uint64_t wide, size_t left)
{
    return n <= left / sizeof(uint16_t) && wide <= n &&
           wide <= (left - n * sizeof(uint16_t)) / sizeof(uint32_t);
}

static void
widen(const char *p, size_t n, uint32_t *at)
{
    for (size_t i = 0; i < n; i++) {
        uint16_t narrow;

        memcpy(&narrow, p + i * sizeof narrow, sizeof narrow);
        at[i] = narrow;
    }
}

void
number_list_read(struct cur *c, size_t below, struct number_list *out)
{
    uint64_t n = cur_varint(c), wide = cur_varint(c);
    const char *p = c->p;
    uint32_t most;

    out->n = 0;
    c->bad |= !fits(n, wide, (size_t)(c->end - c->p));
    if (c->bad || !n)
        return;
    out->at = mem_grow(out->at, &out->cap, n, sizeof *out->at);
    widen(p, n, out->at);
    out->n = (size_t)n;
    p += n * sizeof(uint16_t);
    most = highest(out->at, out->n);
    if (wide || most == WIDE) {
        c->bad = !put_wide(p, wide, out);
        most = highest(out->at, out->n);
    }
    c->bad |= most >= below;
    c->p = p + wide * sizeof *out->at;
    if (c->bad)
        out->n = 0;
}

void
number_list_free(struct number_list *n)
{
    free(n->at);
    *n = (struct number_list){0};
}
