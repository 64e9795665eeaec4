#include "grams.h"

#include <stdlib.h>

#include "gram_table.h"
#include "mem.h"
#include "places.h"
#include "spill.h"
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

/* ---- parts: the n-grams of some first words */

struct part {
    uint32_t low, high; /* first words, high not among them */
    uint32_t of; /* 1; or the parts, from the first on, that the n-grams of one
                    word are in, by the second */
};

struct shelf { /* of a first word */
    uint32_t next, document;
};

struct gathering {
    const struct square *square; /* NULL: nothing is counted elsewhere */
    unsigned size, rest;         /* rest: ids kept of an n-gram */
    struct part *part;
    size_t parts, cap_parts;
    uint16_t *part_of;   /* by first word: the first that has it */
    struct spill *spill; /* all but the first */

    /* the part at hand */
    uint32_t low;
    struct shelf *shelf; /* by first word less low */
    uint32_t *kept;      /* of each n-gram all ids but the first */
    size_t cap;
};

/* Which of n n-grams are not counted elsewhere: their numbers. Whether one is
   cannot be foreseen, so there is no branch for the processor to guess wrong.
 */
static size_t
choose(const struct gathering *t, const uint32_t *ids, size_t n, size_t step,
       uint16_t *chosen)
{
    size_t in = 0;

    for (; !t->square && in < n; in++)
        chosen[in] = (uint16_t)in;
    for (size_t i = 0; t->square && i < n; i++) {
        chosen[in] = (uint16_t)i;
        in += !square_has(t->square, ids + i * step);
    }
    return in;
}

static uint32_t
part_of(const struct gathering *t, const uint32_t *gram)
{
    uint32_t first = t->part_of[gram[0]], of = t->part[first].of;

    return of == 1 ? first : first + (uint32_t)(gram[1] * 0x9e3779b1u) % of;
}

/* Spills those of other parts than the first; the numbers of the rest stay. */
static size_t
spill_others(const struct gathering *t, uint32_t document, const uint32_t *ids,
             size_t step, uint16_t *chosen, size_t n)
{
    uint32_t part[CHUNK];
    uint16_t gone[CHUNK];
    size_t n_gone = 0, stay = 0;

    for (size_t i = 0; i < n; i++) {
        uint16_t at = chosen[i];
        uint32_t p = part_of(t, ids + at * step);

        part[n_gone] = p;
        gone[n_gone] = at;
        chosen[stay] = at;
        n_gone += p > 0;
        stay += !p;
    }
    for (size_t i = 0; i < n_gone; i++)
        spill_put(t->spill, part[i], document, ids + gone[i] * step);
    return stay;
}

static inline void
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
    to[0] |= s->document == document ? 0 : GRAM_NEW;
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
        if (t->parts > 1)
            in = spill_others(t, document, ids, step, chosen, in);
        for (size_t i = 0; i < AHEAD; i++) /* so that there is one ahead */
            chosen[in + i] = in ? chosen[in - 1] : 0;
        for (size_t i = 0; i < in; i++) {
            __builtin_prefetch(
                &t->shelf[ids[chosen[i + AHEAD] * step] - t->low], 1);
            put(t, document, ids + chosen[i] * step);
        }
    }
}

/* The same of a part that was spilled. */
static void
gather_again(void *cookie, uint32_t document, const uint32_t *ids, size_t n,
             size_t step)
{
    struct gathering *t = cookie;

    for (size_t i = 0; i < n; i++) {
        size_t ahead = i + AHEAD < n ? i + AHEAD : n - 1;

        __builtin_prefetch(&t->shelf[ids[ahead * step] - t->low], 1);
        put(t, document, ids + i * step);
    }
}

/* ---- all of them */

struct making {
    const struct grams *x;
    struct square square;
    struct gathering gathering;
    struct gram_table table;
    gram_cb *each;
    void *cookie;
};

/* Places of n-grams with this first word that are still to be counted. */
static uint32_t
places_of(const struct making *m, uint32_t first)
{
    return m->gathering.square ? square_rest(&m->square, m->x, first)
                               : m->x->of[first].first;
}

