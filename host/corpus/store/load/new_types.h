/*
 * new_types: the types that a load adds to table `types`. They are written
 * before a commit, with their counts as they are then: few have to be written
 * again at the end. Inside the store's folder only.
 */
#ifndef SLANT_NEW_TYPES_H
#define SLANT_NEW_TYPES_H

#include "counts.h"
#include "fault.h"
#include "row_list.h"
#include "types.h"

struct new_types {
    const struct types *types;
    struct sqlite3 *db;
    struct sqlite3_stmt *put, *set;
    struct row_list rows; /* of table types, to be put */
    uint32_t before;      /* types up to this id are not new */
    struct writing {      /* those from the last one's end */
        uint32_t last;    /* up to this id, */
        uint32_t after;   /* when so many documents had been counted */
    } * at;
    size_t n, cap;
};

/* t: the types of the file, and those that come. */
int new_types_open(struct new_types *n, const struct types *t,
                   struct sqlite3 *db, struct fault *ft);
void new_types_free(struct new_types *n);

/* Writes those that are new by now. Until all is counted the file says that
   it must be counted anew. c: of all documents that may have them. */
int new_types_put(struct new_types *n, const struct counts *c,
                  struct fault *ft);
/* Writes the counts that have changed since. */
int new_types_count(struct new_types *n, const struct counts *c,
                    struct fault *ft);

#endif
