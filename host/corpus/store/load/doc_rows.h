/* doc_rows: the rows of one document in the tables of the corpus. */
#ifndef SLANT_DOC_ROWS_H
#define SLANT_DOC_ROWS_H

#include "chunk.h"
#include "fault.h"
#include "hash_set.h"
#include "stream.h"

struct sqlite3;
struct sqlite3_stmt;

#define DOC_ROWS_STATEMENTS 7

struct doc_rows {
    struct sqlite3_stmt *st[DOC_ROWS_STATEMENTS];
    int64_t load; /* id in table load */
    /* Bodies of all documents, while they are known (the corpus was empty when
       it was opened): what is not in there need not be asked for. */
    bool all_known;
    struct hash_set bodies;
    struct buf scratch; /* of one document */
};

/* Ends with doc_rows_free also after a fault. */
int doc_rows_open(struct doc_rows *r, struct sqlite3 *db, int64_t load,
                  bool empty, struct fault *ft);
void doc_rows_free(struct doc_rows *r);

/* Writes a document; ids: of its tokens' types. *twin: the oldest one with the
   same kept text, or 0. */
int doc_rows_put(struct doc_rows *r, int64_t id, const struct chunk_item *item,
                 const struct ids *ids, int64_t *twin, struct fault *ft);
int doc_rows_put_removed(struct doc_rows *r, int64_t id, const struct doc *d,
                         struct fault *ft);

#endif