/* A part from the first word `low` on, of `most` n-grams if there are two words
   in it; of one word with more, several parts. */
static uint32_t
add_part(struct making *m, uint32_t low, uint64_t most)
{
    struct gathering *t = &m->gathering;
    struct part p = {.low = low, .high = low};
    uint64_t n = 0;

    for (; p.high <= m->x->units; p.high++) {
        uint32_t more = places_of(m, p.high);

        if (n && n + more > most)
            break;
        t->part_of[p.high] = (uint16_t)t->parts;
        n += more;
    }
    p.of = t->size > 1 ? (uint32_t)(n / (most + 1)) + 1 : 1;
    t->part = mem_grow(t->part, &t->cap_parts, t->parts + p.of, sizeof p);
    for (uint32_t i = 0; i < p.of; i++)
        t->part[t->parts++] = p;
    return p.high;
}

/* Empty shelves for a part. */
static void
set_shelves(struct making *m, const struct part *p)
{
    struct gathering *t = &m->gathering;
    size_t at = 0;

    t->low = p->low;
    t->shelf = mem_alloc((p->high - p->low) * sizeof *t->shelf);
    for (uint32_t id = p->low; id < p->high; id++) {
        t->shelf[id - p->low].next = (uint32_t)at;
        at += places_of(m, id);
    }
    t->cap = p->of == 1 ? at * t->rest : 0;
    t->kept = t->cap ? mem_table(t->cap * sizeof *t->kept) : NULL;
}

static void
count_shelves(struct making *m, const struct part *p)
{
    struct gathering *t = &m->gathering;
    size_t at = 0;

    for (uint32_t id = p->low; id < p->high; id++) {
        size_t stop = t->shelf[id - p->low].next;

        if (stop > at) {
            gram_table_count(&m->table, t->kept + at * t->rest, stop - at);
            gram_table_each(&m->table, id, m->each, m->cookie);
        }
        at = stop;
    }
}

/* The first part is counted as the texts are gone through, the others are
   spilled meanwhile. */
static int
count_part(struct making *m, size_t i, struct work *w, const struct group *g,
           struct fault *ft)
{
    struct gathering *t = &m->gathering;
    const struct part *p = &t->part[i];
    int bad;

    set_shelves(m, p);
    bad = i ? spill_each(t->spill, i, gather_again, t, ft)
            : places_each(w, g, gather, t, ft);
    if (!bad)
        count_shelves(m, p);
    free(t->shelf);
    free(t->kept);
    return bad;
}

static int
count_parts(struct making *m, uint64_t most, struct work *w,
            const struct group *g, struct fault *ft)
{
    struct gathering *t = &m->gathering;
    int bad = 0;

    t->part_of = mem_alloc((m->x->units + 1) * sizeof *t->part_of);
    for (uint32_t low = 1; low <= m->x->units;)
        low = add_part(m, low, most);
    if (t->parts > 1)
        bad = spill_new(&t->spill, t->parts, t->size, ft);
    for (size_t i = 0; i < t->parts && !bad; i++)
        bad = count_part(m, i, w, g, ft);
    spill_free(t->spill);
    free(t->part);
    free(t->part_of);
    return bad;
}

int
grams_each(const struct grams *x, struct work *w, const struct group *g,
           size_t bytes, gram_cb *each, void *cookie, struct fault *ft)
{
    struct making m = {.x = x, .each = each, .cookie = cookie};
    struct gathering *t = &m.gathering;
    int bad = 0;

    t->size = (unsigned)w->q->size;
    t->rest = t->size > 1 ? t->size - 1 : 1;
    m.table.rest = t->rest;
    if (t->size == 2) {
        square_choose(&m.square, x);
        bad = square_each(&m.square, w, g, each, cookie, ft);
        t->square = &m.square;
    }
    if (!bad)
        bad = count_parts(&m, bytes / (t->rest * sizeof *t->kept), w, g, ft);
    square_free(&m.square);
    gram_table_free(&m.table);
    return bad;
}
