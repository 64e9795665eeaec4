/* coverage: for each plugin the documents that it has answered (ok or empty),
   by document variables. */
#ifndef SLANT_COVERAGE_H
#define SLANT_COVERAGE_H

#include "out.h"
#include "store.h"

/* by: an SQL expression over the columns of `documents`. */
int coverage_print_one(struct store *s, const char *by, enum out_format format,
                       struct fault *ft);
/* A table under a heading for each of n, out of one pass over the documents. */
int coverage_print(struct store *s, const char *const *by, size_t n,
                   struct fault *ft);

#endif
