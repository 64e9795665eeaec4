/* coverage: what each plugin has made of the documents: how many pairs are in
   which state, and by document variables how many documents it has answered
   (ok or empty). Out of one pass over the documents and one over the states. */
#ifndef SLANT_COVERAGE_H
#define SLANT_COVERAGE_H

#include "out.h"
#include "store.h"

struct coverage;

/* by: SQL expressions over the columns of `documents`; n may be 0. */
int coverage_read(struct coverage **c, struct store *s, const char *const *by,
                  size_t n, struct fault *ft);
void coverage_free(struct coverage *c);

int coverage_print_states(const struct coverage *c, enum out_format format,
                          struct fault *ft);
/* By the i-th expression. */
int coverage_print(struct coverage *c, size_t i, enum out_format format,
                   struct fault *ft);

#endif
