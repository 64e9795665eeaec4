/* groups: documents or places by what they have in common, for tables. */
#ifndef SLANT_GROUPS_H
#define SLANT_GROUPS_H

#include "page.h"

enum {
    GROUP_COUNTS = 7
};

struct group {
    char *key; /* NULL: not known */
    char *name;
    uint64_t n[GROUP_COUNTS]; /* the columns of the query behind the key */
    struct hits hits;
};

struct groups {
    struct group *at;
    size_t n;
    uint64_t left_out; /* groups that are not shown */
};

/* Reads a query of a key and counts, in the order it gives, to `most` groups.
 */
int groups_read(struct groups *g, struct scope *s, const char *sql, size_t most,
                struct fault *ft);
/* Gives each of `all`, which is by the value of documents, its key. */
void groups_name(struct group *all, const struct census *c);
/* The group of each value, or NULL: heap. */
struct group **groups_of_values(const struct groups *g, const struct census *c);

/* Of `all`, heap, those with a count in n[0], in this order, to `most`. */
void groups_take(struct groups *g, struct group *all, size_t n, size_t most,
                 int (*order)(const void *, const void *));
/* Which ones are shown is never the names' say: where there are too few
   clusters for a ranking, those that were taken are sorted anew. */
void groups_sort(struct groups *g, int (*order)(const void *, const void *));
/* Orders: not known ones first; the largest n[0] first, then by key. */
int groups_by_key(const void *a, const void *b);
int groups_by_count(const void *a, const void *b);

/* NULL: not shown. */
struct group *groups_find(struct groups *g, const char *key);
/* Sets how many places each may show; n[of] is its number of places. */
void groups_cap(struct groups *g, size_t of, size_t most, size_t budget);
void groups_free(struct groups *g);

/* Where not all groups are shown: how many, of how many, and why these. */
void groups_note(struct page *p, const struct groups *g, const char *groups,
                 const char *counted);

#endif
