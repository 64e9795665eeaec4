/*
 * result_tables: the SQL that stands for a manifest: tables, their columns,
 * views with evidence. Always made from the manifest, never read from a file.
 * Inside the store's folder only.
 *
 * A span column named `at` is the columns start and stop, another NAME is
 * NAME_start and NAME_stop. Rows and corpus tables have the row's number in
 * `n`, or in `row` if the plugin has a column n of its own.
 */
#ifndef SLANT_RESULT_TABLES_H
#define SLANT_RESULT_TABLES_H

#include <stdbool.h>

#include "buf.h"
#include "manifest.h"

struct sqlite3;

/* Heap string: `<plugin>` or `<plugin>_<name>`. */
char *result_tables_name(const struct manifest *m,
                         const struct result_table *t);
/* All table and view names of a manifest / all SQL columns of a table, those
   the host adds first; heap arrays of heap strings. */
size_t result_tables_names(const struct manifest *m, char ***names);
size_t result_tables_columns(const struct result_table *t, char ***names);

bool result_tables_has_evidence(const struct result_table *t);

/* 1 the file has the table just as the manifest makes it, 0 not, -1 fault. */
int result_tables_there(struct sqlite3 *db, const struct manifest *m,
                        const struct result_table *t, struct fault *ft);

/* Each appends one statement. */
void result_tables_create(const struct manifest *m,
                          const struct result_table *t, struct buf *sql);
void result_tables_create_view(const struct manifest *m,
                               const struct result_table *t, struct buf *sql);
/* `INSERT INTO t`: document and number (rows), document (document) or number
   (corpus), then the columns. */
void result_tables_insert(const struct manifest *m,
                          const struct result_table *t, struct buf *sql);
/* The plugin's columns of document ?1, in order. */
void result_tables_select(const struct manifest *m,
                          const struct result_table *t, struct buf *sql);
/* The rows of document ?1. */
void result_tables_delete(const struct manifest *m,
                          const struct result_table *t, struct buf *sql);

#endif
