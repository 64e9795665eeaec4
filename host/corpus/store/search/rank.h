/*
 * rank: the documents that are most about some terms, by BM25.
 *
 *   score = sum over terms of idf x tf / (tf + k1 (1 - b + b length / mean))
 *   idf   = ln(1 + (N - df + 0.5) / (df + 0.5)), k1 = 1.2, b = 0.75
 *
 * the variant of Lucene 8 and later (Kamphuis et al. 2020, "Which BM25 do you
 * mean?"): idf is above 0 for every term, so that a term which most of five
 * documents have still ranks them (FTS5's is 0 then). N, df and the mean length
 * are of the documents chosen by `where` that have tokens.
 */
#ifndef SLANT_RANK_H
#define SLANT_RANK_H

#include "kwic.h"

enum {
    RANK_TERMS_MAX = 50
};

struct rank_request {
    const char *const *term; /* queries (query_tree.h); n of them */
    size_t n;
    const char *where; /* reader_select's; NULL: all documents */
    bool unique;       /* of a duplicate cluster one document */
    size_t limit;      /* documents reported */
};

struct rank_hit {
    int64_t document;
    const struct doc *doc; /* whole */
    double score;
    size_t terms; /* how many of the terms it has */
    uint64_t hits;
    struct span snippet;     /* its sentence with the most telling terms */
    const struct span *mark; /* hits in the snippet, ascending */
    size_t n_marks;
};

/* Calls each for the best documents, the best first, equal ones by id. *found:
   how many have any of the terms. */
int rank_find(struct store *s, const struct rank_request *q,
              void (*each)(void *cookie, const struct rank_hit *hit),
              void *cookie, uint64_t *found, struct fault *ft);

#endif
