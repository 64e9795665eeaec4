/*
 * sql: a user's own SQL, read only. SELECT over the corpus' tables and views;
 * an authorizer lets nothing else through; one statement; limits on length,
 * depth and time; sqlite3_interrupt from a signal handler is safe.
 */
#ifndef SLANT_SQL_H
#define SLANT_SQL_H

#include "value.h"
#include "store.h"

struct sql; /* a running statement */

/* seconds: a deadline, 0 for none. Bad SQL, a forbidden action, a write:
   FAULT_USAGE, with SQLite's message and, for an unknown table or column, the
   nearest name there is. A deadline that passes is FAULT_USAGE too ("took
   longer than"). */
int sql_open(struct sql **q, struct store *s, const char *text, double seconds,
             struct fault *ft);
void sql_close(struct sql *q);
/* The values of the parameters (?, ?2, :name), before the first sql_next; those
   not given are NULL. Another number of values than of parameters:
   FAULT_USAGE. */
int sql_bind(struct sql *q, const struct value *values, size_t n,
             struct fault *ft);
size_t sql_columns(const struct sql *q);
const char *sql_name(const struct sql *q, size_t column);
/* 1 a row, 0 the end, -1 fault. Values are valid until the next call; a BLOB
   comes as VALUE_TEXT with its bytes and *blob set, if blob is not NULL. */
int sql_next(struct sql *q, struct fault *ft);
struct value sql_value(const struct sql *q, size_t column, bool *blob);

#endif
