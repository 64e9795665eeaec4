#include "stream.h"

#include <endian.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

#define ESCAPE 0xffffu

void
stream_encode(const uint32_t *ids, size_t n, struct buf *out)
{
    unsigned char *p = (unsigned char *)buf_reserve(out, n * 2);
    size_t escapes = 0;

    for (size_t i = 0; i < n; i++) {
        uint32_t v = ids[i] < ESCAPE ? ids[i] : ESCAPE;

        p[2 * i] = (unsigned char)v;
        p[2 * i + 1] = (unsigned char)(v >> 8);
        escapes += v == ESCAPE;
    }
    out->len += n * 2;
    for (size_t i = 0; escapes && i < n; i++) {
        if (ids[i] >= ESCAPE) {
            buf_u32(out, ids[i]);
            escapes--;
        }
    }
}

static uint16_t
unit_at(const unsigned char *p, size_t i)
{
    uint16_t unit;

    memcpy(&unit, p + 2 * i, sizeof unit);
    return le16toh(unit);
}

static size_t
count_escapes(const unsigned char *p, size_t n)
{
    size_t count = 0;

    while (n) { /* in steps that fit 16 bits, like the units */
        size_t step = n < 4096 ? n : 4096;
        uint16_t some = 0;

        for (size_t i = 0; i < step; i++)
            some = (uint16_t)(some + (unit_at(p, i) == ESCAPE));
        count += some;
        p += 2 * step;
        n -= step;
    }
    return count;
}

static void
widen(const unsigned char *p, size_t n, uint32_t *at)
{
    for (size_t i = 0; i < n; i++)
        at[i] = unit_at(p, i);
}

/* Whether any of four units may be an escape. */
static bool
holds_escape(const unsigned char *p)
{
    const uint64_t ones = UINT64_C(0x0001000100010001);
    uint64_t x;

    memcpy(&x, p, sizeof x);
    return ((~x - ones) & x & ones << 15) != 0;
}

/* How many tokens stand in len bytes. A token takes at most 6 of them, so that
   many can be counted at once before the end may be near. */
static int
measure(const unsigned char *p, size_t len, size_t *n, size_t *escapes)
{
    size_t used = 0;

    *n = *escapes = 0;
    while (used < len) {
        size_t step = (len - used) / 6;
        size_t found;

        if (!step)
            step = 1;
        if (2 * (*n + step) > len)
            return -1;
        found = count_escapes(p + 2 * *n, step);
        *n += step;
        *escapes += found;
        used = 2 * *n + 4 * *escapes;
    }
    return used == len ? 0 : -1;
}

/* Puts the ids behind the units, `escapes` of them, where they belong. */
static void
put_escapes(const unsigned char *p, size_t escapes, struct ids *out)
{
    const unsigned char *tail = p + 2 * out->n;

    for (size_t i = 0; escapes; i++) {
        uint32_t id;

        if (i + 4 <= out->n && !holds_escape(p + 2 * i)) {
            i += 3;
            continue;
        }
        if (out->at[i] != ESCAPE)
            continue;
        id = (uint32_t)tail[0] | (uint32_t)tail[1] << 8 |
             (uint32_t)tail[2] << 16 | (uint32_t)tail[3] << 24;
        out->at[i] = id;
        if (id > out->bound)
            out->bound = id;
        tail += 4;
        escapes--;
    }
}

int
stream_decode(const void *data, size_t len, struct ids *out)
{
    const unsigned char *p = data;
    size_t escapes;

    out->bound = ESCAPE - 1;
    if (measure(p, len, &out->n, &escapes)) {
        out->n = 0;
        return -1;
    }
    if (!out->n) /* an empty BLOB comes as NULL */
        return 0;
    out->at = mem_grow(out->at, &out->cap, out->n, sizeof *out->at);
    widen(p, out->n, out->at);
    put_escapes(p, escapes, out);
    return 0;
}

uint32_t
ids_highest(const struct ids *ids)
{
    uint32_t highest = 0;

    for (size_t i = 0; i < ids->n; i++)
        highest = ids->at[i] > highest ? ids->at[i] : highest;
    return highest;
}

void
ids_free(struct ids *ids)
{
    free(ids->at);
    *ids = (struct ids){0};
}
