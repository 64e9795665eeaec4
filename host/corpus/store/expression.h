/*
 * expression: the user's own SQL expressions inside slant's SQL: a condition
 * (--where, --target) or a value to group by (--by), over the columns of the
 * view `documents` and the document variables.
 */
#ifndef SLANT_EXPRESSION_H
#define SLANT_EXPRESSION_H

#include "store.h"

/* Whether `where` and `by`, either may be NULL, are one complete expression
   each: what begins in it ends in it, so that it means the same between
   brackets, and SQLite can read it. Else FAULT_USAGE with the expression, the
   character where it goes wrong and what to write instead. */
int expression_check(struct store *s, const char *where, const char *by,
                     struct fault *ft);
/* Adds to a FAULT_USAGE of reading rows which expressions they come from. */
void expression_blame(const char *where, const char *by, struct fault *ft);

/* Checked expressions as SQL, the caller's to free. The condition is 1, 0 or
   NULL, and 1 for a NULL; a text that is no number is neither true nor false,
   also behind NOT, AND and OR, but a FAULT_USAGE when the row is read. The
   value may be a period's name (period.h), and NULL for a NULL. */
char *expression_condition(const char *where);
char *expression_value(struct store *s, const char *by);

/* Whether a name is such a word of SQL that a table of this name needs quotes
   around it. */
bool expression_is_reserved(const char *name);

#endif
