/* counts: total and document frequency of types: of chosen documents, or
   changes until they are written to the table `types`. 16 bytes a type. */
#ifndef SLANT_COUNTS_H
#define SLANT_COUNTS_H

#include <stddef.h>
#include <stdint.h>

#include "fault.h"
#include "stream.h"

struct sqlite3;
struct store;

struct count {
    int64_t frequency;
    union {
        struct {
            int32_t docfreq;
            uint32_t last; /* document that had the type, as counted here */
        };
        uint64_t seen; /* both: read and written as one, a token costs half */
    };
};

struct counts {       /* zeroed is empty */
    struct count *at; /* by type id */
    size_t n;
    uint32_t documents; /* added so far */
};

/* Counts one document's stream in (sign 1) or out (-1). */
void counts_add(struct counts *c, const struct ids *ids, int sign);
/* The same, but there must be room for its ids. */
void counts_add_types(struct counts *c, const uint32_t *types, size_t n,
                      int sign);
/* Room for ids up to this one. */
void counts_reserve(struct counts *c, uint32_t highest);
/* Reads what the table `types` has of all documents, and how many of them have
   tokens; 1, or 0 if the table is not up to date. */
int counts_read(struct counts *c, struct store *s, uint64_t *documents,
                struct fault *ft);
/* Counts in every stream of the corpus behind document `from`. */
int counts_add_after(struct counts *c, struct sqlite3 *db, int64_t from,
                     struct fault *ft);
/* Adds the changes to the table, in the caller's transaction. */
int counts_write(struct counts *c, struct sqlite3 *db, struct fault *ft);
void counts_free(struct counts *c);

/* The row `counted` of table corpus: counts of documents up to this id are in
   the table; -1: they have to be counted anew. */
int counts_mark(struct sqlite3 *db, int64_t counted, struct fault *ft);
int counts_marked(struct sqlite3 *db, int64_t *counted, struct fault *ft);
/* Counts in what is not in the table yet, after setting the table to 0 if it
   must be counted anew. *counted as above, never -1. */
int counts_catch_up(struct counts *c, struct sqlite3 *db, int64_t *counted,
                    struct fault *ft);

#endif
