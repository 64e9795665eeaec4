/*
 * comparison: every word of two parts of a corpus, by how much it sets one off
 * from the other.
 */
#ifndef SLANT_COMPARISON_H
#define SLANT_COMPARISON_H

#include "contingency.h"
#include "parts.h"
#include "ranking.h"

struct judged;

struct comparison {
    struct work *w;
    struct parts parts;         /* the caller's */
    struct ranking more, fewer; /* by the measure asked for: in the target */
    struct judged *judged;      /* by a hash of the counts */
    double *p, *strength;       /* by unit; NAN: none */
    size_t size, n, n_p;        /* units and one; words compared; with a p */
};

/* FAULT_USAGE for a name that is no measure; NULL is one. */
int comparison_check(const char *sort, struct fault *ft);
/* Of c->parts. Ends with comparison_free also after a fault. */
int comparison_make(struct comparison *c, struct fault *ft);
void comparison_free(struct comparison *c);

/* Tokens, or documents, of a word in both parts. */
struct contingency comparison_tokens(const struct comparison *c, uint32_t unit);
struct contingency comparison_documents(const struct comparison *c,
                                        uint32_t unit);
/* The p of g2_4 of these tokens, where there are enough clusters and places for
   one. */
double comparison_p(const struct comparison *c, const struct contingency *t,
                    double g2);

#endif
