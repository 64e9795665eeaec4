/* The documents a condition holds for. */
#include "reader.h"

#include <stdlib.h>

#include "expression.h"
#include "expression_values.h"
#include "mem.h"
#include "sql.h"

static int
collect(struct sql *q, int64_t **ids, size_t *n, struct fault *ft)
{
    size_t cap = 0;
    int64_t last = INT64_MIN;
    int more;

    while ((more = sql_next(q, ft)) > 0) {
        struct value v = sql_value(q, 0, NULL);

        if (v.kind != VALUE_INT || v.i <= last)
            return fault_set(ft, FAULT_CORPUS,
                             "an id of a document is no number, or no other "
                             "than the one before");
        last = v.i;
        *ids = mem_grow(*ids, &cap, *n + 1, sizeof **ids);
        (*ids)[(*n)++] = v.i;
    }
    return more;
}

static char *
query_of(const char *where, bool unique)
{
    const char *id = unique ? "min(id)" : "id";
    const char *group = unique ? "GROUP BY cluster" : "";
    char *condition, *text;

    if (!where)
        return mem_format("SELECT %s FROM meta %s ORDER BY 1", id, group);
    condition = expression_condition(where);
    text = mem_format("SELECT %s FROM documents WHERE %s %s ORDER BY 1", id,
                      condition, group);
    free(condition);
    return text;
}

int
reader_select(struct reader *r, const char *where, bool unique, int64_t **out,
              size_t *n_out, struct fault *ft)
{
    struct store *store = reader_store(r);
    char *text;
    struct sql *q;
    int64_t *ids = NULL;
    size_t n = 0;
    int bad;

    if (expression_check(store, where, NULL, ft))
        return -1;
    text = query_of(where, unique);
    bad = sql_open(&q, store, text, 0, ft);
    free(text);
    if (!bad) {
        bad = collect(q, &ids, &n, ft);
        sql_close(q);
    }
    if (bad) {
        free(ids);
        expression_blame(where, NULL, ft);
        return -1;
    }
    if (where && !n)
        expression_tell_none(store, where);
    *out = ids ? ids : mem_alloc(sizeof *ids); /* NULL may mean all */
    *n_out = n;
    return 0;
}
