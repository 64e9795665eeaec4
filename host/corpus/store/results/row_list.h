/*
 * row_list: rows in memory that one statement stores. A connection's virtual
 * table `row_list` shows a list that is bound as its argument, so that
 *   INSERT INTO t SELECT c0, c1, c2 FROM row_list(?1)
 * is set up once for many rows and its cursor stays where the last row went,
 * which takes half the time of a statement a row. Inside the store's folder
 * only; what users write in SQL runs on connections without it.
 */
#ifndef SLANT_ROW_LIST_H
#define SLANT_ROW_LIST_H

#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "fault.h"
#include "manifest.h"
#include "value.h"

struct sqlite3;
struct sqlite3_stmt;

struct row_list {
    struct value *values; /* row after row; texts belong to somebody else, spans
                             are two integers */
    size_t n, cap;        /* of values */
    size_t width;         /* SQL columns of a row, set by the user */
};

void row_list_free(struct row_list *l);

/* Appends. The values of a row are added from its first column to its last. */
void row_list_int(struct row_list *l, int64_t v);
void row_list_text(struct row_list *l, const char *s); /* NULL: no value */
void row_list_bytes(struct row_list *l, const char *s, size_t len);
void row_list_null(struct row_list *l);
/* The columns of a row of table t, as in pair_result.rows behind the table's
   index. -1: they do not fit the table. */
int row_list_decode(struct row_list *l, const struct result_table *t,
                    struct cur *c);

/* Gives the connection its table, for lists at most `width` wide. */
int row_list_register(struct sqlite3 *db, size_t width, struct fault *ft);
/* Appends ` SELECT c0, c1, ... FROM row_list(?1)`. */
void row_list_select(size_t width, struct buf *sql);
/* Runs such a statement, unless the list is empty, which it is then. */
int row_list_store(struct row_list *l, struct sqlite3_stmt *st,
                   struct fault *ft);

#endif
