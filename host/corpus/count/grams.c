#include "grams.h"

#include <stdlib.h>

#include "mem.h"
#include "pass.h"
#include "places.h"
#include "shelves.h"
#include "spill.h"

enum {
    CHUNK = 512, /* n-grams looked at together */
    AHEAD = 16   /* n-grams; what is known of them is asked for so early */
};

/* ---- first and last words */

struct counting { /* of a thread */
    size_t thread;
    unsigned size;
    struct square *square; /* NULL: they are no pairs */
    struct ends *of;
    uint64_t places;
};

static void
count_ends(void *context, uint32_t document, const uint32_t *ids, size_t n,
           size_t step)
{
    struct counting *c = context;

    c->places += n;
    for (size_t i = 0; i < n; i++) {
        c->of[ids[i * step]].first++;
        c->of[ids[i * step + c->size - 1]].last++;
    }
    if (c->square)
        square_count(c->square, c->thread, document, ids, n, step);
}

/* Adds what the next thread has counted. */
static void
join(struct grams *x, const struct counting *c, size_t thread)
{
    uint32_t *before = mem_alloc(((size_t)x->units + 1) * sizeof *before);

    for (uint32_t unit = 0; unit <= x->units; unit++) {
        before[unit] = x->of[unit].first;
        x->of[unit].first += c->of[unit].first;
        x->of[unit].last += c->of[unit].last;
    }
    x->places += c->places;
    x->before[thread] = before;
    free(c->of);
}

static int
count_all(struct grams *x, const struct request *q, struct fault *ft)
{
    struct counting of[THREADS_MAX];
    size_t threads = pass_width(x->pass);
    int bad;

    for (size_t i = 0; i < threads; i++)
        of[i] = (struct counting){
            .thread = i,
            .size = (unsigned)q->size,
            .square = q->size == 2 ? &x->square : NULL,
            .of = mem_table(((size_t)x->units + 1) * sizeof *of->of)};
    bad = places_each(x->pass, q, count_ends, of, sizeof *of, ft);
    x->of = of[0].of;
    x->places = of[0].places;
    for (size_t i = 1; i < threads; i++)
        join(x, &of[i], i);
    return bad;
}

int
grams_make(struct grams *x, struct work *w, const struct group *g,
           struct fault *ft)
{
    size_t threads;

    *x = (struct grams){0};
    if (units_highest(w->units, &x->units, ft))
        return -1;
    if (x->units >= (uint32_t)1 << 31) /* a bit of it is wanted (NEW) */
        return fault_set(ft, FAULT_USAGE, "too many different words");
    threads = pass_threads(
        w, g->n, (x->units + 1) * (sizeof *x->of + sizeof(struct shelf)));
    if (pass_new(&x->pass, w, g->ids, g->n, threads, ft) ||
        (w->q->size == 2 && square_choose(&x->square, w, g->n, threads, ft)))
        return -1;
    return count_all(x, w->q, ft);
}

void
grams_free(struct grams *x)
{
    for (size_t i = 0; i < THREADS_MAX; i++)
        free(x->before[i]);
    square_free(&x->square);
    pass_free(x->pass);
    free(x->of);
    *x = (struct grams){0};
}

/* ---- parts: the n-grams of some first words */

struct part {
    uint32_t low, high; /* first words, high not among them */
    uint32_t of; /* 1; or the parts, from the first on, that the n-grams of one
                    word are in, by the second */
};

struct making {
    const struct grams *x;
    const struct request *q;
    unsigned rest;               /* ids behind an n-gram's first, at least 1 */
    const struct square *square; /* has counted its pairs; or NULL */
    struct part *part;
    size_t parts, cap;
    uint16_t *part_of;      /* by first word: the first that has it */
    uint32_t here;          /* the part that is not spilled */
    struct shelves shelves; /* of the part at hand */
    gram_cb *each;
    void *contexts;
    size_t context_size;
};

struct gathering { /* of a thread */
    struct making *m;
    size_t thread;
    struct spill *spill;
    bool bad;
    struct fault fault;
};

/* Which of n n-grams are not counted elsewhere: their numbers. Whether one is
   cannot be foreseen, so there is no branch for the processor to guess wrong.
 */
