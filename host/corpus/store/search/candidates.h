/* candidates: the documents that hold the words a hit needs, by the lists of
   postings. Inside the store's folder only. */
#ifndef SLANT_CANDIDATES_H
#define SLANT_CANDIDATES_H

#include "lexis.h"
#include "postings.h"
#include "query_tree.h"

/* Calls each for them, ascending, also for removed ones, with how many of their
   tokens hold an atom of `begins` (by atom). type: all types that hold an atom,
   ascending, n of them. */
int candidates(struct postings *p, const struct query *q, const struct lexis *x,
               const uint32_t *type, size_t n, const bool *begins,
               void (*each)(void *cookie, int64_t document, uint32_t tokens),
               void *cookie, struct fault *ft);

#endif
