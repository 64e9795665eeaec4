#include "result_tables.h"

#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "mem.h"
#include "statement.h"

char *
result_tables_name(const struct manifest *m, const struct result_table *t)
{
    return *t->name ? mem_format("%s_%s", m->name, t->name)
                    : mem_string(m->name);
}

bool
result_tables_has_evidence(const struct result_table *t)
{
    if (t->kind == TABLE_CORPUS)
        return false;
    for (size_t i = 0; i < t->n_columns; i++) {
        if (t->columns[i].type == COLUMN_SPAN)
            return true;
    }
    return false;
}

size_t
result_tables_names(const struct manifest *m, char ***names)
{
    size_t n = 0;

    *names = mem_alloc(2 * m->n_tables * sizeof **names);
    for (size_t i = 0; i < m->n_tables; i++) {
        const struct result_table *t = &m->tables[i];

        (*names)[n++] = result_tables_name(m, t);
        if (result_tables_has_evidence(t)) {
            (*names)[n] = mem_format("%s_evidence", (*names)[n - 1]);
            n++;
        }
    }
    return n;
}

static const char *
number_column(const struct result_table *t)
{
    for (size_t i = 0; i < t->n_columns; i++) {
        if (strcmp(t->columns[i].name, "n") == 0)
            return "row";
    }
    return "n";
}

/* The SQL columns of one declared column: one, or two for a span. */
static size_t
sql_names(const struct column *c, char *out[2])
{
    bool at = strcmp(c->name, "at") == 0;

    if (c->type != COLUMN_SPAN) {
        out[0] = mem_string(c->name);
        return 1;
    }
    out[0] = at ? mem_string("start") : mem_format("%s_start", c->name);
    out[1] = at ? mem_string("stop") : mem_format("%s_stop", c->name);
    return 2;
}

size_t
result_tables_columns(const struct result_table *t, char ***names)
{
    size_t n = 0;

    *names = mem_alloc((2 + 2 * t->n_columns) * sizeof **names);
    if (t->kind != TABLE_CORPUS)
        (*names)[n++] = mem_string("document");
    if (t->kind != TABLE_DOCUMENT)
        (*names)[n++] = mem_string(number_column(t));
    for (size_t i = 0; i < t->n_columns; i++)
        n += sql_names(&t->columns[i], *names + n);
    return n;
}

/* before NAME between, for each SQL column of the plugin's. */
static void
list(const struct result_table *t, const char *before, const char *between,
     struct buf *sql)
{
    for (size_t i = 0; i < t->n_columns; i++) {
        char *names[2];
        size_t n = sql_names(&t->columns[i], names);

        for (size_t j = 0; j < n; j++) {
            buf_format(sql, "%s%s\"%s\"", i || j ? between : "", before,
                       names[j]);
            free(names[j]);
        }
    }
}

static void
quoted_name(const struct manifest *m, const struct result_table *t,
            struct buf *sql)
{
    char *name = result_tables_name(m, t);

    buf_format(sql, "\"%s\"", name);
    free(name);
}

void
result_tables_create(const struct manifest *m, const struct result_table *t,
                     struct buf *sql)
{
    static const char *const types[] = {
        [COLUMN_INTEGER] = "INTEGER", [COLUMN_NUMBER] = "REAL",
        [COLUMN_STRING] = "TEXT",     [COLUMN_BOOLEAN] = "INTEGER",
        [COLUMN_SPAN] = "INTEGER",
    };
    const char *number = number_column(t);

    buf_str(sql, "CREATE TABLE ");
    quoted_name(m, t, sql);
    if (t->kind == TABLE_DOCUMENT)
        buf_str(sql, "(\"document\" INTEGER PRIMARY KEY");
    else if (t->kind == TABLE_ROWS)
        buf_format(sql,
                   "(\"document\" INTEGER NOT NULL, "
                   "\"%s\" INTEGER NOT NULL",
                   number);
    else
        buf_format(sql, "(\"%s\" INTEGER PRIMARY KEY", number);
    for (size_t i = 0; i < t->n_columns; i++) {
        char *names[2];
        size_t n = sql_names(&t->columns[i], names);

        for (size_t j = 0; j < n; j++) {
            buf_format(sql, ", \"%s\" %s", names[j], types[t->columns[i].type]);
            free(names[j]);
        }
    }
    if (t->kind == TABLE_ROWS)
        buf_format(sql,
                   ", PRIMARY KEY(\"document\", \"%s\")) "
                   "STRICT, WITHOUT ROWID",
                   number);
    else
        buf_str(sql, ") STRICT");
}