static size_t
choose(const struct making *m, const uint32_t *ids, size_t n, size_t step,
       uint16_t *chosen)
{
    size_t in = 0;

    for (; !m->square && in < n; in++)
        chosen[in] = (uint16_t)in;
    for (size_t i = 0; m->square && i < n; i++) {
        chosen[in] = (uint16_t)i;
        in += !square_has(m->square, ids + i * step);
    }
    return in;
}

static uint32_t
part_of(const struct making *m, const uint32_t *gram)
{
    uint32_t first = m->part_of[gram[0]], of = m->part[first].of;

    return of == 1 ? first : first + (uint32_t)(gram[1] * 0x9e3779b1u) % of;
}

/* Spills those of other parts; the numbers of the rest stay. */
static size_t
spill_others(const struct gathering *t, uint32_t document, const uint32_t *ids,
             size_t step, uint16_t *chosen, size_t n)
{
    uint32_t part[CHUNK];
    uint16_t gone[CHUNK];
    size_t n_gone = 0, stay = 0;

    for (size_t i = 0; i < n; i++) {
        uint16_t at = chosen[i];
        uint32_t p = part_of(t->m, ids + at * step);
        bool here = p == t->m->here;

        part[n_gone] = p;
        gone[n_gone] = at;
        chosen[stay] = at;
        n_gone += !here;
        stay += here;
    }
    for (size_t i = 0; i < n_gone; i++)
        spill_put(t->spill, part[i], document, ids + gone[i] * step);
    return stay;
}

static void
ask_for(const struct gathering *t, const uint32_t *gram)
{
    const struct shelves *s = &t->m->shelves;

    __builtin_prefetch(&s->shelf[t->thread][gram[0] - s->low], 1);
}

static void
gather(void *context, uint32_t document, const uint32_t *ids, size_t n,
       size_t step)
{
    struct gathering *t = context;
    uint16_t chosen[CHUNK + AHEAD];

    for (size_t some; n; n -= some, ids += some * step) {
        size_t in;

        some = n < CHUNK ? n : CHUNK;
        in = choose(t->m, ids, some, step, chosen);
        if (t->spill)
            in = spill_others(t, document, ids, step, chosen, in);
        for (size_t i = 0; i < AHEAD; i++) /* so that there is one ahead */
            chosen[in + i] = in ? chosen[in - 1] : 0;
        for (size_t i = 0; i < in; i++) {
            ask_for(t, ids + chosen[i + AHEAD] * step);
            shelves_put(&t->m->shelves, t->thread, document,
                        ids + chosen[i] * step);
        }
    }
}

/* The same of a part that was spilled. */
static void
gather_again(void *context, uint32_t document, const uint32_t *ids, size_t n,
             size_t step)
{
    struct gathering *t = context;

    for (size_t i = 0; i < n; i++) {
        ask_for(t, ids + (i + AHEAD < n ? i + AHEAD : n - 1) * step);
        shelves_put(&t->m->shelves, t->thread, document, ids + i * step);
    }
}

/* ---- all of them */

/* Places that begin so and are still to be counted, of the threads before this
   one; of all of them, if there is no such thread. */
static uint32_t
places_before(const struct making *m, uint32_t first, size_t thread)
{
    const struct grams *x = m->x;
    uint32_t n = thread == pass_width(x->pass) ? x->of[first].first
                 : thread                      ? x->before[thread][first]
                                               : 0;

    return m->square ? n - square_before(m->square, first, thread) : n;
}

static uint32_t
places_of(const struct making *m, uint32_t first)
{
    return places_before(m, first, pass_width(m->x->pass));
}

/* A part from the first word `low` on, of `most` n-grams if there are two words
   in it; of one word with more, several parts. */
static uint32_t
add_part(struct making *m, uint32_t low, uint64_t most)
{
    struct part p = {.low = low, .high = low};
    uint64_t n = 0;

    for (; p.high <= m->x->units; p.high++) {
        uint32_t more = places_of(m, p.high);

        if (n && n + more > most)
            break;
        m->part_of[p.high] = (uint16_t)m->parts;
        n += more;
    }
    p.of = m->q->size > 1 ? (uint32_t)(n / (most + 1)) + 1 : 1;
    m->part = mem_grow(m->part, &m->cap, m->parts + p.of, sizeof p);
    for (uint32_t i = 0; i < p.of; i++)
        m->part[m->parts++] = p;
    return p.high;
}

