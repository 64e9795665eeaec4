#include "grams.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "places.h"

enum {
    AHEAD = 16 /* n-grams; what is known of them is asked for so early */
};

/* ---- first and last words */

struct counting {
    struct grams *x;
    unsigned size;
};

static void
count_ends(void *cookie, uint32_t document, const uint32_t *ids, size_t n,
           size_t step)
{
    const struct counting *c = cookie;
    struct grams *x = c->x;

    (void)document;
    x->places += n;
    for (size_t i = 0; i < n; i++) {
        x->first[ids[i * step]]++;
        x->last[ids[i * step + c->size - 1]]++;
    }
}

int
grams_make(struct grams *x, struct work *w, const struct group *g,
           struct fault *ft)
{
    struct counting c = {x, (unsigned)w->q->size};

    *x = (struct grams){.units = units_size(w->units)};
    if (x->units >= (uint32_t)1 << 31) /* a bit of it is wanted (NEW) */
        return fault_set(ft, FAULT_USAGE, "too many different words");
    x->first = mem_alloc(((size_t)x->units + 1) * sizeof *x->first);
    x->last = mem_alloc(((size_t)x->units + 1) * sizeof *x->last);
    return places_each(w, g, count_ends, &c, ft);
}

void
grams_free(struct grams *x)
{
    free(x->first);
    free(x->last);
    *x = (struct grams){0};
}

/* ---- the n-grams of some first words */

#define NEW                                                          \
    ((uint32_t)1 << 31) /* the first of its first word in a document \
                         */

struct shelf { /* of a first word */
    size_t next;
    uint32_t document;
};

struct gathering {
    unsigned size, rest;  /* rest: ids kept of an n-gram */
    uint32_t low, high;   /* first words, high not among them */
    uint32_t part, parts; /* of the second words, if there is only one first */
    struct shelf *shelf;  /* by first word less low */
    uint32_t *kept;       /* of each n-gram all ids but the first */
    size_t cap;
};

static bool
is_in(const struct gathering *t, const uint32_t *ids)
{
    return ids[0] >= t->low && ids[0] < t->high &&
           (t->parts == 1 ||
            (uint32_t)(ids[1] * 0x9e3779b1u) % t->parts == t->part);
}

static void
gather(void *cookie, uint32_t document, const uint32_t *ids, size_t n,
       size_t step)
{
    struct gathering *t = cookie;

    for (size_t i = 0; i < n; i++, ids += step) {
        struct shelf *s;
        uint32_t *to;

        if (i + AHEAD < n && ids[AHEAD * step] - t->low < t->high - t->low)
            __builtin_prefetch(&t->shelf[ids[AHEAD * step] - t->low], 1);
        if (!is_in(t, ids))
            continue;
        s = &t->shelf[ids[0] - t->low];
        if ((s->next + 1) * t->rest > t->cap)
            t->kept = mem_grow(t->kept, &t->cap, (s->next + 1) * t->rest,
                               sizeof *t->kept);
        to = t->kept + s->next++ * t->rest;
        to[0] = 0;
        for (unsigned k = 1; k < t->size; k++)
            to[k - 1] = ids[k];
        to[0] |= s->document == document ? 0 : NEW;
        s->document = document;
    }
}

/* ---- counting those of one */

/* An entry: the ids behind the first, then: */
enum {
    FREQUENCY, /* 0: the slot is free */
    DOCFREQ,
    LAST, /* document */
    COUNTS,
    SLOTS_FIRST = 256 /* at most */
};

struct table {
    unsigned rest, stride;
    uint32_t *at;
    size_t slots, n, room; /* slots: a power of two; room: of them in memory */
};

static uint64_t
hash_of_ids(const uint32_t *ids, unsigned n)
{
    uint64_t h = 0;

    for (unsigned i = 0; i < n; i++) {
        h = (h ^ ids[i]) * 0x9e3779b97f4a7c15u;
        h ^= h >> 29;
    }
    return h;
}

static bool
same(const uint32_t *a, const uint32_t *b, unsigned n)
{
    for (unsigned i = 0; i < n; i++)
        if (a[i] != b[i])
            return false;
    return true;
}

static uint32_t *
slot_of(const struct table *t, const uint32_t *ids)
{
    size_t at = (size_t)hash_of_ids(ids, t->rest) & (t->slots - 1);

    for (;; at = (at + 1) & (t->slots - 1)) {
        uint32_t *entry = t->at + at * t->stride;

        if (!entry[t->rest + FREQUENCY] || same(entry, ids, t->rest))
            return entry;
    }
}

/* An empty table of so many slots. */
static void
set_slots(struct table *t, size_t slots)
{
    t->slots = slots;
    t->n = 0;
    if (slots > t->room) {
        free(t->at);
        t->at = mem_alloc(slots * t->stride * sizeof *t->at);
        t->room = slots;
    } else {
        memset(t->at, 0, slots * t->stride * sizeof *t->at);
    }
}

