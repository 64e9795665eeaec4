#include "square.h"

#include <stdlib.h>

#include "mem.h"
#include "places.h"
#include "select.h"

enum {
    PLACES_A_CELL = 4, /* at least, or the table is mostly empty */
    RANKS_MAX = 2048,  /* 48 MB of cells */
    CHUNK = 32         /* places whose cells are asked for ahead */
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
    size_t most = 0;
    uint32_t least;

    while (most < RANKS_MAX &&
           (most + 1) * (most + 1) <= x->places / PLACES_A_CELL)
        most++;
    *q = (struct square){.n = 1};
    q->rank = mem_table(((size_t)x->units + 1) * sizeof *q->rank);
    q->unit = mem_alloc((most + 1) * sizeof *q->unit);
    q->row = mem_alloc((most + 1) * sizeof *q->row);
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

struct counting {
    const struct square *q;
    struct cell *cell; /* row and column 0 take what is not asked for */
};

static void
count(void *cookie, uint32_t document, const uint32_t *ids, size_t n,
      size_t step)
{
    const struct counting *c = cookie;
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

static void
hand_on(struct square *q, const struct cell *cell, gram_cb *each, void *cookie)
{
    for (size_t row = 1; row < q->n; row++)
        for (size_t column = 1; column < q->n; column++) {
            const struct cell *c = &cell[row * q->n + column];
            uint32_t ids[] = {q->unit[row], q->unit[column]};

            if (!c->frequency)
                continue;
            q->row[row] += c->frequency;
            each(cookie, ids, c->frequency, c->docfreq);
        }
}

int
square_each(struct square *q, struct work *w, const struct group *g,
            gram_cb *each, void *cookie, struct fault *ft)
{
    struct counting c = {.q = q};
    int bad;

    if (q->n == 1)
        return 0;
    c.cell = mem_table(q->n * q->n * sizeof *c.cell);
    bad = places_each(w, g, count, &c, ft);
    if (!bad)
        hand_on(q, c.cell, each, cookie);
    free(c.cell);
    return bad;
}
