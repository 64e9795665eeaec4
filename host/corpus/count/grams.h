/*
 * grams: every n-gram of a group of documents, counted in flat memory. Of the
 * range of hashes a pass counts as much as fits into the table; what does not
 * is left to the next pass.
 */
#ifndef SLANT_GRAMS_H
#define SLANT_GRAMS_H

#include "passage.h"

/* Some n-grams as they come: n times q->size ids. */
typedef void grams_batch_cb(void *cookie, uint32_t document,
                            const uint32_t *ids, size_t n);

/* Every place of an n-gram of q->size words, up to q->skip passed over between
   neighbours, none across a cut. document counts from 1. */
int grams_scan(struct work *w, const struct group *g, grams_batch_cb *each,
               void *cookie, struct fault *ft);

typedef void gram_cb(void *cookie, const uint32_t *ids, uint32_t frequency,
                     uint32_t docfreq);

#define GRAMS_BYTES (64 << 20)

/* Every different one, in no order. bytes: of the table at most. */
int grams_each(struct work *w, const struct group *g, size_t bytes,
               gram_cb *each, void *cookie, struct fault *ft);

#endif
