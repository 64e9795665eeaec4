/*
 * census: the documents of a report, with all that its sections group and
 * count them by. They are read once: each section would else go through the
 * whole corpus several times. 40 bytes a document.
 */
#ifndef SLANT_CENSUS_H
#define SLANT_CENSUS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fault.h"

/* What documents are grouped by. */
enum census_by {
    BY_OUTLET,
    BY_YEAR,
    BY_BASIS, /* how the date is known; undated documents have none */
    BY_LANGUAGE,
    CENSUS_BYS
};

struct member {
    int64_t id, cluster;
    uint32_t value[CENSUS_BYS]; /* for census_name; 0: none */
    uint32_t tokens;
    bool dated;
};

struct census {
    struct member *at; /* by ascending id */
    size_t n;
    struct types *names; /* of all values */
    uint64_t clusters, tokens, bytes, kept, replaced, no_text;
    uint64_t stated, inferred, undated; /* dates */
};

struct store;

/* documents: of struct scope. */
int census_take(struct census *c, struct store *s, const char *documents,
                struct fault *ft);
void census_free(struct census *c);

/* How many values there may be: value[] is less. */
size_t census_values(const struct census *c);
/* Heap, NULL for 0; and back. */
char *census_name(const struct census *c, uint32_t value);
uint32_t census_find(const struct census *c, const char *name);
/* How many different ones its documents have, and how many have none. */
uint64_t census_count(const struct census *c, enum census_by by);
uint64_t census_without(const struct census *c, enum census_by by);

/* Whether this is the first document of the cluster that is met with the
   value; seen begins as zeros. */
struct hash_set;
bool census_is_first(struct hash_set *seen, uint32_t value, int64_t cluster);

#endif
