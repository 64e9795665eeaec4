#include "variables.h"

#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "documents_view.h"
#include "mem.h"
#include "statement.h"
#include "types.h"

struct variables {
    struct sqlite3 *db;
    struct sqlite3_stmt *insert;
    struct types *names;
};

static int
read_names(struct variables *v, struct fault *ft)
{
    struct sqlite3_stmt *st;
    bool added;
    int more;

    if (statement_prepare(v->db, "SELECT name FROM variable", &st, ft))
        return -1;
    while ((more = statement_step(st, ft)) > 0) {
        const char *name = (const char *)sqlite3_column_text(st, 0);

        if (name)
            types_intern(v->names, name, (size_t)sqlite3_column_bytes(st, 0),
                         &added);
    }
    sqlite3_finalize(st);
    return more;
}

int
variables_open(struct variables **out, struct sqlite3 *db, struct fault *ft)
{
    struct variables *v = mem_alloc(sizeof *v);

    v->db = db;
    v->names = types_new();
    if (read_names(v, ft) ||
        statement_prepare(db, "INSERT OR IGNORE INTO variable VALUES(?1)",
                          &v->insert, ft)) {
        variables_free(v);
        return -1;
    }
    *out = v;
    return 0;
}

void
variables_free(struct variables *v)
{
    if (!v)
        return;
    sqlite3_finalize(v->insert);
    types_free(v->names);
    free(v);
}

/* Behind the string whose opening quote is at p. */
static const char *
skip_string(const char *p)
{
    for (p++; *p && *p != '"'; p++) {
        if (*p == '\\' && p[1])
            p++;
    }
    return *p ? p + 1 : p;
}

/* The comma or bracket behind the value at p. */
static const char *
skip_value(const char *p)
{
    int depth = 0;

    while (*p) {
        if (*p == '"') {
            p = skip_string(p);
            continue;
        }
        if (!depth && (*p == ',' || *p == '}'))
            return p;
        depth += *p == '{' || *p == '[';
        depth -= *p == '}' || *p == ']';
        p++;
    }
    return p;
}

/* *more: there is a new name. */
static int
note(struct variables *v, const char *name, size_t len, bool *more,
     struct fault *ft)
{
    bool added;

    if (!documents_view_takes(name, len) ||
        types_size(v->names) >= DOCUMENTS_VIEW_VARIABLES)
        return 0;
    types_intern(v->names, name, len, &added);
    if (!added)
        return 0;
    *more = true;
    sqlite3_bind_text64(v->insert, 1, name, len, SQLITE_STATIC, SQLITE_UTF8);
    return statement_run(v->insert, ft);
}

int
variables_note(struct variables *v, const char *vars, struct fault *ft)
{
    const char *p = vars ? strchr(vars, '"') : NULL;
    bool more = false;

    if (types_size(v->names) >= DOCUMENTS_VIEW_VARIABLES)
        return 0;
    while (p && *p == '"') {
        const char *end = skip_string(p);

        if (note(v, p + 1, (size_t)(end - p) - 2, &more, ft))
            return -1;
        p = skip_value(end);
        if (*p == ',')
            p += 1 + strspn(p + 1, " \t\n");
    }
    return more ? documents_view_make(v->db, ft) : 0;
}
