#include "row_list.h"

#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "mem.h"
#include "statement.h"

static const char pointer_type[] = "row_list";

void
row_list_free(struct row_list *l)
{
    free(l->values);
    *l = (struct row_list){0};
}

/* Room for so many more values. */
static struct value *
room(struct row_list *l, size_t more)
{
    if (l->n + more > l->cap)
        l->values =
            mem_grow(l->values, &l->cap, l->n + more, sizeof *l->values);
    return l->values + l->n;
}

static struct value *
add(struct row_list *l, enum value_kind kind)
{
    struct value *v = room(l, 1);

    l->n++;
    v->kind = kind;
    return v;
}

void
row_list_int(struct row_list *l, int64_t v)
{
    add(l, VALUE_INT)->i = v;
}

void
row_list_bytes(struct row_list *l, const char *s, size_t len)
{
    struct value *v = add(l, VALUE_TEXT);

    v->text.p = s;
    v->text.len = len;
}

void
row_list_text(struct row_list *l, const char *s)
{
    if (s)
        row_list_bytes(l, s, strlen(s));
    else
        row_list_null(l);
}

void
row_list_null(struct row_list *l)
{
    add(l, VALUE_NULL);
}

/* The types of column that a value of a kind may stand in, as bits. */
static const unsigned fitting[] = {
    [VALUE_NULL] = ~0u,
    [VALUE_INT] =
        1u << COLUMN_INTEGER | 1u << COLUMN_NUMBER | 1u << COLUMN_BOOLEAN,
    [VALUE_REAL] = 1u << COLUMN_NUMBER,
    [VALUE_TEXT] = 1u << COLUMN_STRING,
    [VALUE_SPAN] = 1u << COLUMN_SPAN,
};

/* A span, or none, becomes two values. */
static void
part_span(struct value *v)
{
    struct value span = *v;

    v[1].kind = VALUE_NULL;
    if (span.kind == VALUE_SPAN) {
        v[0] = (struct value){.kind = VALUE_INT, .i = span.span.start};
        v[1] = (struct value){.kind = VALUE_INT, .i = span.span.stop};
    }
}

int
row_list_decode(struct row_list *l, const struct result_table *t, struct cur *c)
{
    struct value *v = room(l, 2 * t->n_columns);

    for (size_t i = 0; i < t->n_columns; i++, v++) {
        enum column_type type = t->columns[i].type;

        value_decode(v, c);
        if (!(fitting[v->kind] >> type & 1))
            return -1;
        if (type == COLUMN_SPAN)
            part_span(v++);
    }
    l->n = (size_t)(v - l->values);
    return c->bad ? -1 : 0;
}

/* ---- the virtual table: columns c0, c1, ... and, hidden, the list ---- */

struct shown {
    sqlite3_vtab base;
    int width;
};

struct cursor {
    sqlite3_vtab_cursor base;
    const struct value *row, *end;
    size_t width;
};

static int
on_connect(sqlite3 *db, void *width, int argc, const char *const *argv,
           sqlite3_vtab **out, char **error)
{
    struct shown *t = mem_alloc(sizeof *t);
    struct buf sql = {0};
    int result;

    (void)argc, (void)argv, (void)error;
    t->width = (int)(intptr_t)width;
    buf_str(&sql, "CREATE TABLE x(");
    for (int i = 0; i < t->width; i++)
        buf_format(&sql, "c%d, ", i);
    buf_str(&sql, "list HIDDEN)");
    result = sqlite3_declare_vtab(db, buf_text(&sql));
    buf_free(&sql);
    sqlite3_vtab_config(db, SQLITE_VTAB_DIRECTONLY);
    *out = &t->base;
    return result;
}

static int
on_disconnect(sqlite3_vtab *t)
{
    free(t);
    return SQLITE_OK;
}

static int
on_plan(sqlite3_vtab *table, sqlite3_index_info *plan)
{
    int hidden = ((struct shown *)table)->width;

    for (int i = 0; i < plan->nConstraint; i++)
        if (plan->aConstraint[i].iColumn == hidden &&
            plan->aConstraint[i].op == SQLITE_INDEX_CONSTRAINT_EQ &&
            plan->aConstraint[i].usable) {
            plan->aConstraintUsage[i].argvIndex = 1;
            plan->aConstraintUsage[i].omit = 1;
            return SQLITE_OK;
        }
    return SQLITE_CONSTRAINT;
}

static int
on_open(sqlite3_vtab *table, sqlite3_vtab_cursor **out)
{
    struct cursor *c = mem_alloc(sizeof *c);

    (void)table;
    *out = &c->base;
    return SQLITE_OK;
}

static int
on_close(sqlite3_vtab_cursor *c)
{
    free(c);
    return SQLITE_OK;
}

static int
on_filter(sqlite3_vtab_cursor *cursor, int plan, const char *words, int argc,
          sqlite3_value **argv)
{
    struct cursor *c = (struct cursor *)cursor;
    const struct row_list *l =
        argc ? sqlite3_value_pointer(argv[0], pointer_type) : NULL;

    (void)plan, (void)words;
    if (!l)
        return SQLITE_MISUSE;
    c->row = l->values;
    c->end = l->values + l->n;
    c->width = l->width;
    return SQLITE_OK;
}

static int
on_next(sqlite3_vtab_cursor *cursor)
{
    struct cursor *c = (struct cursor *)cursor;

    c->row += c->width;
    return SQLITE_OK;
}

static int
on_eof(sqlite3_vtab_cursor *cursor)
{
    struct cursor *c = (struct cursor *)cursor;

    return c->row >= c->end;
}

static int
on_column(sqlite3_vtab_cursor *cursor, sqlite3_context *out, int column)
{
    const struct value *v = &((struct cursor *)cursor)->row[column];

    switch (v->kind) {
    case VALUE_INT:
        sqlite3_result_int64(out, v->i);
        break;
    case VALUE_REAL:
        sqlite3_result_double(out, v->r);
        break;
    case VALUE_TEXT:
        sqlite3_result_text64(out, v->text.p, v->text.len, SQLITE_STATIC,
                              SQLITE_UTF8);
        break;
    case VALUE_NULL:
    case VALUE_SPAN: /* none is in a list */
        break;
    }
    return SQLITE_OK;
}

static int
on_rowid(sqlite3_vtab_cursor *cursor, sqlite3_int64 *id)
{
    *id = 0; /* nobody asks */
    (void)cursor;
    return SQLITE_OK;
}

static const sqlite3_module module = {
    .xConnect = on_connect,
    .xBestIndex = on_plan,
    .xDisconnect = on_disconnect,
    .xDestroy = on_disconnect,
    .xOpen = on_open,
    .xClose = on_close,
    .xFilter = on_filter,
    .xNext = on_next,
    .xEof = on_eof,
    .xColumn = on_column,
    .xRowid = on_rowid,
};

int
row_list_register(struct sqlite3 *db, size_t width, struct fault *ft)
{
    if (sqlite3_create_module(db, "row_list", &module, (void *)(intptr_t)width))
        return statement_fault(db, ft);
    return 0;
}

void
row_list_select(size_t width, struct buf *sql)
{
    for (size_t i = 0; i < width; i++)
        buf_format(sql, i ? ", c%zu" : " SELECT c%zu", i);
    buf_str(sql, " FROM row_list(?1)");
}

int
row_list_store(struct row_list *l, struct sqlite3_stmt *st, struct fault *ft)
{
    int bad;

    if (!l->n)
        return 0;
    sqlite3_bind_pointer(st, 1, l, pointer_type, NULL);
    bad = statement_run(st, ft);
    l->n = 0;
    return bad;
}
