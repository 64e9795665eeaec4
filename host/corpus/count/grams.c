#include "grams.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "places.h"
#include "square.h"

enum {
    CHUNK = 512, /* n-grams looked at together */
    AHEAD = 16   /* n-grams; what is known of them is asked for so early */
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
        x->of[ids[i * step]].first++;
        x->of[ids[i * step + c->size - 1]].last++;
    }
}

int
grams_make(struct grams *x, struct work *w, const struct group *g,
           struct fault *ft)
{
    struct counting c = {x, (unsigned)w->q->size};

    *x = (struct grams){0};
    if (units_highest(w->units, &x->units, ft))
        return -1;
    if (x->units >= (uint32_t)1 << 31) /* a bit of it is wanted (NEW) */
        return fault_set(ft, FAULT_USAGE, "too many different words");
    x->of = mem_table(((size_t)x->units + 1) * sizeof *x->of);
    return places_each(w, g, count_ends, &c, ft);
}

void
grams_free(struct grams *x)
{
    free(x->of);
    *x = (struct grams){0};
}

/* ---- the n-grams of some first words */

#define NEW                                                          \
    ((uint32_t)1 << 31) /* the first of its first word in a document \
                         */

struct shelf { /* of a first word */
    uint32_t next, document;
};

struct gathering {
    const struct square *square; /* NULL: nothing is counted elsewhere */
    unsigned size, rest;         /* rest: ids kept of an n-gram */
    uint32_t low, high;          /* first words, high not among them */
    uint32_t part, parts; /* of the second words, if there is only one first */
    struct shelf *shelf;  /* by first word less low */
    uint32_t *kept;       /* of each n-gram all ids but the first */
    size_t cap;
};

/* Which of n n-grams are gathered now: their numbers. Whether one is cannot be
   foreseen, so there is no branch for the processor to guess wrong. */
static size_t
choose(const struct gathering *t, const uint32_t *ids, size_t n, size_t step,
       uint16_t *chosen)
{
    uint32_t width = t->high - t->low;
    size_t in = 0, kept = 0;

    for (size_t i = 0; i < n; i++) {
        chosen[in] = (uint16_t)i;
        in += ids[i * step] - t->low < width;
    }
    if (t->parts == 1 && !t->square)
        return in;
    for (size_t i = 0; i < in; i++) {
        const uint32_t *gram = ids + chosen[i] * step;
        bool here = t->parts == 1 ||
                    (uint32_t)(gram[1] * 0x9e3779b1u) % t->parts == t->part;

        chosen[kept] = chosen[i];
        kept += here && !(t->square && square_has(t->square, gram));
    }
    return kept;
}

static void
put(struct gathering *t, uint32_t document, const uint32_t *ids)
{
    struct shelf *s = &t->shelf[ids[0] - t->low];
    size_t at = (size_t)s->next++ * t->rest;
    uint32_t *to;

    if (at + t->rest > t->cap)
        t->kept = mem_grow(t->kept, &t->cap, at + t->rest, sizeof *t->kept);
    to = t->kept + at;
    to[0] = 0;
    for (unsigned k = 1; k < t->size; k++)
        to[k - 1] = ids[k];
    to[0] |= s->document == document ? 0 : NEW;
    s->document = document;
}

static void
gather(void *cookie, uint32_t document, const uint32_t *ids, size_t n,
       size_t step)
{
    struct gathering *t = cookie;
    uint16_t chosen[CHUNK + AHEAD];

    for (size_t some; n; n -= some, ids += some * step) {
        size_t in;

        some = n < CHUNK ? n : CHUNK;
        in = choose(t, ids, some, step, chosen);
        for (size_t i = 0; i < AHEAD; i++) /* so that there is one ahead */
            chosen[in + i] = in ? chosen[in - 1] : 0;
        for (size_t i = 0; in && i < in; i++) {
            __builtin_prefetch(
                &t->shelf[ids[chosen[i + AHEAD] * step] - t->low], 1);
            put(t, document, ids + chosen[i] * step);
        }
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
    set_slots(t, t->slots * 2);
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
    struct square square;
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

/* Places of n-grams with this first word that are still to be counted. */
static uint32_t
places_of(const struct making *m, uint32_t first)
{
    return m->gathering.square ? square_rest(&m->square, m->x, first)
                               : m->x->of[first].first;
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
        t->shelf[i].next = (uint32_t)at;
        at += places_of(m, t->low + (uint32_t)i);
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

/* A range from the first words' low on, of `most` n-grams if there are two
   words in it. */
static uint64_t
set_range(struct making *m, uint64_t most)
{
    struct gathering *t = &m->gathering;
    uint64_t n = 0;

    for (t->high = t->low; t->high <= m->x->units; t->high++) {
        uint32_t more = places_of(m, t->high);

        if (n && n + more > most)
            break;
        n += more;
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
    if (t->size == 2) {
        square_choose(&m.square, x);
        bad = square_each(&m.square, w, g, each, cookie, ft);
        t->square = &m.square;
    }
    for (t->low = 1; t->low <= x->units && !bad; t->low = t->high) {
        uint64_t n = set_range(&m, most);

        t->parts = t->size > 1 ? (uint32_t)(n / (most + 1)) + 1 : 1;
        for (t->part = 0; n && t->part < t->parts && !bad; t->part++)
            bad = count_range(&m, w, g, ft);
    }
    square_free(&m.square);
    free(m.table.at);
    return bad;
}
