/*
 * table_rows: a table as RFC 4180 has it, row by row: quoted line breaks, LF,
 * CR LF or CR, any of , ; tab | between cells.
 */
#ifndef SLANT_TABLE_ROWS_H
#define SLANT_TABLE_ROWS_H

#include <stdbool.h>
#include <stdint.h>

#include "carrier.h"

struct rows {
    struct carrier *in; /* NULL: everything is in raw */
    char delimiter;
    uint64_t most; /* bytes that a row may have */
    /* the last row */
    uint64_t line;   /* where it begins, from 1 */
    struct buf text; /* its cells, valid UTF-8, each with a NUL behind it */
    size_t *cell;    /* where each begins in text */
    size_t n, cap;
    size_t replaced; /* invalid byte sequences that became U+FFFD */
    uint64_t stray;  /* line of a quote inside a quoted cell that is neither
                        doubled nor at its end, taken as it is; or 0 */
    /* the rest is its own */
    struct buf raw;
    size_t at, scanned; /* the row's start; looked at from there */
    uint64_t next_line, quote_line;
    bool end, quoted, open;
};

enum rows_found {
    ROWS_ROW,
    ROWS_TOO_LONG,   /* passed over */
    ROWS_OPEN_QUOTE, /* passed over its first line: a quote opened in it is
                        never closed */
    ROWS_END
};

/* Of a table whose first bytes these are: what the header line holds most of
   outside quotes. */
char rows_delimiter(const char *head, size_t len);

/* Blank lines are passed over. */
enum rows_found rows_next(struct rows *r);
void rows_free(struct rows *r);
const char *rows_cell(const struct rows *r, size_t i, size_t *len);

#endif
