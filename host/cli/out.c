#include "out.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "json.h"
#include "mem.h"
#include "terminal_text.h"

enum {
    SAMPLE_ROWS = 1000, /* that decide the widths of a table */
    CELL_COLUMNS = 60,  /* of a text cell on a terminal */
    WRITE_BYTES = 1 << 16
};

struct cell {
    char *text;
    size_t columns;
    bool right; /* numbers stand to the right */
};

struct out {
    FILE *to;
    enum out_format format;
    char **names;
    size_t n;
    size_t at; /* the next cell's column */
    uint64_t rows;
    bool narrow; /* a terminal: long cells are cut, each row is shown at once */
    struct buf lines;   /* that wait to be written */
    struct cell *cells; /* of the sample, and later of one row */
    size_t n_cells, cap_cells;
    size_t *widths;
    bool *words; /* a column with a text: all of it stands to the left */
    bool widths_known;
};

struct out *
out_new(enum out_format format, const char *const *names, size_t n)
{
    return out_new_to(stdout, format, names, n);
}

struct out *
out_new_to(FILE *to, enum out_format format, const char *const *names, size_t n)
{
    struct out *o = mem_alloc(sizeof *o);

    o->to = to;
    o->format = format;
    o->n = n;
    o->names = mem_alloc((n + 1) * sizeof *o->names);
    o->widths = mem_alloc((n + 1) * sizeof *o->widths);
    o->words = mem_alloc((n + 1) * sizeof *o->words);
    for (size_t i = 0; i < n; i++)
        o->names[i] = mem_string(names[i]);
    o->narrow = isatty(fileno(to));
    if (format == OUT_JSON)
        buf_char(&o->lines, '[');
    return o;
}

static void
write_lines(struct out *o)
{
    if (o->lines.len) /* a table's lines come at its end */
        fwrite(o->lines.data, 1, o->lines.len, o->to);
    buf_clear(&o->lines);
}

/* ---- CSV: RFC 4180; text that a spreadsheet would run gets an apostrophe */

/* So does one that looks like such a text with its apostrophe: to take one away
   where one stands before =, +, -, @, a tab or CR gives every text back. */
static bool
needs_apostrophe(const char *s, size_t len)
{
    while (len && *s == '\'') {
        s++;
        len--;
    }
    return len && *s && strchr("=+-@\t\r", *s);
}

static void
csv_text(struct buf *b, const char *s, size_t len)
{
    bool formula = needs_apostrophe(s, len);
    const char *mark = memchr(s, '"', len);
    bool quote = mark || memchr(s, ',', len) || memchr(s, '\n', len) ||
                 memchr(s, '\r', len);

    if (quote)
        buf_char(b, '"');
    if (formula)
        buf_char(b, '\'');
    for (; mark; mark = memchr(s, '"', len)) {
        size_t n = (size_t)(mark - s) + 1;

        buf_add(b, s, n);
        buf_char(b, '"');
        s += n;
        len -= n;
    }
    buf_add(b, s, len);
    if (quote)
        buf_char(b, '"');
}

static void
csv_head(struct out *o)
{
    for (size_t i = 0; i < o->n; i++) {
        buf_str(&o->lines, i ? "," : "");
        csv_text(&o->lines, o->names[i], strlen(o->names[i]));
    }
    buf_str(&o->lines, "\r\n");
}

static void
csv_cell(struct out *o, const struct value *v)
{
    if (o->rows == 0 && o->at == 0)
        csv_head(o);
    if (o->at)
        buf_char(&o->lines, ',');
    if (v->kind == VALUE_INT)
        json_int(&o->lines, v->i);
    else if (v->kind == VALUE_REAL)
        json_real(&o->lines, v->r);
    else if (v->kind == VALUE_TEXT)
        csv_text(&o->lines, v->text.p, v->text.len);
    if (o->at + 1 == o->n)
        buf_str(&o->lines, "\r\n");
}

/* ---- JSON: one array of objects */

static void
json_cell(struct out *o, const struct value *v)
{
    if (o->at == 0)
        buf_str(&o->lines, o->rows ? ",\n {" : "\n {");
    else
        buf_str(&o->lines, ", ");
    json_string(&o->lines, o->names[o->at], strlen(o->names[o->at]));
    buf_str(&o->lines, ": ");
    if (v->kind == VALUE_INT)
        json_int(&o->lines, v->i);
    else if (v->kind == VALUE_REAL)
        json_real(&o->lines, v->r);
    else if (v->kind == VALUE_TEXT)
        json_string(&o->lines, v->text.p, v->text.len);
    else
        buf_str(&o->lines, "null");
    if (o->at + 1 == o->n)
        buf_char(&o->lines, '}');
}

/* ---- table */

