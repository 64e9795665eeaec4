/*
 * row_source: the rows of a result as the table `slant_rows`, which a statement
 * reads to put them where they belong. One statement for all rows of a table
 * that follow each other takes half the time of one for each. Inside the
 * store's folder only.
 */
#ifndef SLANT_ROW_SOURCE_H
#define SLANT_ROW_SOURCE_H

#include "results.h"

struct sqlite3;

struct row_source {
    const struct manifest *m; /* NULL: there are no rows */
    struct cur rows;          /* behind the row at hand */
    int64_t document, number; /* `number`: among the rows of its table */
    int64_t numbers[MANIFEST_TABLES_MAX];
    size_t table;        /* of the rows that a statement reads */
    uint32_t n;          /* rows read */
    bool there;          /* there is a row at hand */
    bool bad;            /* the bytes are no rows of the tables */
    struct value *cells; /* of the row at hand, by SQL column */
    size_t n_cells;
};

/* Columns of SQL that a row of t has, beside the document and the number. */
size_t row_source_cells(const struct result_table *t);
/* Makes the table on a connection, for rows of so many cells at most; s must
   live until row_source_close. */
int row_source_open(struct row_source *s, struct sqlite3 *db, size_t n_cells,
                    struct fault *ft);
void row_source_close(struct row_source *s, struct sqlite3 *db);

/* The columns of slant_rows that are those of t: result_tables_columns. */
void row_source_columns(const struct result_table *t, struct buf *sql);

/* Rows of a document or, with 0, of the corpus; they must live until their end.
   Then, while row_source_more is true, a statement that reads slant_rows takes
   rows of s->table. After the last one s->bad tells of bytes that are no rows.
 */
void row_source_begin(struct row_source *s, const struct manifest *m,
                      int64_t document, struct cur rows);
bool row_source_more(struct row_source *s);

#endif
