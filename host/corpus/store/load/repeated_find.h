/* repeated_find: which paragraphs an outlet repeats, by the keys that lie
   behind signatures. Inside the store's folder only. */
#ifndef SLANT_REPEATED_FIND_H
#define SLANT_REPEATED_FIND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fault.h"

struct sqlite3;

/* A document whose paragraphs were counted. */
struct counted {
    int64_t id, cluster;
    uint32_t outlet;   /* number from 1 */
    uint32_t first, n; /* its keys */
};

/* A key that three documents of an outlet have which are no copies. */
struct recurrence {
    uint64_t key;           /* outlet << 32 | key of the paragraph */
    uint32_t first, n;      /* its documents: into `member`, ascending */
    bool most;              /* of the outlet's documents, of ten or more */
    bool known, most_known; /* the same was so before the last load */
};

struct recurrences { /* zeroed is empty */
    struct counted *doc;
    size_t n_docs, cap_docs;
    uint32_t *key; /* of all documents */
    size_t n_keys, cap_keys;
    uint32_t *member; /* indexes of documents */
    size_t n_members, cap_members;
    struct recurrence *at; /* ascending by key */
    size_t n, cap;
};

/* Of the outlets that have documents behind id `mark`. */
int repeated_find(struct sqlite3 *db, int64_t mark, struct recurrences *r,
                  struct fault *ft);
void recurrences_free(struct recurrences *r);

#endif
