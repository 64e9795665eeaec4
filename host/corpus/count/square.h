/*
 * square: the pairs of frequent words. They are most of all pairs, so they are
 * counted in a table with a row for each first and a column for each second
 * word, in one pass over the texts; the rest is left to grams.h.
 */
#ifndef SLANT_SQUARE_H
#define SLANT_SQUARE_H

#include "grams.h"

struct square {
    uint16_t *rank; /* by unit: its row and column; 0: it is not frequent */
    uint32_t *unit; /* by rank */
    uint32_t *row;  /* by rank: places counted that begin with it */
    size_t n;       /* ranks are below */
};

/* Chooses words by how often pairs begin with them, as many as pay for the
   table; none where there are few places. */
void square_choose(struct square *q, const struct grams *x);
void square_free(struct square *q);

/* Calls each for every pair of two of them, in no order. */
int square_each(struct square *q, struct work *w, const struct group *g,
                gram_cb *each, void *cookie, struct fault *ft);

static inline bool
square_has(const struct square *q, const uint32_t *pair)
{
    return (q->rank[pair[0]] != 0) & (q->rank[pair[1]] != 0);
}

/* Places of pairs that begin with a unit and were not counted here. */
static inline uint32_t
square_rest(const struct square *q, const struct grams *x, uint32_t first)
{
    return x->of[first].first - q->row[q->rank[first]];
}

#endif
