/* standing: how the documents of a report stand with a plugin, and which of
   them have rows that are current. */
#ifndef SLANT_STANDING_H
#define SLANT_STANDING_H

#include "census.h"
#include "pair_result.h"

/* Counts of documents; those between the two are enum pair_state. */
enum {
    STANDING_NEVER = 0,
    STANDING_STALE = PAIR_CRASHED + 1, /* of another configuration */
    STANDINGS
};

struct standing {
    char *plugin;
    uint64_t n[STANDINGS];
    struct types *causes; /* of what was skipped; 0: none was given */
    uint64_t *skipped;    /* by cause */
    size_t cap;
    unsigned char *good; /* bit for each member: ok or empty, and current */
};

struct store;

struct standings {
    struct store *store;
    const struct census *census;
    struct standing **at;
    size_t n, cap;
};

/* Read when it is first asked for; stays theirs. */
int standing_of(const struct standing **t, struct standings *all,
                const char *plugin, struct fault *ft);
void standings_free(struct standings *all);

/* Goes along the documents with a query of a plugin's rows. */
struct along {
    const struct census *census;
    const struct standing *standing;
    size_t at; /* of the census */
    struct sql *rows;
};

/* text: a SELECT whose first column is the document, ascending. Closed if it
   fails. */
int along_open(struct along *a, struct standings *all, const char *plugin,
               const char *text, struct fault *ft);
/* The next row that is current, of a document in the report, *m. 1, 0: no more,
   -1: fault. */
int along_next(struct along *a, const struct member **m, struct fault *ft);
void along_close(struct along *a);

#endif