static void
table_row(struct out *o, const struct cell *cells)
{
    size_t missing = 0;

    for (size_t i = 0; i < o->n; i++) {
        size_t pad = o->widths[i] > cells[i].columns
                         ? o->widths[i] - cells[i].columns
                         : 0;

        if (i)
            missing += 2;
        if (cells[i].right && !o->words[i]) {
            missing += pad;
            pad = 0;
        }
        if (cells[i].columns)
            terminal_pad(&o->lines, missing);
        buf_str(&o->lines, cells[i].text);
        missing = cells[i].columns ? pad : missing + pad;
    }
    buf_char(&o->lines, '\n');
}

static void
table_head(struct out *o)
{
    struct cell *head = mem_alloc((o->n + 1) * sizeof *head);

    for (size_t i = 0; i < o->n; i++) {
        head[i].text = o->names[i];
        head[i].columns = strlen(o->names[i]);
        head[i].right = o->n_cells > i && o->cells[i].right;
    }
    table_row(o, head);
    free(head);
}

static void
table_sample(struct out *o)
{
    for (size_t i = 0; i < o->n; i++)
        o->widths[i] = strlen(o->names[i]);
    for (size_t i = 0; i < o->n_cells; i++) {
        const struct cell *c = &o->cells[i];

        if (c->columns > o->widths[i % o->n])
            o->widths[i % o->n] = c->columns;
        if (c->columns && !c->right)
            o->words[i % o->n] = true;
    }
    o->widths_known = true;
    table_head(o);
}

static void
table_write(struct out *o)
{
    if (!o->widths_known)
        table_sample(o);
    for (size_t i = 0; i + o->n <= o->n_cells; i += o->n)
        table_row(o, o->cells + i);
    for (size_t i = 0; i < o->n_cells; i++)
        free(o->cells[i].text);
    o->n_cells = 0;
}

static void
table_text(struct out *o, struct buf *b, struct cell *c, const char *s,
           size_t len)
{
    c->columns = o->narrow ? terminal_fit(b, s, len, CELL_COLUMNS, true)
                           : terminal_text(b, s, len);
}

/* Stands where the numbers of other groups do, and among words with them. */
static const struct value no_group = {.kind = VALUE_TEXT,
                                      .text = {"(none)", 6}};

static void
table_cell(struct out *o, const struct value *v)
{
    struct buf b = {0};
    struct cell c = {.right = v->kind == VALUE_INT || v->kind == VALUE_REAL ||
                              v == &no_group};

    if (v->kind == VALUE_INT)
        json_int(&b, v->i);
    else if (v->kind == VALUE_REAL)
        buf_format(&b, "%.6g", v->r);
    if (v->kind == VALUE_TEXT)
        table_text(o, &b, &c, v->text.p, v->text.len);
    else
        c.columns = b.len;
    c.text = buf_take(&b);
    o->cells =
        mem_grow(o->cells, &o->cap_cells, o->n_cells + 1, sizeof *o->cells);
    o->cells[o->n_cells++] = c;
    if (o->at + 1 == o->n && (o->widths_known || o->rows + 1 == SAMPLE_ROWS))
        table_write(o);
}

/* ---- cells */

void
out_value(struct out *o, const struct value *v)
{
    if (o->format == OUT_CSV)
        csv_cell(o, v);
    else if (o->format == OUT_JSON)
        json_cell(o, v);
    else
        table_cell(o, v);
    if (++o->at < o->n)
        return;
    o->at = 0;
    o->rows++;
    if (o->narrow || o->lines.len >= WRITE_BYTES)
        write_lines(o);
}

void
out_group(struct out *o, const struct value *v)
{
    bool none = v->kind == VALUE_NULL && o->format == OUT_TABLE;

    out_value(o, none ? &no_group : v);
}

void
out_text(struct out *o, const char *s)
{
    struct value v = {.kind = VALUE_NULL};

    if (s) {
        v.kind = VALUE_TEXT;
        v.text.p = s;
        v.text.len = strlen(s);
    }
    out_value(o, &v);
}

void
out_int(struct out *o, int64_t i)
{
    struct value v = {.kind = VALUE_INT, .i = i};

    out_value(o, &v);
}

static void
end_table(struct out *o)
{
    if (o->format == OUT_TABLE && o->n)
        table_write(o);
    else if (o->format == OUT_JSON)
        buf_str(&o->lines, o->rows ? "\n]\n" : "]\n");
    else if (o->rows == 0 && o->n)
        csv_head(o);
    write_lines(o);
}

int
out_finish(struct out *o, int result, struct fault *ft)
{
    FILE *to;

    if (!o)
        return result;
    to = o->to;
    if (result >= 0 || o->rows)
        end_table(o);
    for (size_t i = 0; i < o->n; i++)
        free(o->names[i]);
    free(o->names);
    free(o->widths);
    free(o->words);
    free(o->cells);
    buf_free(&o->lines);
    free(o);
    if ((fflush(to) || ferror(to)) && result >= 0)
        return fault_set(ft, FAULT_IO, "writing the results: %s",
                         strerror(errno));
    return result;
}

int
out_end(struct out *o, struct fault *ft)
{
    return out_finish(o, 0, ft);
}
