/*
 * spill: n-grams in parts, in a file without a name ($TMPDIR), to be read
 * again part by part. 4 bytes a word.
 */
#ifndef SLANT_SPILL_H
#define SLANT_SPILL_H

#include "places.h"

struct spill;

/* n-grams of `size` words; the file is made here. FAULT_IO: it cannot be. */
int spill_new(struct spill **s, size_t parts, unsigned size, struct fault *ft);
void spill_free(struct spill *s);
/* The documents of a part ascend. What fails here is told by spill_each. */
void spill_put(struct spill *s, size_t part, uint32_t document,
               const uint32_t *ids);
/* The n-grams of a part as they were put, those of a document together. */
int spill_each(struct spill *s, size_t part, places_cb *each, void *cookie,
               struct fault *ft);

#endif
