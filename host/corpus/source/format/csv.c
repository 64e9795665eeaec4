#include "csv.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "plural.h"
#include "table_rows.h"

/* What makes a row of a table that describes documents a mistake. */
static int
check_row(const struct csv *t, const struct rows *r, enum rows_found found,
          const char *name, struct fault *ft)
{
    if (r->stray)
        return fault_set(ft, FAULT_USAGE,
                         "%s:%zu: text follows a closing quote; write a "
                         "quote inside a cell twice (\"\")",
                         name, (size_t)r->stray);
    if (found == ROWS_OPEN_QUOTE)
        return fault_set(
            ft, FAULT_USAGE,
            "%s:%zu: the quote that opens here is never closed; close "
            "it, and write a quote inside a cell twice (\"\")",
            name, (size_t)r->quote_line);
    if (t->rows && r->n != t->columns)
        return fault_set(
            ft, FAULT_USAGE,
            "%s:%zu: %zu cell%s where the header has %zu; put cells "
            "that hold the delimiter in quotes, or add the missing "
            "delimiters",
            name, (size_t)r->line, r->n, plural(r->n), t->columns);
    return 0;
}

static void
add_row(struct csv *t, const struct rows *r, struct buf *bytes)
{
    t->cell =
        mem_grow(t->cell, &t->cap_cells, t->n_cells + r->n, sizeof *t->cell);
    for (size_t i = 0; i < r->n; i++)
        t->cell[t->n_cells++] = bytes->len + r->cell[i];
    buf_add(bytes, r->text.data, r->text.len);
    t->line = mem_grow(t->line, &t->cap_lines, t->rows + 1, sizeof *t->line);
    t->line[t->rows++] = (size_t)r->line;
    t->columns = t->rows == 1 ? r->n : t->columns;
}

static int
check_header(const struct csv *t, const char *name, struct fault *ft)
{
    if (!t->rows)
        return fault_set(ft, FAULT_USAGE,
                         "%s: empty; its first line must name the columns",
                         name);
    for (size_t i = 0; i < t->columns; i++) {
        for (size_t j = 0; j < i; j++) {
            if (strcmp(csv_cell(t, 0, i), csv_cell(t, 0, j)) == 0)
                return fault_set(
                    ft, FAULT_USAGE,
                    "%s:1: two columns are called `%s`; rename one", name,
                    csv_cell(t, 0, i));
        }
    }
    return 0;
}

int
csv_parse(struct csv *t, const char *data, size_t len, const char *name,
          struct fault *ft)
{
    struct csv made = {0};
    struct buf bytes = {0};
    struct rows r = {.most = len};
    enum rows_found found = ROWS_ROW;
    int failed = 0;

    buf_add(&r.raw, data, len);
    r.delimiter = rows_delimiter(data, len);
    while (!failed && (found = rows_next(&r)) != ROWS_END) {
        failed = check_row(&made, &r, found, name, ft);
        if (!failed)
            add_row(&made, &r, &bytes);
    }
    rows_free(&r);
    made.bytes = buf_take(&bytes);
    if (failed || check_header(&made, name, ft)) {
        csv_free(&made);
        return -1;
    }
    *t = made;
    return 0;
}

void
csv_free(struct csv *t)
{
    free(t->bytes);
    free(t->cell);
    free(t->line);
    *t = (struct csv){0};
}

const char *
csv_cell(const struct csv *t, size_t row, size_t column)
{
    return t->bytes + t->cell[row * t->columns + column];
}
