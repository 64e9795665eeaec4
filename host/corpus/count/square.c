#include "square.h"

#include <stdlib.h>

#include "mem.h"
#include "places.h"
#include "select.h"
#include "threads.h"

enum {
    PLACES_A_CELL = 4,   /* at least, or the table is mostly empty */
    CELLS_MAX = 4 << 20, /* of all threads: 48 MB */
    CHUNK = 32           /* places whose cells are asked for ahead */
};

struct cell {
    uint32_t frequency, docfreq, last; /* document */
};

/* A frequency that fewer than `most` words are above. */
static uint32_t
frequency_above(const struct grams *x, size_t most)
{
    double *f = mem_alloc(((size_t)x->units + 1) * sizeof *f), found;

    for (uint32_t id = 1; id <= x->units; id++)
        f[id - 1] = x->of[id].first;
    found = select_largest(f, x->units, most);
    free(f);
    return (uint32_t)found;
}

void
square_choose(struct square *q, const struct grams *x)
{
    size_t threads = pass_width(x->pass), most = 0;
    size_t cells = x->places / PLACES_A_CELL;
    uint32_t least;

    cells = (cells < CELLS_MAX ? cells : CELLS_MAX) / threads;
    while ((most + 1) * (most + 1) <= cells)
        most++;
    *q = (struct square){.n = 1, .threads = threads};
    q->rank = mem_table(((size_t)x->units + 1) * sizeof *q->rank);
    q->unit = mem_alloc((most + 1) * sizeof *q->unit);
    q->row = mem_alloc((threads + 1) * (most + 1) * sizeof *q->row);
    if (most < 2 || most > x->units)
        return;
    least = frequency_above(x, most);
    for (uint32_t id = 1; id <= x->units && q->n <= most; id++) {
        if (x->of[id].first <= least)
            continue;
        q->unit[q->n] = id;
        q->rank[id] = (uint16_t)q->n++;
    }
}

void
square_free(struct square *q)
{
    free(q->rank);
    free(q->unit);
    free(q->row);
    *q = (struct square){0};
}

/* ---- counting */

struct counting { /* of a thread */
    const struct square *q;
    struct cell *cell; /* row and column 0 take what is not asked for */
};

static void
count(void *context, uint32_t document, const uint32_t *ids, size_t n,
      size_t step)
{
    const struct counting *c = context;
    const uint16_t *rank = c->q->rank;
    struct cell *at[CHUNK];

    for (size_t some; n; n -= some) {
        some = n < CHUNK ? n : CHUNK;
        for (size_t i = 0; i < some; i++, ids += step) {
            at[i] = &c->cell[rank[ids[0]] * c->q->n + rank[ids[1]]];
            __builtin_prefetch(at[i], 1);
        }
        for (size_t i = 0; i < some; i++) {
            at[i]->frequency++;
            at[i]->docfreq += at[i]->last != document;
            at[i]->last = document;
        }
    }
}

/* What the threads have counted of a pair; adds it to their rows. */
static struct cell
sum(struct square *q, const struct counting *of, size_t row, size_t column)
{
    struct cell all = {0};

    for (size_t i = 0; i < q->threads; i++) {
        const struct cell *c = &of[i].cell[row * q->n + column];

        all.frequency += c->frequency;
        all.docfreq += c->docfreq;
        q->row[(i + 1) * q->n + row] += all.frequency;
    }
    return all;
}

struct handing {
    struct square *q;
    const struct counting *of; /* by thread */
    gram_cb *each;
    char *contexts;
    size_t size;
};

/* Hands on every so many-th row. */
static void
hand_on(void *cookie, size_t thread)
{
    const struct handing *h = cookie;
    struct square *q = h->q;

    for (size_t row = 1 + thread; row < q->n; row += q->threads)
        for (size_t column = 1; column < q->n; column++) {
            struct cell c = sum(q, h->of, row, column);
            uint32_t ids[] = {q->unit[row], q->unit[column]};

            if (c.frequency)
                h->each(h->contexts + thread * h->size, ids, c.frequency,
                        c.docfreq);
        }
}

int
square_each(struct square *q, const struct grams *x, const struct request *r,
            gram_cb *each, void *contexts, size_t size, struct fault *ft)
{
    struct counting of[THREADS_MAX];
    struct handing h = {q, of, each, contexts, size};
    int bad;

    if (q->n == 1)
        return 0;
    for (size_t i = 0; i < q->threads; i++)
        of[i] = (struct counting){q, mem_table(q->n * q->n * sizeof *of->cell)};
    bad = places_each(x->pass, r, count, of, sizeof *of, ft);
    if (!bad)
        threads_run(q->threads, hand_on, &h);
    for (size_t i = 0; i < q->threads; i++)
        free(of[i].cell);
    return bad;
}
