/*
 * verify: results that were computed a second time against what is stored.
 * Pairs over a limit or crashed are left out: they depend on the machine.
 */
#ifndef SLANT_VERIFY_H
#define SLANT_VERIFY_H

#include "plan.h"

struct verify;

/* change: store_change when the sample was found. */
struct verify *verify_new(struct store *s, const struct plan *p,
                          int64_t change);
void verify_free(struct verify *v);

/* Out of all pairs of the plan keeps those that are done, of at most n
   documents, evenly spread. */
int verify_sample(struct results *r, const int64_t *ids, size_t n_ids, size_t n,
                  struct owed **owed, size_t *n_owed, struct fault *ft);

/* 0 the same, -1 fault, 1 not: then *difference is a result failed(verify) that
   says what differs; free it. What differs since others have written to the
   corpus is no difference, but FAULT_BUSY. */
int verify_pair(struct verify *v, const struct pair_result *p, struct cur rows,
                struct pair_result *difference, struct fault *ft);
/* The same for a plugin's partial aggregate of a block, and for the rows of its
   corpus tables. */
int verify_partial(struct verify *v, size_t plugin, int64_t block,
                   struct cur partial, struct pair_result *difference,
                   struct fault *ft);
int verify_corpus(struct verify *v, size_t plugin, row_pieces *next,
                  void *cookie, struct pair_result *difference,
                  struct fault *ft);

#endif
