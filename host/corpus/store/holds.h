/*
 * holds: the SQL function holds(value), whether a condition is true: 1, 0 or
 * NULL. A text that is no number is neither, but an error: SQLite itself takes
 * it for 0, so that a mere name of a variable would hold for no document, in
 * silence.
 */
#ifndef SLANT_HOLDS_H
#define SLANT_HOLDS_H

#include "fault.h"

struct sqlite3;

/* Makes it known to SQL. */
int holds_install(struct sqlite3 *db, struct fault *ft);

#endif
