/* complement: what follows a cue and tells what is said: a quotation, a clause,
   an infinitive, a noun phrase. */
#ifndef SLANT_COMPLEMENT_H
#define SLANT_COMPLEMENT_H

#include "statements.h"

struct complement {
    enum kind kind; /* KIND_NONE: there is none */
    int first, last, cue_stop;
    bool quoted;
};

static inline bool
says(const struct clauses *d, int i, const char *pattern)
{
    return tags_from(d, i, pattern) != NO_PLACE;
}

/* Of two places, the first that there is. */
static inline int
or_else(int a, int b)
{
    return a == NO_PLACE ? b : a;
}

static inline bool
has(const struct cue *c, enum frame f)
{
    return c->frames[f] != KIND_NONE;
}

/* Behind a verb and its particle; NO_PLACE: that is not there. */
int over_particle(const struct clauses *d, int i, const struct cue *c);
/* Behind a hearer, a time or a place; the same place when there is none. */
int over_hearer(const struct clauses *d, int i);
/* Behind adverbs, times, and places: `on Monday`, `in Beijing`. */
int over_asides(const struct clauses *d, int i);
/* The last place of the quotation at place i. */
int quotation_end(const struct clauses *d, int i);
/* What follows the cue at place i. */
struct complement complement_of(const struct statement_reader *r, int i,
                                const struct cue *c);

#endif
