/* The documents a condition holds for. */
#include "reader_inside.h"

#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "buf.h"
#include "mem.h"
#include "sql.h"
#include "statement.h"

static int
collect(struct sql *q, int64_t **ids, size_t *n, struct fault *ft)
{
    size_t cap = 0;
    int64_t last = INT64_MIN;
    int more;

    while ((more = sql_next(q, ft)) > 0) {
        struct value v = sql_value(q, 0, NULL);

        if (v.kind != VALUE_INT || v.i <= last)
            return fault_set(ft, FAULT_USAGE,
                             "the condition is not one expression");
        last = v.i;
        *ids = mem_grow(*ids, &cap, *n + 1, sizeof **ids);
        (*ids)[(*n)++] = v.i;
    }
    return more;
}

/* Whether SQLite stumbles over what slant puts behind an expression. */
static bool
ends_early(const struct fault *ft, const char *where, const char *by)
{
    static const char *const ours[][2] = {{"near \")\"", ")"},
                                          {"near \"THEN\"", "THEN"}};

    for (int i = 0; i < 2; i++)
        if (strstr(ft->text, ours[i][0]) &&
            !(where && strcasestr(where, ours[i][1])) &&
            !(by && strcasestr(by, ours[i][1])))
            return true;
    return false;
}

void
reader_explain(struct store *store, const char *where, const char *by,
               struct fault *ft)
{
    struct sqlite3_stmt *st;
    struct fault ignored;
    struct buf names = {0};

    if (ft->code != FAULT_USAGE || (!where && !by))
        return;
    if (ends_early(ft, where, by))
        fault_set(ft, FAULT_USAGE, "something is missing at the end");
    if (by)
        fault_wrap(ft, "by `%s`", by);
    if (where)
        fault_wrap(ft, "condition `%s`", where);
    if (!strstr(ft->text, "no such column") ||
        statement_prepare(store_db(store),
                          "SELECT group_concat(name, ', ') "
                          "FROM pragma_table_info('documents')",
                          &st, &ignored))
        return;
    if (statement_step(st, &ignored) > 0) {
        buf_format(&names, "%s; there are %s%s", ft->text,
                   (const char *)sqlite3_column_text(st, 0),
                   strstr(ft->text, "did you mean")
                       ? ""
                       : "; a value that is text stands in single quotes: "
                         "outlet = 'Reuters'");
        fault_set(ft, FAULT_USAGE, "%s", buf_text(&names));
    }
    buf_free(&names);
    sqlite3_finalize(st);
}

/* A condition stands on lines of its own: a comment at its end must not hide
   the bracket. */
static char *
query_of(const char *where, bool unique)
{
    const char *id = unique ? "min(id)" : "id";
    const char *group = unique ? "GROUP BY cluster" : "";

    return where ? mem_format("SELECT %s FROM documents WHERE CASE WHEN "
                              "(\n%s\n) THEN 1 END %s ORDER BY 1",
                              id, where, group)
                 : mem_format("SELECT %s FROM meta %s ORDER BY 1", id, group);
}

int
reader_select(struct reader *r, const char *where, bool unique, int64_t **out,
              size_t *n_out, struct fault *ft)
{
    struct store *store = reader_store(r);
    char *text = query_of(where, unique);
    struct sql *q;
    int64_t *ids = NULL;
    size_t n = 0;
    int bad = sql_open(&q, store, text, 0, ft);

    free(text);
    if (!bad) {
        bad = collect(q, &ids, &n, ft);
        sql_close(q);
    }
    if (bad) {
        free(ids);
        reader_explain(store, where, NULL, ft);
        return -1;
    }
    *out = ids;
    *n_out = n;
    return 0;
}
