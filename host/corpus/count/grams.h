/*
 * grams: every n-gram of a group of documents, counted in flat memory: first
 * how many begin with each unit, then the units behind it are put together, as
 * many units' as fit, and are counted. So nearly all of the work is done on few
 * bytes at a time.
 */
#ifndef SLANT_GRAMS_H
#define SLANT_GRAMS_H

#include "square.h"

struct ends { /* places of n-grams that begin, end with a unit */
    uint32_t first, last;
};

struct grams {
    struct ends *of; /* by unit */
    uint32_t units;  /* the highest */
    uint64_t places;
    struct pass *pass;
    uint32_t *before[THREADS_MAX]; /* by thread of the pass, but the first, and
                                      unit: places that begin so of the threads
                                      before it */
    struct square square;          /* of n-grams of two words */
};

/* Counts the places of n-grams of q->size words, up to q->skip passed over
   between neighbours, none across a cut. Ends with grams_free also after a
   fault. The group must live as long. */
int grams_make(struct grams *x, struct work *w, const struct group *g,
               struct fault *ft);
void grams_free(struct grams *x);

#define GRAMS_BYTES (36 << 20)

/* Every different one, in no order; once. bytes: that are put together at a
   time. contexts: one for each thread of the pass, of `size` bytes each. */
int grams_each(struct grams *x, const struct request *q, size_t bytes,
               gram_cb *each, void *contexts, size_t size, struct fault *ft);

#endif
