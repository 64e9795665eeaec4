/* The rows of a plugin on one document, whatever its columns are. */
#include "marks.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "sql.h"
#include "terminal_text.h"

enum {
    VALUE_COLUMNS = 160 /* of a text value */
};

void
marks_real(struct buf *b, double v)
{
    /* 999.5 has four digits as three of them: 1e+03 */
    buf_format(b, fabs(v) < 999.5 ? "%.3g" : "%.0f", v);
}

static void
add_value(struct buf *b, const char *name, const struct value *v)
{
    if (v->kind == VALUE_NULL)
        return;
    buf_format(b, "%s%s ", b->len ? ", " : "", name);
    if (v->kind == VALUE_INT)
        buf_format(b, "%" PRId64, v->i);
    else if (v->kind == VALUE_REAL)
        marks_real(b, v->r);
    else
        terminal_fit(b, v->text.p, v->text.len, VALUE_COLUMNS, true);
}

/* Who towards whom reads better as an arrow. */
static void
add_arrow(struct buf *b, const struct value *source, const struct value *target)
{
    if (source->kind == VALUE_TEXT)
        terminal_text(b, source->text.p, source->text.len);
    buf_str(b, " -> ");
    if (target->kind == VALUE_TEXT)
        terminal_text(b, target->text.p, target->text.len);
}

static bool
on_border(const struct doc *d, uint32_t at)
{
    return at == d->text_len || (d->text[at] & 0xc0) != 0x80;
}

/* A span as the row has it, if it is a place in the text. */
static bool
take_span(const struct sql *q, size_t at, const struct doc *d, struct span *out)
{
    struct value start = sql_value(q, at, NULL),
                 stop = sql_value(q, at + 1, NULL);

    if (!d->text || start.kind != VALUE_INT || stop.kind != VALUE_INT ||
        start.i < 0 || stop.i <= start.i || stop.i > d->text_len)
        return false;
    *out = (struct span){(uint32_t)start.i, (uint32_t)stop.i};
    return on_border(d, out->start) && on_border(d, out->stop);
}

static void
add_mark(struct marks *k, struct span at, const char *name)
{
    struct marked_row *row = &k->rows[k->n_rows - 1];

    if (!row->placed) {
        row->placed = true;
        row->start = at.start;
        row->stop = at.stop;
        name = NULL;
    }
    k->at = mem_grow(k->at, &k->cap, k->n + 1, sizeof *k->at);
    k->at[k->n++] = (struct mark){at.start, at.stop, k->n_rows - 1, name};
}

static bool
is(const struct column *c, const char *name)
{
    return c->type == COLUMN_STRING && strcmp(c->name, name) == 0;
}

/* The spans of a row: the one called `at` first. */
static void
read_spans(struct marks *k, const struct sql *q, const struct result_table *t,
           size_t first, const struct doc *d)
{
    for (int others = 0; others < 2; others++) {
        size_t at = first;

        for (size_t i = 0; i < t->n_columns; i++) {
            const struct column *c = &t->columns[i];
            bool main = strcmp(c->name, "at") == 0;
            struct span span;

            if (c->type == COLUMN_SPAN && main == !others &&
                take_span(q, at, d, &span))
                add_mark(k, span, c->name);
            at += c->type == COLUMN_SPAN ? 2 : 1;
        }
    }
}

static char *
read_values(const struct sql *q, const struct result_table *t, size_t first)
{
    struct value source = {.kind = VALUE_NULL}, target = source;
    struct buf b = {0};
    size_t at = first;

    for (size_t i = 0; i < t->n_columns; i++) {
        if (is(&t->columns[i], "source"))
            source = sql_value(q, at, NULL);
        if (is(&t->columns[i], "target"))
            target = sql_value(q, at, NULL);
        at += t->columns[i].type == COLUMN_SPAN ? 2 : 1;
    }
    if (source.kind == VALUE_TEXT && target.kind == VALUE_TEXT)
        add_arrow(&b, &source, &target);
    at = first;
    for (size_t i = 0; i < t->n_columns; i++) {
        const struct column *c = &t->columns[i];
        struct value v = sql_value(q, at, NULL);
        bool said = source.kind == VALUE_TEXT && target.kind == VALUE_TEXT &&
                    (is(c, "source") || is(c, "target"));

        if (c->type != COLUMN_SPAN && !said)
            add_value(&b, c->name, &v);
        at += c->type == COLUMN_SPAN ? 2 : 1;
    }
    return buf_take(&b);
}

