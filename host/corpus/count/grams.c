#include "grams.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

enum {
    BATCH = 4096,
    AHEAD = 12, /* table entries are asked for so early */
    SLOTS_FIRST = 1 << 12
};

/* ---- places */

struct scanning {
    struct work *w;
    unsigned size, reach; /* reach: to the next word at most */
    grams_batch_cb *each;
    void *cookie;
    uint32_t document;
    uint32_t *batch;
    size_t n;
};

static void
flush(struct scanning *s)
{
    if (s->n)
        s->each(s->cookie, s->document, s->batch, s->n);
    s->n = 0;
}

/* Adds all n-grams whose first `have` words are chosen, the last at i. */
static void
extend(struct scanning *s, const struct passage *p, uint32_t *gram,
       unsigned have, size_t i)
{
    if (have == s->size) {
        uint32_t *to = s->batch + s->n * s->size;

        for (unsigned k = 0; k < have; k++)
            to[k] = gram[k];
        if (++s->n == BATCH)
            flush(s);
        return;
    }
    for (size_t k = i + 1; k <= i + s->reach && k < p->n; k++) {
        if (p->cut && p->cut[k])
            break;
        gram[have] = p->units[k];
        extend(s, p, gram, have + 1, k);
    }
}

static int
scan(void *cookie, size_t i, struct passage *p, struct fault *ft)
{
    struct scanning *s = cookie;
    uint32_t gram[GRAM_MAX];

    if (passage_cut(p, ft))
        return -1;
    s->document = (uint32_t)i + 1;
    for (size_t k = 0; k < p->n; k++) {
        gram[0] = p->units[k];
        extend(s, p, gram, 1, k);
    }
    flush(s);
    return 0;
}

int
grams_scan(struct work *w, const struct group *g, grams_batch_cb *each,
           void *cookie, struct fault *ft)
{
    struct scanning s = {.w = w,
                         .size = (unsigned)w->q->size,
                         .reach = (unsigned)w->q->skip + 1,
                         .each = each,
                         .cookie = cookie};
    int bad;

    s.batch = mem_alloc((size_t)BATCH * s.size * sizeof *s.batch);
    bad = passages_each(w, g, scan, &s, ft);
    free(s.batch);
    return bad;
}

/* ---- counts */

/* An entry: `size` ids, then: */
enum {
    FREQUENCY, /* 0: the slot is free */
    DOCFREQ,
    LAST, /* document */
    COUNTS
};

struct table {
    unsigned size, stride;
    uint32_t *at;
    size_t slots, n;
    size_t slots_max;
    uint64_t low, high; /* hashes that are counted now */
};

static uint64_t
gram_hash(const uint32_t *ids, unsigned size)
{
    uint64_t h = 0;

    for (unsigned i = 0; i < size; i++) {
        h = (h ^ ids[i]) * 0x9e3779b97f4a7c15u;
        h ^= h >> 29;
    }
    return h * 0xbf58476d1ce4e5b9u;
}

static bool
same(const uint32_t *a, const uint32_t *b, unsigned size)
{
    for (unsigned i = 0; i < size; i++)
        if (a[i] != b[i])
            return false;
    return true;
}

/* The range goes by the upper half of the hash, the slot by the lower. */
static size_t
home_of(const struct table *t, uint64_t hash)
{
    return (size_t)((uint64_t)(uint32_t)(hash ^ hash >> 32) * t->slots >> 32);
}

static uint32_t *
slot_of(const struct table *t, uint64_t hash, const uint32_t *ids)
{
    size_t at = home_of(t, hash);

    for (;; at = at + 1 < t->slots ? at + 1 : 0) {
        uint32_t *entry = t->at + at * t->stride;

        if (!entry[t->size + FREQUENCY] || same(entry, ids, t->size))
            return entry;
    }
}

/* Moves what is in range to a table of so many slots, by way of a list: two
   tables would take too much memory. */
static void
rebuild(struct table *t, size_t slots)
{
    uint32_t *list = mem_alloc((t->n * t->stride + 1) * sizeof *list);
    size_t kept = 0;

    for (size_t i = 0; i < t->slots; i++) {
        const uint32_t *entry = t->at + i * t->stride;

        if (entry[t->size + FREQUENCY] && gram_hash(entry, t->size) <= t->high)
            memcpy(list + kept++ * t->stride, entry, t->stride * sizeof *entry);
    }
    free(t->at);
    t->slots = slots;
    t->n = kept;
    t->at = mem_alloc(slots * t->stride * sizeof *t->at);
    for (size_t i = 0; i < kept; i++) {
        const uint32_t *entry = list + i * t->stride;

        memcpy(slot_of(t, gram_hash(entry, t->size), entry), entry,
               t->stride * sizeof *entry);
    }
    free(list);
}

static void
make_room(struct table *t)
{
    if (t->slots < t->slots_max) {
        rebuild(t, t->slots * 2 < t->slots_max ? t->slots * 2 : t->slots_max);
        return;
    }
    t->high = t->low + (t->high - t->low) / 2;
    rebuild(t, t->slots);
}

static void
count(void *cookie, uint32_t document, const uint32_t *ids, size_t n)
{
    struct table *t = cookie;
    uint64_t hashes[BATCH];

    for (size_t i = 0; i < n; i++)
        hashes[i] = gram_hash(ids + i * t->size, t->size);
    for (size_t i = 0; i < n; i++) {
        uint32_t *entry;

        if (i + AHEAD < n) {
            size_t at = home_of(t, hashes[i + AHEAD]);

            __builtin_prefetch(t->at + at * t->stride, 1);
        }
        if (hashes[i] < t->low || hashes[i] > t->high)
            continue;
        entry = slot_of(t, hashes[i], ids + i * t->size);
        if (!entry[t->size + FREQUENCY]) {
            memcpy(entry, ids + i * t->size, t->size * sizeof *ids);
            t->n++;
        }
        entry[t->size + FREQUENCY]++;
        entry[t->size + DOCFREQ] += entry[t->size + LAST] != document;
        entry[t->size + LAST] = document;
        if (t->n * 3 > t->slots * 2)
            make_room(t);
    }
}

int
grams_each(struct work *w, const struct group *g, size_t bytes, gram_cb *each,
           void *cookie, struct fault *ft)
{
    unsigned size = (unsigned)w->q->size;
    struct table t = {.size = size, .stride = size + COUNTS};
    bool more = true;

    t.slots_max = bytes / (t.stride * sizeof *t.at);
    rebuild(&t, SLOTS_FIRST);
    while (more) {
        t.high = UINT64_MAX;
        if (grams_scan(w, g, count, &t, ft)) {
            free(t.at);
            return -1;
        }
        for (size_t i = 0; i < t.slots; i++) {
            const uint32_t *entry = t.at + i * t.stride;

            if (entry[size + FREQUENCY])
                each(cookie, entry, entry[size + FREQUENCY],
                     entry[size + DOCFREQ]);
        }
        more = t.high != UINT64_MAX;
        t.low = t.high + 1;
        t.n = 0;
        memset(t.at, 0, t.slots * t.stride * sizeof *t.at);
    }
    free(t.at);
    return 0;
}
