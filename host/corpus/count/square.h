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
    uint32_t *row;  /* by thread and rank: places counted by the threads
                       before it that begin so; behind these: by all */
    size_t n;       /* ranks are below */
    size_t threads;
};

/* Chooses words by how often pairs begin with them, as many as pay for a table
   in each thread; none where there are few places. */
void square_choose(struct square *q, const struct grams *x);
void square_free(struct square *q);

/* Every pair of two of them, as grams_each has it. */
int square_each(struct square *q, const struct grams *x,
                const struct request *r, gram_cb *each, void *contexts,
                size_t size, struct fault *ft);

static inline bool
square_has(const struct square *q, const uint32_t *pair)
{
    return (q->rank[pair[0]] != 0) & (q->rank[pair[1]] != 0);
}

/* Places of pairs that begin with a unit and were counted here by the threads
   before this one; by all of them, if it is q->threads. */
static inline uint32_t
square_before(const struct square *q, uint32_t first, size_t thread)
{
    return q->row[thread * q->n + q->rank[first]];
}

#endif
