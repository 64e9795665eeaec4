#include "query.h"

#include <stdlib.h>

#include "mem.h"

static int
print_rows(struct sql *q, FILE *to, enum out_format format, struct fault *ft)
{
    size_t n = sql_columns(q);
    const char **names = mem_alloc((n + 1) * sizeof *names);
    struct out *o;
    int status;

    for (size_t i = 0; i < n; i++)
        names[i] = sql_name(q, i);
    o = out_new_to(to, format, names, n);
    while ((status = sql_next(q, ft)) == 1) {
        for (size_t i = 0; i < n; i++) {
            bool blob = false;
            struct value v = sql_value(q, i, &blob);

            if (blob)
                out_text(o, "(bytes)");
            else
                out_value(o, &v);
        }
    }
    free(names);
    return out_finish(o, status, ft);
}

int
query_print(struct store *s, const char *text, enum out_format format,
            double seconds, struct fault *ft)
{
    return query_write(s, text, stdout, format, seconds, ft);
}

int
query_write(struct store *s, const char *text, FILE *to, enum out_format format,
            double seconds, struct fault *ft)
{
    struct sql *q;
    int status;

    if (sql_open(&q, s, text, seconds, ft))
        return -1;
    status = print_rows(q, to, format, ft);
    sql_close(q);
    return status;
}

int
query_int(struct store *s, const char *text, int64_t *v, struct fault *ft)
{
    struct sql *q;
    int status;

    *v = 0;
    if (sql_open(&q, s, text, 0, ft))
        return -1;
    status = sql_next(q, ft);
    if (status == 1) {
        struct value got = sql_value(q, 0, NULL);

        *v = got.kind == VALUE_INT ? got.i : 0;
    }
    sql_close(q);
    return status < 0 ? -1 : 0;
}
