/* phrases: a query that is but words, phrases and alternatives of these: what
   can be counted without looking at sentences or signs. */
#ifndef SLANT_PHRASES_H
#define SLANT_PHRASES_H

#include "atoms.h"

#define PHRASES_ANY UINT32_MAX /* in place of an atom: any one word */

struct phrase { /* words one behind the other */
    uint32_t *atom;
    size_t n;
};

struct phrases { /* zeroed is empty */
    struct phrase *at;
    size_t n;
};

/* Reads a query (query_tree.h). FAULT_USAGE, also for what else queries can
   have, and for signs, which are in no token. */
int phrases_parse(struct phrases *p, struct atoms *atoms, const char *text,
                  struct fault *ft);
void phrases_free(struct phrases *p);

#endif
