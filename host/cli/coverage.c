#include "coverage.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "sql.h"

/* Pieces of a statement: one for each live plugin. */
struct pieces {
    struct buf counts; /* of a cell: what the plugin has answered */
    struct buf sums;   /* of these */
    struct buf joins;
};

static int
make_pieces(struct pieces *p, struct store *s, struct fault *ft)
{
    struct sql *q;
    int more;

    if (sql_open(&q, s,
                 "SELECT plugin, id FROM config WHERE live ORDER BY plugin", 0,
                 ft))
        return -1;
    for (int i = 0; (more = sql_next(q, ft)) > 0; i++) {
        struct value name = sql_value(q, 0, NULL), id = sql_value(q, 1, NULL);
        int len = (int)name.text.len;

        buf_format(&p->counts, ", count(s%d.document) AS n%d", i, i);
        buf_format(&p->sums, ", sum(n%d) AS \"%.*s\"", i, len, name.text.p);
        buf_format(&p->joins,
                   " LEFT JOIN state AS s%d ON s%d.plugin = '%.*s' AND "
                   "s%d.document = d.id AND s%d.config = %" PRId64
                   " AND s%d.state <= %d",
                   i, i, len, name.text.p, i, i, id.i, i, PAIR_EMPTY);
    }
    sql_close(q);
    return more < 0 ? -1 : 0;
}

/* The documents are sorted once, into cells, which are few; the tables are made
   of these. A row: number of the table, value, documents, plugins. */
static char *
statement_of(struct pieces *p, const char *const *by, size_t n)
{
    struct buf text = {0}, values = {0}, names = {0};

    for (size_t i = 0; i < n; i++) {
        buf_format(&values, ", %s AS by%zu", by[i], i);
        buf_format(&names, "%sby%zu", i ? ", " : "", i);
    }
    buf_format(&text,
               "WITH cell AS MATERIALIZED (SELECT %s, count(*) AS documents%s "
               "FROM (SELECT id%s FROM documents) AS d%s GROUP BY %s)",
               buf_text(&names), buf_text(&p->counts), buf_text(&values),
               buf_text(&p->joins), buf_text(&names));
    for (size_t i = 0; i < n; i++)
        buf_format(&text,
                   "%s SELECT %zu, by%zu, sum(documents) AS documents%s "
                   "FROM cell GROUP BY 2",
                   i ? " UNION ALL" : "", i, i, buf_text(&p->sums));
    buf_str(&text, " ORDER BY 1, 2");
    buf_free(&values);
    buf_free(&names);
    return buf_take(&text);
}

static int
open_tables(struct sql **q, struct store *s, const char *const *by, size_t n,
            struct fault *ft)
{
    struct pieces p = {0};
    int bad = make_pieces(&p, s, ft);

    if (!bad) {
        char *text = statement_of(&p, by, n);

        bad = sql_open(q, s, text, 0, ft);
        free(text);
    }
    buf_free(&p.counts);
    buf_free(&p.sums);
    buf_free(&p.joins);
    return bad;
}

static struct out *
begin_table(const struct sql *q, const char *by, enum out_format format)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyz0123456789_";
    size_t n = sql_columns(q) - 1;
    const char **names = mem_alloc(n * sizeof *names);
    struct out *o;

    names[0] = by[strspn(by, plain)] == '\0' ? by : "by";
    for (size_t i = 1; i < n; i++)
        names[i] = sql_name(q, i + 1);
    o = out_new(format, names, n);
    free(names);
    return o;
}

/* Rows of one table, from the one q stands on. */
static int
print_table(struct sql *q, int64_t table, const char *by,
            enum out_format format, int more, struct fault *ft)
{
    struct out *o = begin_table(q, by, format);

    while (more > 0 && sql_value(q, 0, NULL).i == table) {
        for (size_t i = 1; i < sql_columns(q); i++) {
            struct value v = sql_value(q, i, NULL);

            out_value(o, &v);
        }
        more = sql_next(q, ft);
    }
    return out_finish(o, more, ft);
}

int
coverage_print_one(struct store *s, const char *by, enum out_format format,
                   struct fault *ft)
{
    struct sql *q;
    int more;

    if (open_tables(&q, s, &by, 1, ft))
        return -1;
    more = sql_next(q, ft);
    if (more >= 0)
        more = print_table(q, 0, by, format, more, ft);
    sql_close(q);
    return more < 0 ? -1 : 0;
}

int
coverage_print(struct store *s, const char *const *by, size_t n,
               struct fault *ft)
{
    struct sql *q;
    int more;

    if (open_tables(&q, s, by, n, ft))
        return -1;
    more = sql_next(q, ft);
    for (size_t i = 0; i < n && more >= 0; i++) {
        printf("\ndocuments answered (ok or empty), by %s\n", by[i]);
        more = print_table(q, (int64_t)i, by[i], OUT_TABLE, more, ft);
    }
    sql_close(q);
    return more < 0 ? -1 : 0;
}
