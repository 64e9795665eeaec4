/*
 * square: the pairs of frequent words. They are most of all pairs, so they are
 * counted in a table with a row for each first and a column for each second
 * word, at once; the rest is left to shelves.h.
 */
#ifndef SLANT_SQUARE_H
#define SLANT_SQUARE_H

#include "gram_table.h"
#include "threads.h"
#include "work.h"

struct cell {
    uint32_t frequency, docfreq, last; /* document */
};

struct square {
    uint16_t *rank; /* by unit: its row and column; 0: it is not frequent */
    uint32_t *unit; /* by rank */
    uint32_t *row;  /* by thread and rank: places counted by the threads
                       before it that begin so; behind these: by all */
    size_t n;       /* ranks are below */
    size_t threads;
    struct cell *cell[THREADS_MAX]; /* by thread, row and column; those of rank
                                       0 take what is not asked for */
};

/* Chooses words that the corpus has most of, as many as pay for a table in each
   thread when so many of its documents are counted; none where there are few
   places, or the corpus does not know them. Ends with square_free also after a
   fault. */
int square_choose(struct square *q, struct work *w, size_t documents,
                  size_t threads, struct fault *ft);
void square_free(struct square *q);

/* Counts n pairs of a document, each `step` ids behind the one before. */
void square_count(struct square *q, size_t thread, uint32_t document,
                  const uint32_t *ids, size_t n, size_t step);

/* Every pair of two of them, as grams_each has it; then square_before is
   known. Once. */
void square_each(struct square *q, gram_cb *each, void *contexts, size_t size);

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
