#include "verify.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

struct verify {
    struct store *store;
    const struct plan *plan;
    struct result_reader **stored; /* by plugin */
    struct buf was, is;            /* of a pair */
    int64_t change;                /* of the store, at the beginning */
};

struct verify *
verify_new(struct store *s, const struct plan *p, int64_t change)
{
    struct verify *v = mem_alloc(sizeof *v);

    v->store = s;
    v->plan = p;
    v->change = change;
    v->stored = mem_alloc((p->n + 1) * sizeof(struct result_reader *));
    for (size_t i = 0; i < p->n; i++)
        v->stored[i] =
            result_reader_new(s, &p->manifests[i], p->engine.plugins[i].config);
    return v;
}

void
verify_free(struct verify *v)
{
    if (!v)
        return;
    for (size_t i = 0; i < v->plan->n; i++)
        result_reader_free(v->stored[i]);
    free(v->stored);
    buf_free(&v->was);
    buf_free(&v->is);
    free(v);
}

/* Takes the pairs that are owed off `all`. */
static void
subtract(struct owed *all, size_t n_all, const struct owed *owed, size_t n)
{
    for (size_t i = 0, k = 0; i < n_all; i++) {
        while (k < n && owed[k].document < all[i].document)
            k++;
        if (k < n && owed[k].document == all[i].document)
            all[i].plugins &= ~owed[k].plugins;
    }
}

/* Keeps at most n documents that have pairs. */
static size_t
thin(struct owed *all, size_t n_all, size_t n)
{
    size_t have = 0, kept = 0;

    for (size_t i = 0; i < n_all; i++)
        if (all[i].plugins)
            all[have++] = all[i];
    if (have <= n)
        return have;
    for (; kept < n; kept++)
        all[kept] = all[kept * have / n];
    return kept;
}

int
verify_sample(struct results *r, const int64_t *ids, size_t n_ids, size_t n,
              struct owed **owed, size_t *n_owed, struct fault *ft)
{
    struct owed *open = NULL;
    size_t n_open = 0;
    unsigned every = 0;

    for (int s = PAIR_OK; s <= PAIR_FAILED; s++)
        every |= 1u << s;
    if (results_owed(r, ids, n_ids, 0, &open, &n_open, ft) ||
        results_owed(r, ids, n_ids, every, owed, n_owed, ft)) {
        free(open);
        return -1;
    }
    subtract(*owed, *n_owed, open, n_open);
    *n_owed = thin(*owed, *n_owed, n);
    free(open);
    return 0;
}

/* Appends the rows table by table, as a reader gives them. */
static void
sort_rows(const struct manifest *m, struct cur rows, struct buf *out)
{
    for (size_t table = 0; table < m->n_tables; table++) {
        struct cur c = rows;

        while (c.p < c.end && !c.bad) {
            const char *from = (const char *)c.p;
            uint8_t at = cur_u8(&c);
            struct value v;

            if (at >= m->n_tables)
                return;
            for (size_t i = 0; i < m->tables[at].n_columns; i++)
                value_decode(&v, &c);
            if (at == table)
                buf_add(out, from, (size_t)((const char *)c.p - from));
        }
    }
}

/* The table in which the two first differ. */
static const char *
table_of(const struct manifest *m, const struct buf *was, const struct buf *is)
{
    struct cur a = cur_of(was->data, was->len), b = cur_of(is->data, is->len);

    for (;;) {
        const void *pa = a.p, *pb = b.p;
        uint8_t at = a.p < a.end ? cur_u8(&a) : UINT8_MAX;
        uint8_t bt = b.p < b.end ? cur_u8(&b) : UINT8_MAX;
        struct value v;

        if (at != bt || at >= m->n_tables)
            return m->tables[at < bt ? at : bt].name;
        for (size_t i = 0; i < m->tables[at].n_columns; i++) {
            value_decode(&v, &a);
            value_decode(&v, &b);
        }
        if (a.bad || b.bad ||
            (size_t)((const char *)a.p - (const char *)pa) !=
                (size_t)((const char *)b.p - (const char *)pb) ||
            memcmp(pa, pb, (size_t)((const char *)a.p - (const char *)pa)))
            return m->tables[at].name;
    }
}

