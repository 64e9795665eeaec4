/* Encoded rows into result tables. */
#include "results_inside.h"

#include <sqlite3.h>

#include "result_tables.h"
#include "statement.h"

enum {
    VALUES_AT_ONCE = 16 * 1024 /* 400 KB: what waits stays in the cache */
};

/* SQL columns of a row. */
static size_t
width_of(const struct result_table *t)
{
    size_t n = t->n_columns + (t->kind == TABLE_ROWS ? 2 : 1);

    for (size_t i = 0; i < t->n_columns; i++)
        n += t->columns[i].type == COLUMN_SPAN;
    return n;
}

int
result_rows_prepare(struct results *r, size_t width, struct fault *ft)
{
    size_t most = width;

    for (size_t i = 0; i < r->n; i++) {
        struct plan *p = &r->plan[i];

        for (size_t k = 0; k < p->manifest->n_tables; k++) {
            p->rows[k].width = width_of(&p->manifest->tables[k]);
            if (p->rows[k].width > most)
                most = p->rows[k].width;
        }
    }
    return row_list_register(r->db, most, ft);
}

static int
prepare(struct plan *p, size_t at, struct fault *ft)
{
    struct buf sql = {0};
    int bad;

    result_tables_insert(p->manifest, &p->manifest->tables[at], &sql);
    row_list_select(p->rows[at].width, &sql);
    bad = statement_prepare(p->db, buf_text(&sql), &p->insert[at], ft);
    buf_free(&sql);
    return bad;
}

static int
store(struct plan *p, size_t at, struct fault *ft)
{
    if (!p->insert[at] && prepare(p, at, ft))
        return -1;
    return row_list_store(&p->rows[at], p->insert[at], ft);
}

int
result_rows_store(struct plan *p, struct fault *ft)
{
    for (size_t i = 0; i < p->manifest->n_tables; i++)
        if (p->rows[i].n && store(p, i, ft))
            return -1;
    return 0;
}

void
result_rows_forget(struct plan *p)
{
    for (size_t i = 0; i < p->manifest->n_tables; i++)
        p->rows[i].n = 0;
}

static int
malformed(const struct plan *p, int64_t document, struct fault *ft)
{
    return fault_set(ft, FAULT_INTERNAL,
                     "plugin %s, document %lld (0: the corpus): the rows do "
                     "not fit the plugin's tables",
                     p->manifest->name, (long long)document);
}

int
result_rows_add(struct plan *p, int64_t document, struct cur c, int64_t *number,
                struct fault *ft)
{
    while (c.p < c.end) {
        size_t at = cur_u8(&c);
        const struct result_table *t = &p->manifest->tables[at];
        struct row_list *l = &p->rows[at];

        if (at >= p->manifest->n_tables ||
            (t->kind == TABLE_CORPUS) != (document == 0))
            return malformed(p, document, ft);
        number[at]++;
        if (document)
            row_list_int(l, document);
        if (t->kind != TABLE_DOCUMENT)
            row_list_int(l, number[at]);
        if (row_list_decode(l, t, &c))
            return malformed(p, document, ft);
        if (l->n >= VALUES_AT_ONCE && store(p, at, ft))
            return -1;
    }
    return 0;
}
