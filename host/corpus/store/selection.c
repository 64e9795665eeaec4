#include "selection.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "reader_inside.h"
#include "sql.h"

/* What a growing group still needs; at the same index as the group. */
struct growth {
    size_t cap;
    int64_t *clusters; /* ids of clusters, by document */
};

struct making {
    struct selection *g;
    struct growth *growth;
    size_t cap;
    struct seen {
        int64_t cluster; /* 0: free */
    } * seen;
    size_t n_seen, size; /* size: a power of two */
    bool unique;
};

static char *
text_of(const struct value *v)
{
    switch (v->kind) {
    case VALUE_INT:
        return mem_format("%lld", (long long)v->i);
    case VALUE_REAL:
        return mem_format("%.15g", v->r);
    case VALUE_TEXT:
        return mem_copy(v->text.p, v->text.len);
    default:
        return NULL;
    }
}

static struct seen *
slot_of(const struct making *m, int64_t cluster)
{
    size_t at = (size_t)((uint64_t)cluster * 0x9e3779b97f4a7c15u >> 32);

    for (at &= m->size - 1; m->seen[at].cluster; at = (at + 1) & (m->size - 1))
        if (m->seen[at].cluster == cluster)
            break;
    return &m->seen[at];
}

/* Whether an earlier document of the cluster was chosen; notes this one. */
static bool
is_copy(struct making *m, int64_t cluster)
{
    struct seen *slot;

    if (m->n_seen * 2 >= m->size) {
        struct making old = *m;

        m->size = m->size ? m->size * 2 : 1024;
        m->seen = mem_alloc(m->size * sizeof *m->seen);
        for (size_t i = 0; i < old.size; i++)
            if (old.seen[i].cluster)
                *slot_of(m, old.seen[i].cluster) = old.seen[i];
        free(old.seen);
    }
    slot = slot_of(m, cluster);
    if (slot->cluster)
        return true;
    slot->cluster = cluster;
    m->n_seen++;
    return false;
}

static struct group *
group_named(struct making *m, char *name)
{
    struct selection *g = m->g;
    size_t cap = m->cap;
    struct group *last = g->n ? &g->at[g->n - 1] : NULL;

    if (last && (name && last->name ? strcmp(last->name, name) == 0
                                    : !name && !last->name)) {
        free(name);
        return last;
    }
    g->at = mem_grow(g->at, &m->cap, g->n + 1, sizeof *g->at);
    m->growth = mem_grow(m->growth, &cap, g->n + 1, sizeof *m->growth);
    m->growth[g->n] = (struct growth){0};
    m->n_seen = 0;
    if (m->size)
        memset(m->seen, 0, m->size * sizeof *m->seen);
    g->at[g->n] = (struct group){.name = name};
    return &g->at[g->n++];
}

static void
add(struct making *m, int64_t id, int64_t cluster, const struct value *by)
{
    struct group *to = group_named(m, text_of(by));
    struct growth *growth = &m->growth[to - m->g->at];
    size_t cap = growth->cap;

    if (m->unique && is_copy(m, cluster)) {
        m->g->copies++;
        return;
    }
    to->ids = mem_grow(to->ids, &growth->cap, to->n + 1, sizeof *to->ids);
    growth->clusters =
        mem_grow(growth->clusters, &cap, to->n + 1, sizeof *growth->clusters);
    growth->clusters[to->n] = cluster;
    to->ids[to->n++] = id;
    m->g->documents++;
}

static int
by_id(const void *pa, const void *pb)
{
    int64_t a = *(const int64_t *)pa, b = *(const int64_t *)pb;

    return (a > b) - (a < b);
}

/* Numbers the clusters of a group from 0. */
static void
number(struct group *g, const int64_t *clusters)
{
    int64_t *sorted = mem_alloc((g->n + 1) * sizeof *sorted);

    if (g->n)
        memcpy(sorted, clusters, g->n * sizeof *sorted);
    qsort(sorted, g->n, sizeof *sorted, by_id);
    for (size_t i = 0; i < g->n; i++)
        if (i == 0 || sorted[i] != sorted[g->clusters - 1])
            sorted[g->clusters++] = sorted[i];
    g->cluster = mem_alloc((g->n + 1) * sizeof *g->cluster);
    for (size_t i = 0; i < g->n; i++) {
        const int64_t *found =
            bsearch(&clusters[i], sorted, g->clusters, sizeof *sorted, by_id);

        g->cluster[i] = (uint32_t)(found - sorted);
    }
    free(sorted);
}

/* The rows are: id, cluster, value; by value, then by id. */
static int
collect(struct making *m, struct sql *q, const char *by, struct fault *ft)
{
    int more;

    if (sql_columns(q) != 3)
        return fault_set(ft, FAULT_USAGE,
                         "%s: one expression is wanted, such as outlet or year",
                         by);
    while ((more = sql_next(q, ft)) > 0) {
        struct value id = sql_value(q, 0, NULL),
                     cluster = sql_value(q, 1, NULL);
        struct value value = sql_value(q, 2, NULL);

        if (id.kind != VALUE_INT || cluster.kind != VALUE_INT)
            return fault_set(ft, FAULT_USAGE,
                             "the condition is not one expression");
        add(m, id.i, cluster.i, &value);
    }
    return more;
}

/* On lines of their own: a comment at their end must not hide the bracket. */
static char *
query_of(const char *where, const char *by)
{
    if (!where && !by)
        return mem_string("SELECT id, cluster, NULL FROM meta ORDER BY id");
    return mem_format("SELECT id, cluster, (\n%s\n) AS \"the group\" "
                      "FROM documents WHERE CASE WHEN (\n%s\n) THEN 1 END "
                      "ORDER BY %s id",
                      by ? by : "NULL", where ? where : "1",
                      by ? "\"the group\" IS NULL, \"the group\"," : "");
}

int
selection_make(struct selection *g, struct reader *r, const char *where,
               const char *by, bool unique, struct fault *ft)
{
    struct making m = {.g = g, .unique = unique};
    char *text = query_of(where, by);
    struct sql *q;
    int bad;

    *g = (struct selection){0};
    bad = sql_open(&q, reader_store(r), text, 0, ft);
    free(text);
    if (!bad) {
        bad = collect(&m, q, by, ft);
        sql_close(q);
    }
    if (bad)
        reader_explain(r, where, by, ft);
    if (!bad && !by && !g->n)
        group_named(&m, NULL);
    for (size_t i = 0; i < g->n; i++) {
        number(&g->at[i], m.growth[i].clusters);
        free(m.growth[i].clusters);
    }
    free(m.growth);
    free(m.seen);
    if (bad)
        selection_free(g);
    return bad;
}

void
selection_free(struct selection *g)
{
    for (size_t i = 0; i < g->n; i++) {
        free(g->at[i].name);
        free(g->at[i].ids);
        free(g->at[i].cluster);
    }
    free(g->at);
    *g = (struct selection){0};
}
