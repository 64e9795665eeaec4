#include "row_source.h"

#include <stdlib.h>

#include <sqlite3.h>

#include "mem.h"
#include "statement.h"

#define NAME "slant_rows"

enum { /* columns of the table; then those of the row */
    DOCUMENT,
    NUMBER,
    CELLS
};

/* ---- a row ---- */

/* Puts a value of a column's type into cells; how many it takes, 0: it is of
   another type. */
static size_t
put_cells(const struct value *v, enum column_type type, struct value *cells)
{
    bool fits =
        v->kind == VALUE_NULL ||
        (v->kind == VALUE_TEXT && type == COLUMN_STRING) ||
        (v->kind == VALUE_REAL && type == COLUMN_NUMBER) ||
        (v->kind == VALUE_SPAN && type == COLUMN_SPAN) ||
        (v->kind == VALUE_INT && type != COLUMN_STRING && type != COLUMN_SPAN);

    cells[0] = *v;
    if (!fits || type != COLUMN_SPAN)
        return fits;
    cells[1] = *v;
    if (v->kind == VALUE_SPAN) {
        cells[0] = (struct value){.kind = VALUE_INT, .i = v->span.start};
        cells[1] = (struct value){.kind = VALUE_INT, .i = v->span.stop};
    }
    return 2;
}

static void
read_row(struct row_source *s)
{
    const struct result_table *t = &s->m->tables[s->table];
    size_t cell = 0;

    cur_u8(&s->rows); /* the table */
    for (size_t i = 0; i < t->n_columns && !s->bad; i++) {
        struct value v;
        size_t taken;

        value_decode(&v, &s->rows);
        taken = put_cells(&v, t->columns[i].type, &s->cells[cell]);
        s->bad = s->rows.bad || !taken;
        cell += taken;
    }
    s->there = !s->bad;
    s->number = ++s->numbers[s->table];
    s->n++;
}

void
row_source_begin(struct row_source *s, const struct manifest *m,
                 int64_t document, struct cur rows)
{
    s->m = m;
    s->rows = rows;
    s->document = document;
    for (size_t i = 0; i < m->n_tables; i++)
        s->numbers[i] = 0;
    s->n = 0;
    s->there = s->bad = false;
}

/* Whether the next row is of this kind of result, and then of which table. */
static bool
next_table(struct row_source *s, size_t *table)
{
    const struct result_table *t;

    *table = (unsigned char)*s->rows.p;
    if (*table >= s->m->n_tables)
        return false;
    t = &s->m->tables[*table];
    return (t->kind == TABLE_CORPUS) == (s->document == 0);
}

bool
row_source_more(struct row_source *s)
{
    if (s->bad || s->rows.p == s->rows.end)
        return false;
    s->bad = !next_table(s, &s->table);
    return !s->bad;
}

/* ---- the table ---- */

struct source_table {
    struct sqlite3_vtab base;
    struct row_source *s;
};

static struct row_source *
source_of(struct sqlite3_vtab_cursor *c)
{
    return ((struct source_table *)c->pVtab)->s;
}

static int
on_connect(struct sqlite3 *db, void *source, int argc, const char *const *argv,
           struct sqlite3_vtab **out, char **message)
{
    const struct row_source *s = source;
    struct source_table *t = mem_alloc(sizeof *t);
    struct buf sql = {0};
    int code;

    (void)argc;
    (void)argv;
    (void)message;
    buf_str(&sql, "CREATE TABLE t(document, n");
    for (size_t i = 0; i < s->n_cells; i++)
        buf_format(&sql, ", c%zu", i);
    buf_char(&sql, ')');
    code = sqlite3_declare_vtab(db, buf_text(&sql));
    buf_free(&sql);
    sqlite3_vtab_config(db, SQLITE_VTAB_DIRECTONLY);
    t->s = source;
    *out = &t->base;
    return code;
}

static int
on_disconnect(struct sqlite3_vtab *t)
{
    free(t);
    return SQLITE_OK;
}

