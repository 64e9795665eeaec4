/* standing: how the documents of a report stand with a plugin, and which of
   them have rows that are current. */
#ifndef SLANT_STANDING_H
#define SLANT_STANDING_H

#include "census.h"
#include "results.h"

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

/* Goes along with a query of a plugin's rows that come by ascending document.
 */
struct along {
    const struct census *census;
    const struct standing *standing;
    size_t at;
};

/* The document of a row, if it is in the report and the row is current, or
   NULL. */
const struct member *along_to(struct along *a, int64_t document);

#endif
