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

void
reader_explain(struct reader *r, const char *where, const char *by,
               struct fault *ft)
{
    struct sqlite3_stmt *st;
    struct fault ignored;
    struct buf names = {0};

    if (ft->code != FAULT_USAGE || (!where && !by))
        return;
    if (by)
        fault_wrap(ft, "by `%s`", by);
    if (where)
        fault_wrap(ft, "condition `%s`", where);
    if (!strstr(ft->text, "no such column") ||
        statement_prepare(store_db(reader_store(r)),
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

int
reader_select(struct reader *r, const char *where, int64_t **out, size_t *n_out,
              struct fault *ft)
{
    /* On lines of its own: a comment at its end must not hide the bracket. */
    char *text = where ? mem_format("SELECT id FROM documents WHERE CASE "
                                    "WHEN (\n%s\n) THEN 1 END ORDER BY id",
                                    where)
                       : mem_string("SELECT id FROM meta ORDER BY id");
    struct sql *q;
    int64_t *ids = NULL;
    size_t n = 0;
    int bad = sql_open(&q, reader_store(r), text, 0, ft);

    free(text);
    if (!bad) {
        bad = collect(q, &ids, &n, ft);
        sql_close(q);
    }
    if (bad) {
        free(ids);
        reader_explain(r, where, NULL, ft);
        return -1;
    }
    *out = ids;
    *n_out = n;
    return 0;
}