static int
on_plan(struct sqlite3_vtab *t, struct sqlite3_index_info *info)
{
    (void)t;
    info->estimatedCost = 100;
    return SQLITE_OK;
}

static int
on_open(struct sqlite3_vtab *t, struct sqlite3_vtab_cursor **out)
{
    (void)t;
    *out = mem_alloc(sizeof **out);
    return SQLITE_OK;
}

static int
on_close(struct sqlite3_vtab_cursor *c)
{
    free(c);
    return SQLITE_OK;
}

/* The row behind the one at hand, if it is of the same table. */
static int
on_next(struct sqlite3_vtab_cursor *c)
{
    struct row_source *s = source_of(c);
    size_t table;

    s->there = false;
    if (s->rows.p < s->rows.end && next_table(s, &table) && table == s->table)
        read_row(s);
    return s->bad ? SQLITE_MISMATCH : SQLITE_OK;
}

static int
on_filter(struct sqlite3_vtab_cursor *c, int plan, const char *text, int argc,
          struct sqlite3_value **argv)
{
    (void)plan;
    (void)text;
    (void)argc;
    (void)argv;
    return source_of(c)->m ? on_next(c) : SQLITE_OK;
}

static int
on_eof(struct sqlite3_vtab_cursor *c)
{
    return !source_of(c)->there;
}

static void
give(struct sqlite3_context *context, const struct value *v)
{
    switch (v->kind) {
    case VALUE_INT:
        sqlite3_result_int64(context, v->i);
        break;
    case VALUE_REAL:
        sqlite3_result_double(context, v->r);
        break;
    case VALUE_TEXT:
        sqlite3_result_text64(context, v->text.p, v->text.len, SQLITE_STATIC,
                              SQLITE_UTF8);
        break;
    default:
        sqlite3_result_null(context);
    }
}

static int
on_column(struct sqlite3_vtab_cursor *c, struct sqlite3_context *context,
          int column)
{
    const struct row_source *s = source_of(c);

    if (column == DOCUMENT)
        sqlite3_result_int64(context, s->document);
    else if (column == NUMBER)
        sqlite3_result_int64(context, s->number);
    else
        give(context, &s->cells[column - CELLS]);
    return SQLITE_OK;
}

static int
on_rowid(struct sqlite3_vtab_cursor *c, sqlite3_int64 *id)
{
    *id = source_of(c)->n;
    return SQLITE_OK;
}

static const struct sqlite3_module module = {
    .xConnect = on_connect,
    .xBestIndex = on_plan,
    .xDisconnect = on_disconnect,
    .xOpen = on_open,
    .xClose = on_close,
    .xFilter = on_filter,
    .xNext = on_next,
    .xEof = on_eof,
    .xColumn = on_column,
    .xRowid = on_rowid,
};

size_t
row_source_cells(const struct result_table *t)
{
    size_t n = t->n_columns;

    for (size_t i = 0; i < t->n_columns; i++)
        n += t->columns[i].type == COLUMN_SPAN;
    return n;
}

void
row_source_columns(const struct result_table *t, struct buf *sql)
{
    buf_str(sql, t->kind == TABLE_CORPUS     ? "n"
                 : t->kind == TABLE_DOCUMENT ? "document"
                                             : "document, n");
    for (size_t i = 0; i < row_source_cells(t); i++)
        buf_format(sql, ", c%zu", i);
}

int
row_source_open(struct row_source *s, struct sqlite3 *db, size_t n_cells,
                struct fault *ft)
{
    s->n_cells = n_cells;
    s->cells = mem_alloc(n_cells * sizeof *s->cells);
    return sqlite3_create_module(db, NAME, &module, s) == SQLITE_OK
               ? 0
               : statement_fault(db, ft);
}

void
row_source_close(struct row_source *s, struct sqlite3 *db)
{
    sqlite3_create_module(db, NAME, NULL, NULL);
    free(s->cells);
}
