/*
 * sheet: a table on its way out, row by row. Each column says what it counts
 * and how it is defined, so that a verb's help, its header and the Lua API
 * cannot disagree.
 */
#ifndef SLANT_SHEET_H
#define SLANT_SHEET_H

#include <stdbool.h>

#include "results.h"

struct sheet_column {
    const char *name;
    const char *unit; /* "" for none */
    const char *definition;
    bool aside; /* not on a screen, which has little room */
};

enum {
    SHEET_COLUMNS_MAX = 40
};

/* What takes the rows. row gets one value a column, valid during the call;
   note a sentence about the whole table, warning: one that must be read. */
struct sheet_taker {
    void *cookie;
    void (*begin)(void *cookie, const struct sheet_column *const *columns,
                  size_t n);
    void (*row)(void *cookie, const struct value *cells);
    void (*note)(void *cookie, bool warning, const char *text);
};

struct sheet_note {
    bool warning;
    char *text;
};

struct sheet {
    const struct sheet_taker *to;
    const struct sheet_column *columns[SHEET_COLUMNS_MAX];
    struct value cells[SHEET_COLUMNS_MAX];
    size_t n, at;
    bool begun;
    struct sheet_note *held; /* until then */
    size_t n_held, held_cap;
};

/* Columns first, in order; sheet_begin; then the cells of each row from left to
   right. The bytes of a text cell must live until its row is full. Notes are
   taken when the table begins: what cannot be made needs none. */
void sheet_open(struct sheet *s, const struct sheet_taker *to);
void sheet_close(struct sheet *s);
void sheet_columns(struct sheet *s, const struct sheet_column *columns,
                   size_t n);
void sheet_begin(struct sheet *s);
void sheet_text(struct sheet *s, const char *p, size_t len); /* NULL: none */
void sheet_string(struct sheet *s, const char *p);           /* NULL: none */
void sheet_int(struct sheet *s, uint64_t v);
void sheet_real(struct sheet *s, double v); /* NAN: none */
void sheet_note(struct sheet *s, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void sheet_warn(struct sheet *s, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
