/*
 * stored_counts: what the corpus file knows of counts: the columns of table
 * types and, so that they need not be looked for there, two rows of table
 * corpus that are written with them: `types_frequent`, a few thousand types,
 * and `types_all`.
 */
#ifndef SLANT_STORED_COUNTS_H
#define SLANT_STORED_COUNTS_H

#include "counts.h"
#include "fault.h"

struct sqlite3;
struct store;

/* The row `counted` of table corpus: counts of documents up to this id are
   stored; -1: they have to be counted anew. */
int stored_counts_mark(struct sqlite3 *db, int64_t counted, struct fault *ft);
int stored_counts_marked(struct sqlite3 *db, int64_t *counted,
                         struct fault *ft);
/* Counts in the streams that are not stored yet, after setting the table to 0
   if it must be counted anew. *counted as above, never -1. */
int stored_counts_catch_up(struct counts *c, struct sqlite3 *db,
                           int64_t *counted, struct fault *ft);
/* Adds the changes to what is stored of the types up to `last` (the table has
   the counts of others), in the caller's transaction, and sets them to 0. */
int stored_counts_write(struct counts *c, uint32_t last, struct sqlite3 *db,
                        struct fault *ft);

enum stored_types {
    STORED_FREQUENT,
    STORED_ALL
};

struct stored_totals {
    uint64_t tokens, documents; /* of the corpus; documents with tokens */
    uint64_t least; /* all types with this frequency are among those read */
};

/* Adds the counts of types to c, which must be empty. 1, or 0 if they are
   missing or not up to date. */
int stored_counts_read(struct counts *c, struct stored_totals *t,
                       enum stored_types which, struct store *s,
                       struct fault *ft);

#endif