/* Empty shelves for a part, with a stretch for each thread. How many of a
   word's n-grams are in one of its parts is not known: there one thread puts
   all. */
static void
set_shelves(struct making *m, const struct part *p)
{
    struct shelves *s = &m->shelves;
    size_t words = p->high - p->low, at = 0;

    *s = (struct shelves){.size = (unsigned)m->q->size,
                          .rest = m->rest,
                          .low = p->low,
                          .high = p->high,
                          .threads = p->of == 1 ? pass_width(m->x->pass) : 1};
    for (size_t t = 0; t < s->threads; t++)
        s->shelf[t] = mem_alloc(words * sizeof **s->shelf);
    for (size_t i = 0; i < words; i++) {
        uint32_t first = p->low + (uint32_t)i;

        for (size_t t = 0; t < s->threads; t++)
            s->shelf[t][i].next = (uint32_t)at + places_before(m, first, t);
        at += places_of(m, first);
    }
    s->cap = p->of == 1 ? at * s->rest : 0;
    s->kept = s->cap ? mem_table(s->cap * sizeof *s->kept) : NULL;
}

struct reading {
    struct gathering *of; /* by thread */
    size_t part, spills;
};

/* What this thread spilled; if it is the only one, what all did. */
static void
read_spills(void *cookie, size_t thread)
{
    const struct reading *r = cookie;
    struct gathering *t = &r->of[thread];
    size_t step = t->m->shelves.threads;

    for (size_t i = thread; i < r->spills && !t->bad; i += step)
        t->bad = spill_each(r->of[i].spill, r->part, gather_again, t,
                            &t->fault) != 0;
}

static int
gather_spilled(struct making *m, struct gathering *of, size_t part,
               struct fault *ft)
{
    struct reading r = {of, part, pass_width(m->x->pass)};

    threads_run(m->shelves.threads, read_spills, &r);
    for (size_t i = 0; i < m->shelves.threads; i++) {
        if (!of[i].bad)
            continue;
        *ft = of[i].fault;
        return -1;
    }
    return 0;
}

/* The texts are gone through with the first part, which is counted at once if
   it has all of its words; what is of others is spilled meanwhile. */
static int
count_part(struct making *m, struct gathering *of, size_t i, struct fault *ft)
{
    int bad = 0;

    set_shelves(m, &m->part[i]);
    if (i == 0)
        bad = places_each(m->x->pass, m->q, gather, of, sizeof *of, ft);
    if (!bad && i != m->here)
        bad = gather_spilled(m, of, i, ft);
    if (!bad)
        shelves_count(&m->shelves, pass_width(m->x->pass), m->each, m->contexts,
                      m->context_size);
    shelves_free(&m->shelves);
    return bad;
}

static int
count_parts(struct making *m, uint64_t most, struct fault *ft)
{
    struct gathering of[THREADS_MAX];
    size_t threads = pass_width(m->x->pass);
    int bad = 0;

    m->part_of = mem_alloc((m->x->units + 1) * sizeof *m->part_of);
    for (uint32_t low = 1; low <= m->x->units;)
        low = add_part(m, low, most);
    m->here = m->parts && m->part[0].of == 1 ? 0 : UINT32_MAX;
    for (size_t i = 0; i < threads; i++) {
        of[i] = (struct gathering){.m = m, .thread = i};
        if (m->parts > 1 && !bad)
            bad = spill_new(&of[i].spill, m->parts, (unsigned)m->q->size, ft);
    }
    for (size_t i = 0; i < m->parts && !bad; i++)
        bad = count_part(m, of, i, ft);
    for (size_t i = 0; i < threads; i++)
        spill_free(of[i].spill);
    free(m->part);
    free(m->part_of);
    return bad;
}

int
grams_each(struct grams *x, const struct request *q, size_t bytes,
           gram_cb *each, void *contexts, size_t size, struct fault *ft)
{
    struct making m = {.x = x,
                       .q = q,
                       .rest = q->size > 1 ? (unsigned)q->size - 1 : 1,
                       .square = q->size == 2 ? &x->square : NULL,
                       .each = each,
                       .contexts = contexts,
                       .context_size = size};

    if (m.square)
        square_each(&x->square, each, contexts, size);
    return count_parts(&m, bytes / (m.rest * sizeof(uint32_t)), ft);
}