static bool
has_column(const struct result_table *t, const char *name)
{
    char **names;
    size_t n = result_tables_columns(t, &names);
    bool found = false;

    for (size_t i = 0; i < n; i++) {
        found = found || strcmp(names[i], name) == 0;
        free(names[i]);
    }
    free(names);
    return found;
}

static void
view_meta(const struct result_table *t, struct buf *sql)
{
    static const char *const meta[] = {"key", "outlet", "title", "published"};

    for (size_t i = 0; i < sizeof meta / sizeof *meta; i++)
        buf_format(sql, "%sm.\"%s\" AS \"%s%s\"", i ? ", " : "", meta[i],
                   has_column(t, meta[i]) ? "document_" : "", meta[i]);
}

/* Bytes start..stop of the stored text, once per span. */
static void
view_evidence(const struct result_table *t, struct buf *sql)
{
    for (size_t i = 0; i < t->n_columns; i++) {
        const struct column *c = &t->columns[i];
        char *names[2];
        bool at = strcmp(c->name, "at") == 0;

        if (c->type != COLUMN_SPAN)
            continue;
        sql_names(c, names);
        buf_format(sql,
                   ", CAST(substr(CAST(t.text AS BLOB), r.\"%s\" + 1, "
                   "r.\"%s\" - r.\"%s\") AS TEXT) AS \"%s%sevidence\"",
                   names[0], names[1], names[0], at ? "" : c->name,
                   at ? "" : "_");
        free(names[0]);
        free(names[1]);
    }
}

void
result_tables_create_view(const struct manifest *m,
                          const struct result_table *t, struct buf *sql)
{
    char *name = result_tables_name(m, t);

    buf_format(sql, "CREATE VIEW \"%s_evidence\" AS SELECT ", name);
    view_meta(t, sql);
    buf_str(sql, ", r.\"document\"");
    if (t->kind == TABLE_ROWS)
        buf_format(sql, ", r.\"%s\"", number_column(t));
    buf_str(sql, ", ");
    list(t, "r.", ", ", sql);
    view_evidence(t, sql);
    buf_format(sql,
               " FROM \"%s\" AS r JOIN meta AS m ON m.id = r.\"document\" "
               "LEFT JOIN text AS t ON t.id = r.\"document\"",
               name);
    free(name);
}

void
result_tables_insert(const struct manifest *m, const struct result_table *t,
                     struct buf *sql)
{
    buf_str(sql, "INSERT INTO ");
    quoted_name(m, t, sql);
}

void
result_tables_select(const struct manifest *m, const struct result_table *t,
                     struct buf *sql)
{
    buf_str(sql, "SELECT ");
    if (t->n_columns)
        list(t, "", ", ", sql);
    else
        buf_str(sql, "1");
    buf_str(sql, " FROM ");
    quoted_name(m, t, sql);
    if (t->kind != TABLE_CORPUS)
        buf_str(sql, " WHERE \"document\" = ?1");
    if (t->kind != TABLE_DOCUMENT)
        buf_format(sql, " ORDER BY \"%s\"", number_column(t));
}

void
result_tables_delete(const struct manifest *m, const struct result_table *t,
                     struct buf *sql)
{
    buf_str(sql, "DELETE FROM ");
    quoted_name(m, t, sql);
    buf_str(sql, " WHERE \"document\" = ?1");
}

int
result_tables_there(struct sqlite3 *db, const struct manifest *m,
                    const struct result_table *t, struct fault *ft)
{
    struct sqlite3_stmt *st;
    struct buf sql = {0};
    char *name;
    int there = -1;

    if (statement_prepare(db,
                          "SELECT 1 FROM sqlite_schema WHERE type = 'table' "
                          "AND name = ?1 AND sql = ?2",
                          &st, ft))
        return -1;
    name = result_tables_name(m, t);
    result_tables_create(m, t, &sql);
    statement_text(st, 1, name);
    statement_text(st, 2, buf_text(&sql));
    there = statement_step(st, ft);
    sqlite3_finalize(st);
    free(name);
    buf_free(&sql);
    return there;
}
