/* statement: SQLite calls with faults instead of result codes. Inside the
   store's folder only. */
#ifndef SLANT_STATEMENT_H
#define SLANT_STATEMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fault.h"
#include "hash.h"

struct sqlite3;
struct sqlite3_stmt;

/* What the connection says went wrong, as a fault of the right kind. */
int statement_fault(struct sqlite3 *db, struct fault *ft);
/* What is written to a file that has no name any more is lost: a fault. */
int statement_check_there(struct sqlite3 *db, struct fault *ft);

/* One statement, to be used more than once; the caller finalizes it. */
int statement_prepare(struct sqlite3 *db, const char *sql,
                      struct sqlite3_stmt **st, struct fault *ft);
/* Prepares a list; on a fault none is left. */
int statement_prepare_all(struct sqlite3 *db, const char *const *sql, size_t n,
                          struct sqlite3_stmt **st, struct fault *ft);
void statement_free_all(struct sqlite3_stmt **st, size_t n);

/* 1 a row, 0 the end (and reset), -1 a fault (and reset). */
int statement_step(struct sqlite3_stmt *st, struct fault *ft);
/* Runs to the end and resets; the bindings stay. */
int statement_run(struct sqlite3_stmt *st, struct fault *ft);

/* Statements in one text, with sqlite3_mprintf's forms (%w in an identifier,
   %Q a string). No rows are looked at. */
int statement_exec(struct sqlite3 *db, struct fault *ft, const char *format,
                   ...);
/* The first column of the first row of a query; *v stays if there is none. */
int statement_int(struct sqlite3 *db, const char *sql, int64_t *v,
                  struct fault *ft);

/* Bound bytes must live until the statement is run. NULL binds NULL. */
void statement_text(struct sqlite3_stmt *st, int index, const char *s);
void statement_blob(struct sqlite3_stmt *st, int index, const void *p,
                    size_t len);
/* A column's text as a heap string, NULL for NULL. */
char *statement_copy(struct sqlite3_stmt *st, int column);
/* Whether a column holds this hash. */
bool statement_is(struct sqlite3_stmt *st, int column, const struct hash *h);

#endif
