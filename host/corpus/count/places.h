/* places: where n-grams stand in a group of documents. */
#ifndef SLANT_PLACES_H
#define SLANT_PLACES_H

#include "pass.h"

/* n n-grams of a document (counted from 1), each `step` ids behind the one
   before. */
typedef void places_cb(void *context, uint32_t document, const uint32_t *ids,
                       size_t n, size_t step);

/* Every place of an n-gram of q->size words, up to q->skip passed over between
   neighbours, none across a cut. contexts: as pass_each has it. */
int places_each(struct pass *p, const struct request *q, places_cb *each,
                void *contexts, size_t size, struct fault *ft);

#endif
