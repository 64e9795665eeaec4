#include "documents_view.h"

#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "mem.h"
#include "statement.h"

#define DIGITS4 "[0-9][0-9][0-9][0-9]"

/* COLUMN(name, expression) */
#define COLUMNS                                                           \
    COLUMN("id", "m.id")                                                  \
    COLUMN("key", "m.key")                                                \
    COLUMN("uri", "m.uri")                                                \
    COLUMN("outlet", "m.outlet")                                          \
    COLUMN("title", "m.title")                                            \
    COLUMN("author", "m.author")                                          \
    COLUMN("published", "m.published")                                    \
    COLUMN("year", "CASE WHEN m.published GLOB '" DIGITS4 "*' "           \
                   "THEN CAST(substr(m.published, 1, 4) AS INTEGER) END") \
    COLUMN("month", "CASE WHEN m.published GLOB '" DIGITS4                \
                    "-[0-9][0-9]*' THEN substr(m.published, 1, 7) END")   \
    COLUMN("precision", "m.precision")                                    \
    COLUMN("basis", "m.basis")                                            \
    COLUMN("language", "m.language")                                      \
    COLUMN("url", "m.url")                                                \
    COLUMN("retrieved", "m.retrieved")                                    \
    COLUMN("translated", "coalesce(m.translated, 'unknown')")             \
    COLUMN("cluster", "m.cluster")                                        \
    COLUMN("tokens", "m.tokens")                                          \
    COLUMN("bytes", "m.bytes")                                            \
    COLUMN("kept", "m.kept")                                              \
    COLUMN("replaced", "m.replaced")                                      \
    COLUMN("vars", "m.vars")                                              \
    COLUMN("text", "t.text")

static const struct column {
    const char *name, *expression;
} columns[] = {
#define COLUMN(name, expression) {name, expression},
    COLUMNS
#undef COLUMN
};

#define N_COLUMNS (sizeof columns / sizeof *columns)

struct names {
    char *at[N_COLUMNS + DOCUMENTS_VIEW_VARIABLES];
    size_t n;
};

static bool
is_taken(const struct names *names, const char *name)
{
    for (size_t i = 0; i < names->n; i++) {
        if (sqlite3_stricmp(names->at[i], name) == 0)
            return true;
    }
    return false;
}

bool
documents_view_takes(const char *name, size_t len)
{
    if (!len || len > 200)
        return false;
    for (size_t i = 0; i < len; i++) { /* JSON has it escaped */
        if ((unsigned char)name[i] < 0x20 || strchr("\"\\", name[i]))
            return false;
    }
    return true;
}

/* No name has a quotation mark (documents_view_takes). SQLite's own quoting can
   run out of memory, and a view without a column would be stored for good. */
static void
add(struct buf *out, struct names *names, char *name, const char *expression)
{
    buf_format(out, "%s %s AS \"%s\"", names->n ? "," : "", expression, name);
    names->at[names->n++] = name;
}

static void
add_variable(struct buf *out, struct names *names, const char *variable)
{
    /* Not json_extract, which SQLite lets no untrusted schema call. */
    struct buf expression = {0};
    char *name = mem_string(variable);

    buf_str(&expression, "(SELECT value FROM json_each(m.vars) WHERE key = '");
    for (const char *c = variable; *c; c++) {
        buf_str(&expression, *c == '\'' ? "'" : "");
        buf_char(&expression, *c);
    }
    buf_str(&expression, "')");
    while (is_taken(names, name)) {
        char *longer = mem_format("var_%s", name);

        free(name);
        name = longer;
    }
    add(out, names, name, buf_text(&expression));
    buf_free(&expression);
}

int
documents_view_sql(struct sqlite3 *db, struct buf *out, struct fault *ft)
{
    struct names names = {.n = 0};
    struct sqlite3_stmt *st;
    int more;

    if (statement_prepare(db, "SELECT name FROM variable ORDER BY name", &st,
                          ft))
        return -1;
    buf_str(out, "CREATE VIEW documents AS SELECT");
    for (size_t i = 0; i < N_COLUMNS; i++)
        add(out, &names, mem_string(columns[i].name), columns[i].expression);
    while ((more = statement_step(st, ft)) > 0) {
        const char *name = (const char *)sqlite3_column_text(st, 0);

        if (!name) {
            more = statement_fault(db, ft);
            break;
        }
        if (names.n < N_COLUMNS + DOCUMENTS_VIEW_VARIABLES &&
            documents_view_takes(name, strlen(name)))
            add_variable(out, &names, name);
    }
    buf_str(out, " FROM meta AS m LEFT JOIN text AS t ON t.id = m.id");
    for (size_t i = 0; i < names.n; i++)
        free(names.at[i]);
    sqlite3_finalize(st);
    return more;
}

int
documents_view_make(struct sqlite3 *db, struct fault *ft)
{
    struct buf sql = {0};
    int bad = documents_view_sql(db, &sql, ft);

    if (!bad)
        bad = statement_exec(db, ft, "DROP VIEW IF EXISTS documents; %s",
                             buf_text(&sql));
    buf_free(&sql);
    return bad;
}