static int
read_table(struct marks *k, struct store *s, const struct manifest *m,
           const struct result_table *t, int64_t id, const struct doc *d,
           struct fault *ft)
{
    char *text = mem_format("SELECT * FROM \"%s_%s\" WHERE document = %" PRId64
                            " ORDER BY 2",
                            m->name, t->name, id);
    struct sql *q;
    int more = sql_open(&q, s, text, 0, ft);

    free(text);
    if (more)
        return -1;
    while ((more = sql_next(q, ft)) > 0) {
        k->rows =
            mem_grow(k->rows, &k->cap_rows, k->n_rows + 1, sizeof *k->rows);
        k->rows[k->n_rows++] =
            (struct marked_row){.table = t->name,
                                .n = sql_value(q, 1, NULL).i,
                                .values = read_values(q, t, 2)};
        read_spans(k, q, t, 2, d);
    }
    sql_close(q);
    return more;
}

/* ---- rows in the order of the text */

struct place {
    const struct marked_row *row;
    size_t was;
};

static int
by_place(const void *a, const void *b)
{
    const struct place *x = a, *y = b;

    if (x->row->placed != y->row->placed)
        return x->row->placed ? -1 : 1;
    if (x->row->start != y->row->start)
        return x->row->start < y->row->start ? -1 : 1;
    if (x->row->stop != y->row->stop)
        return x->row->stop > y->row->stop ? -1 : 1;
    return (x->was > y->was) - (x->was < y->was);
}

static void
sort(struct marks *k)
{
    struct place *order = mem_alloc((k->n_rows + 1) * sizeof *order);
    size_t *now = mem_alloc((k->n_rows + 1) * sizeof *now);
    struct marked_row *rows = mem_alloc((k->n_rows + 1) * sizeof *rows);

    for (size_t i = 0; i < k->n_rows; i++)
        order[i] = (struct place){&k->rows[i], i};
    qsort(order, k->n_rows, sizeof *order, by_place);
    for (size_t i = 0; i < k->n_rows; i++) {
        rows[i] = *order[i].row;
        now[order[i].was] = i;
    }
    for (size_t i = 0; i < k->n; i++)
        k->at[i].row = now[k->at[i].row];
    free(k->rows);
    k->rows = rows;
    free(order);
    free(now);
}

int
marks_read(struct marks *k, struct store *s, const struct manifest *m,
           int64_t id, const struct doc *d, struct fault *ft)
{
    size_t tables = 0;

    *k = (struct marks){0};
    for (size_t i = 0; i < m->n_tables; i++) {
        if (m->tables[i].kind != TABLE_ROWS)
            continue;
        tables++;
        if (read_table(k, s, m, &m->tables[i], id, d, ft))
            return -1;
    }
    k->tables = tables > 1;
    sort(k);
    return 0;
}

void
marks_free(struct marks *k)
{
    for (size_t i = 0; i < k->n_rows; i++)
        free(k->rows[i].values);
    free(k->rows);
    free(k->at);
    *k = (struct marks){0};
}

int
marks_print_rows(const struct marks *k, const struct doc *d,
                 enum out_format format, struct fault *ft)
{
    static const char *const names[] = {"mark", "table",  "start",
                                        "stop", "values", "text"};
    static const struct value none = {.kind = VALUE_NULL};
    struct out *o = out_new(format, names, 6);

    for (size_t i = 0; i < k->n_rows; i++) {
        const struct marked_row *r = &k->rows[i];
        struct value text = none;

        out_int(o, (int64_t)i + 1);
        out_text(o, r->table);
        if (r->placed) {
            out_int(o, r->start);
            out_int(o, r->stop);
            text.kind = VALUE_TEXT;
            text.text.p = d->text + r->start;
            text.text.len = r->stop - r->start;
        } else {
            out_value(o, &none);
            out_value(o, &none);
        }
        out_text(o, r->values);
        out_value(o, &text);
    }
    return out_end(o, ft);
}
