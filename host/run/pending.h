/*
 * pending: results that have come and are not yet stored. Workers are at work
 * on neighbouring slices at the same time, so results come mixed; stored in
 * ascending order they go behind the last rows of their tables, where SQLite
 * neither looks for their place nor parts pages that are full.
 */
#ifndef SLANT_PENDING_H
#define SLANT_PENDING_H

#include "radix.h"
#include "results.h"

struct waiting;

struct pending { /* zeroed at first */
    struct waiting *pairs;
    size_t n, cap;
    struct buf rows;     /* of all pairs */
    struct radix *order; /* room to sort in */
    size_t cap_order;
};

/* Copies the rows; the pair's words are its no longer. */
void pending_add(struct pending *p, struct pair_result *pair, struct cur rows);
/* Whether so much waits that it should be stored. */
bool pending_is_full(const struct pending *p);
/* Into the corpus. Nothing waits any more, whatever is returned. */
int pending_store(struct pending *p, struct results *r, struct fault *ft);
void pending_free(struct pending *p);

#endif
