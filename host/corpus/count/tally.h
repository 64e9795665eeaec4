/*
 * tally: how often each unit stands in a group of documents, and which of them
 * are to be shown.
 */
#ifndef SLANT_TALLY_H
#define SLANT_TALLY_H

#include "stored_counts.h"
#include "selection.h"
#include "request.h"

struct tally {
    struct counts counts; /* by unit */
    uint64_t tokens;
    uint64_t documents; /* with tokens */
};

struct work;

struct counted {
    const struct group *group;
    const struct tally *tally;
};

/* Of a group of documents. What is most of the corpus is made of the stored
   counts less the other documents, so that it takes little time, too; less
   still when these are a group that is counted already: `other`, or NULL. */
int tally_make(struct tally *t, struct work *w, const struct group *g,
               const struct counted *other, struct fault *ft);
/* Of the whole corpus by the rule slant, from what the loader counted: 1, or 0
   if that is not up to date. STORED_FREQUENT takes no time and has all types
   with a frequency of *least. */
int tally_stored(struct tally *t, struct store *s, enum stored_types which,
                 uint64_t *least, struct fault *ft);
/* Adds (sign 1) or takes off (-1) what was counted of other documents. */
void tally_join(struct tally *t, const struct tally *other, int sign);
void tally_free(struct tally *t);

static inline struct count
tally_of(const struct tally *t, uint32_t unit)
{
    return unit < t->counts.n ? t->counts.at[unit] : (struct count){0};
}

/* A unit to be shown. */
struct entry {
    uint32_t unit;
    uint32_t len; /* of form */
    const char *form;
    uint64_t frequency;
    uint64_t docfreq;
};

/* Keeps those that may be among the first `limit` by frequency, in any order;
   0: all. Returns how many. Forms are not looked at. */
size_t entries_cut(struct entry *e, size_t n, uint64_t limit);
/* By falling frequency, then by code points. */
void entries_sort(struct entry *e, size_t n);

/* Those that the features want, by falling frequency, then by code points. At
   least the first `limit` of them are in order; 0: all are. What form points to
   lives as long as u. Reads forms only as far as needed. */
int tally_entries(const struct tally *t, struct units *u,
                  const struct features *f, uint64_t limit,
                  struct entry **entries, size_t *n, struct fault *ft);

#endif
