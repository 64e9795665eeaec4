/*
 * postposed: statements whose verb and subject stand behind or amid what is
 * said: `..., X said`, `..., said X`, `..., as X put it`.
 */
#ifndef SLANT_POSTPOSED_H
#define SLANT_POSTPOSED_H

#include "statements.h"

/* Whether a verb stands behind `as`: as saying. */
bool as_saying(const struct statement_reader *r, int i, const struct cue *c);
/* `As X put it, ...` and `..., as X put it.`: the clause beside it. */
bool read_as(struct statement_reader *r, int i, const struct cue *c,
             struct statement *s);
/* `X said` or `said X` behind or amid what is said. When it is not there,
   pieces of *s may have been added. */
bool read_postposed(struct statement_reader *r, int i, const struct cue *c,
                    struct statement *s);

#endif
