/*
 * marks: a document's text with what a plugin found in it. Each row of the
 * plugin has a number, in the order of the text; its place is shown between
 * [NUMBER values] and [/NUMBER], a further span of it with the span's name.
 */
#ifndef SLANT_MARKS_H
#define SLANT_MARKS_H

#include "doc.h"
#include "manifest.h"
#include "out.h"
#include "store.h"

struct mark {
    uint32_t start, stop;
    size_t row;       /* index in rows */
    const char *name; /* of a span that is not the row's first, or NULL */
};

struct marked_row {
    const char *table; /* its name in the manifest, "" for the document's */
    int64_t n;         /* its number there */
    char *values;      /* "China -> Russia, polarity -1, kind act" */
    bool placed;       /* has a place in the text */
    uint32_t start, stop;
};

struct marks {
    struct marked_row *rows; /* by place; those without one last */
    size_t n_rows, cap_rows;
    struct mark *at;
    size_t n, cap;
    bool tables; /* rows of more than one table: say of which */
};

/* A number as people read it: three digits, and all before the point. */
void marks_real(struct buf *b, double v);

/* The rows of document id in the plugin's tables; m must outlive the marks. */
int marks_read(struct marks *k, struct store *s, const struct manifest *m,
               int64_t id, const struct doc *d, struct fault *ft);
void marks_free(struct marks *k);

/* On stdout. k NULL: with the removed stretches alone. */
void marks_print(const struct marks *k, const struct doc *d);
/* Rows that stand nowhere in the text; nothing if there are none. */
void marks_print_unplaced(const struct marks *k);
/* All rows as a table: mark, table, start, stop, values, text. */
int marks_print_rows(const struct marks *k, const struct doc *d,
                     enum out_format format, struct fault *ft);

#endif