static int
check_unchanged(const struct verify *v, struct fault *ft)
{
    if (store_change(v->store) == v->change)
        return 0;
    return fault_set(ft, FAULT_BUSY,
                     "%s was written to while it was verified; try again when "
                     "nobody does",
                     store_path(v->store));
}

static int
differ(const struct verify *v, const struct pair_result *p, char *message,
       struct pair_result *d, struct fault *ft)
{
    if (check_unchanged(v, ft)) {
        free(message);
        return -1;
    }
    *d = (struct pair_result){.document = p->document,
                              .plugin = p->plugin,
                              .state = PAIR_FAILED,
                              .cause = mem_string("verify"),
                              .message = message};
    return 1;
}

static bool
same(const struct verify *v)
{
    return v->was.len == v->is.len &&
           (!v->was.len || memcmp(v->was.data, v->is.data, v->was.len) == 0);
}

/* The rows in `was` and `is`, which are p's. */
static int
compare_rows(const struct verify *v, const struct pair_result *p,
             struct pair_result *difference, struct fault *ft)
{
    const struct manifest *m = &v->plan->manifests[p->plugin];
    const char *table;

    if (same(v))
        return 0;
    table = table_of(m, &v->was, &v->is);
    return differ(v, p,
                  mem_format("rows of table %s%s%s are not as stored", m->name,
                             *table ? "_" : "", table),
                  difference, ft);
}

int
verify_pair(struct verify *v, const struct pair_result *p, struct cur rows,
            struct pair_result *difference, struct fault *ft)
{
    const struct manifest *m = &v->plan->manifests[p->plugin];
    enum pair_state state = PAIR_SKIPPED; /* or failed: nothing was found */
    bool found = p->state == PAIR_OK || p->state == PAIR_EMPTY;
    uint32_t n_rows;
    int there;

    if (p->state == PAIR_LIMIT || p->state == PAIR_CRASHED)
        return 0;
    buf_clear(&v->was);
    buf_clear(&v->is);
    there = result_reader_get(v->stored[p->plugin], p->document, &state,
                              &v->was, &n_rows, ft);
    if (there < 0)
        return -1;
    if (there != found || (found && state != p->state))
        return differ(
            v, p,
            mem_format("it is %s now and was %s", pair_state_name(p->state),
                       there ? pair_state_name(state) : "skipped or failed"),
            difference, ft);
    if (p->state == PAIR_FAILED && check_unchanged(v, ft)) /* or is it gone? */
        return -1;
    sort_rows(m, rows, &v->is);
    return compare_rows(v, p, difference, ft);
}

int
verify_partial(struct verify *v, size_t plugin, int64_t block,
               struct cur partial, struct pair_result *difference,
               struct fault *ft)
{
    struct pair_result none = {.plugin = (uint32_t)plugin};

    buf_clear(&v->was);
    buf_clear(&v->is);
    if (results_partial(v->store, v->plan->engine.plugins[plugin].config, block,
                        &v->was, ft) < 0)
        return -1;
    buf_add(&v->is, partial.p, (size_t)(partial.end - partial.p));
    if (same(v))
        return 0;
    return differ(v, &none,
                  mem_format("reduce does not come to what is stored of "
                             "documents %lld to %lld",
                             (long long)block << 10,
                             ((long long)block << 10) + 1023),
                  difference, ft);
}

int
verify_corpus(struct verify *v, size_t plugin, row_pieces *next, void *cookie,
              struct pair_result *difference, struct fault *ft)
{
    struct pair_result none = {.plugin = (uint32_t)plugin};
    struct buf rows = {0};
    struct cur piece;
    int more;

    buf_clear(&v->was);
    buf_clear(&v->is);
    if (result_reader_corpus(v->stored[plugin], &v->was, ft))
        return -1;
    while ((more = next(cookie, &piece, ft)) > 0)
        buf_add(&rows, piece.p, (size_t)(piece.end - piece.p));
    if (more == 0)
        sort_rows(&v->plan->manifests[plugin], cur_of(rows.data, rows.len),
                  &v->is);
    buf_free(&rows);
    return more < 0 ? -1 : compare_rows(v, &none, difference, ft);
}
