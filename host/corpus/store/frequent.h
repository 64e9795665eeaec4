/*
 * frequent: the frequent types, kept beside the table `types` whenever that is
 * written, so that the first rows of the list of all words need not be looked
 * for among all types: the row `frequent` of table corpus.
 */
#ifndef SLANT_FREQUENT_H
#define SLANT_FREQUENT_H

#include "counts.h"

struct frequent {
    uint64_t tokens, documents; /* of the corpus; documents with tokens */
    int64_t least;              /* all types with this frequency are known */
};

/* In the caller's transaction, after the table was brought up to date. */
int frequent_write(struct sqlite3 *db, struct fault *ft);
/* Adds the frequent types to c. 1, or 0 if the row is missing or not up to
   date. */
int frequent_read(struct frequent *f, struct counts *c, struct store *s,
                  struct fault *ft);

#endif