static void
widen(struct table *t)
{
    size_t bytes = t->stride * sizeof *t->at, n = 0;
    uint32_t *list = mem_alloc(t->n * bytes);

    for (size_t i = 0; i < t->slots; i++)
        if (t->at[i * t->stride + t->rest + FREQUENCY])
            memcpy(list + n++ * t->stride, t->at + i * t->stride, bytes);
    set_slots(t, t->slots * 4);
    for (t->n = 0; t->n < n; t->n++) {
        const uint32_t *entry = list + t->n * t->stride;

        memcpy(slot_of(t, entry), entry, bytes);
    }
    free(list);
}

static void
count(struct table *t, uint32_t *rest, size_t n)
{
    uint32_t document = 0;
    size_t slots;

    for (slots = 2; slots < 2 * n && slots < SLOTS_FIRST; slots *= 2)
        ;
    set_slots(t, slots);
    for (; n; n--, rest += t->rest) {
        uint32_t *entry;

        document += (rest[0] & NEW) != 0;
        rest[0] &= ~NEW;
        entry = slot_of(t, rest);
        if (!entry[t->rest + FREQUENCY]) {
            memcpy(entry, rest, t->rest * sizeof *rest);
            t->n++;
        }
        entry[t->rest + FREQUENCY]++;
        entry[t->rest + DOCFREQ] += entry[t->rest + LAST] != document;
        entry[t->rest + LAST] = document;
        if (t->n * 2 > t->slots)
            widen(t);
    }
}

/* ---- all of them */

struct making {
    const struct grams *x;
    struct gathering gathering;
    struct table table;
    gram_cb *each;
    void *cookie;
};

static void
hand_on(const struct making *m, uint32_t first)
{
    const struct table *t = &m->table;
    uint32_t ids[GRAM_MAX + 1] = {first};

    for (size_t i = 0; i < t->slots; i++) {
        const uint32_t *entry = t->at + i * t->stride;

        if (!entry[t->rest + FREQUENCY])
            continue;
        memcpy(ids + 1, entry, t->rest * sizeof *ids);
        m->each(m->cookie, ids, entry[t->rest + FREQUENCY],
                entry[t->rest + DOCFREQ]);
    }
}

/* Goes through the texts and counts what begins with the words of the range. */
static int
count_range(struct making *m, struct work *w, const struct group *g,
            struct fault *ft)
{
    struct gathering *t = &m->gathering;
    size_t n = t->high - t->low, at = 0;
    int bad;

    t->shelf = mem_alloc(n * sizeof *t->shelf);
    for (size_t i = 0; i < n; i++) {
        t->shelf[i].next = at;
        at += m->x->first[t->low + i];
    }
    t->cap = t->parts == 1 ? at * t->rest : 0;
    t->kept = t->cap ? mem_table(t->cap * sizeof *t->kept) : NULL;
    bad = places_each(w, g, gather, t, ft);
    at = 0;
    for (size_t i = 0; i < n && !bad; i++) {
        size_t stop = t->shelf[i].next;

        if (stop > at) {
            count(&m->table, t->kept + at * t->rest, stop - at);
            hand_on(m, t->low + (uint32_t)i);
        }
        at = stop;
    }
    free(t->shelf);
    free(t->kept);
    return bad;
}

/* A range from t->low on, of `most` n-grams if there are two words in it. */
static uint64_t
set_range(struct gathering *t, const struct grams *x, uint64_t most)
{
    uint64_t n = 0;

    for (t->high = t->low; t->high <= x->units; t->high++) {
        if (n && n + x->first[t->high] > most)
            break;
        n += x->first[t->high];
    }
    return n;
}

int
grams_each(const struct grams *x, struct work *w, const struct group *g,
           size_t bytes, gram_cb *each, void *cookie, struct fault *ft)
{
    struct making m = {.x = x, .each = each, .cookie = cookie};
    struct gathering *t = &m.gathering;
    uint64_t most;
    int bad = 0;

    t->size = (unsigned)w->q->size;
    t->rest = t->size > 1 ? t->size - 1 : 1;
    m.table.rest = t->rest;
    m.table.stride = t->rest + COUNTS;
    most = bytes / (t->rest * sizeof *t->kept);
    for (t->low = 1; t->low <= x->units && !bad; t->low = t->high) {
        uint64_t n = set_range(t, x, most);

        t->parts = t->size > 1 ? (uint32_t)(n / (most + 1)) + 1 : 1;
        for (t->part = 0; n && t->part < t->parts && !bad; t->part++)
            bad = count_range(&m, w, g, ft);
    }
    free(m.table.at);
    return bad;
}
