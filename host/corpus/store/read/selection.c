#include "selection.h"

#include <stdlib.h>
#include <string.h>

#include "expression.h"
#include "expression_values.h"
#include "hash.h"
#include "mem.h"
#include "num.h"
#include "sql.h"

/* What a growing group still needs; at the same index as the group. */
struct growth {
    struct value value; /* of the expression; its bytes are the group's name */
    size_t cap;
    int64_t *clusters; /* ids of clusters, by document */
    int64_t *seen;     /* of a cluster each; 0: free */
    size_t n_seen, size;
};

struct making {
    struct selection *g;
    struct growth *growth;
    size_t cap;
    uint32_t *slot; /* number of a group + 1, by its value; 0: free */
    size_t size;    /* a power of two */
    size_t last;    /* group */
    bool unique;
};

/* ---- clusters that were seen */

static int64_t *
seen_slot(const struct growth *g, int64_t cluster)
{
    size_t at = (size_t)((uint64_t)cluster * 0x9e3779b97f4a7c15u >> 32);

    for (at &= g->size - 1; g->seen[at]; at = (at + 1) & (g->size - 1))
        if (g->seen[at] == cluster)
            break;
    return &g->seen[at];
}

/* Whether an earlier document of the cluster was chosen; notes this one. */
static bool
is_copy(struct growth *g, int64_t cluster)
{
    int64_t *slot;

    if (g->n_seen * 2 >= g->size) {
        struct growth old = *g;

        g->size = g->size ? g->size * 2 : 64;
        g->seen = mem_alloc(g->size * sizeof *g->seen);
        for (size_t i = 0; i < old.size; i++)
            if (old.seen[i])
                *seen_slot(g, old.seen[i]) = old.seen[i];
        free(old.seen);
    }
    slot = seen_slot(g, cluster);
    if (*slot)
        return true;
    *slot = cluster;
    g->n_seen++;
    return false;
}

/* ---- groups */

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

/* Reals with the same name are one value. */
static struct value
plain(struct value v)
{
    char *name;

    if (v.kind != VALUE_REAL)
        return v;
    name = text_of(&v);
    if (num_int(name, INT64_MIN, INT64_MAX, &v.i))
        v.kind = VALUE_INT;
    else
        v.r = strtod(name, NULL);
    free(name);
    return v;
}

static bool
same(const struct value *a, const struct value *b)
{
    if (a->kind != b->kind)
        return false;
    switch (a->kind) {
    case VALUE_INT:
        return a->i == b->i;
    case VALUE_REAL:
        return a->r == b->r;
    case VALUE_TEXT:
        return a->text.len == b->text.len &&
               memcmp(a->text.p, b->text.p, a->text.len) == 0;
    default:
        return true;
    }
}

static uint64_t
hash_of_value(const struct value *v)
{
    switch (v->kind) {
    case VALUE_INT:
        return hash64_of(&v->i, sizeof v->i);
    case VALUE_REAL:
        return hash64_of(&v->r, sizeof v->r);
    case VALUE_TEXT:
        return hash64_of(v->text.p, v->text.len);
    default:
        return 0;
    }
}

static uint32_t *
slot_of(const struct making *m, const struct value *v)
{
    size_t at = (size_t)hash_of_value(v) & (m->size - 1);

    for (; m->slot[at]; at = (at + 1) & (m->size - 1))
        if (same(&m->growth[m->slot[at] - 1].value, v))
            break;
    return &m->slot[at];
}

/* Twice as many slots as groups at least, for one more. */
static void
make_slots(struct making *m)
{
    if (m->g->n * 2 + 2 <= m->size)
        return;
    free(m->slot);
    m->size = m->size ? m->size * 2 : 64;
    m->slot = mem_alloc(m->size * sizeof *m->slot);
    for (size_t i = 0; i < m->g->n; i++)
        *slot_of(m, &m->growth[i].value) = (uint32_t)i + 1;
}

/* The number of the group of a value. */
static size_t
group_of(struct making *m, struct value v)
{
    struct selection *g = m->g;
    size_t cap = m->cap;
    uint32_t *slot;

    v = plain(v);
    if (g->n && same(&m->growth[m->last].value, &v))
        return m->last;
    make_slots(m);
    slot = slot_of(m, &v);
    if (*slot)
        return m->last = *slot - 1;
    g->at = mem_grow(g->at, &m->cap, g->n + 1, sizeof *g->at);
    m->growth = mem_grow(m->growth, &cap, g->n + 1, sizeof *m->growth);
    g->at[g->n] = (struct group){.name = text_of(&v)};
    g->at[g->n].whole = v.kind == VALUE_INT;
    g->at[g->n].number = v.kind == VALUE_INT ? v.i : 0;
    if (v.kind == VALUE_TEXT)
        v.text.p = g->at[g->n].name;
    m->growth[g->n] = (struct growth){.value = v};
    *slot = (uint32_t)++g->n;
    return m->last = g->n - 1;
}

static void
add(struct making *m, int64_t id, int64_t cluster, const struct value *by,
    const struct value *language)
{
    size_t at = group_of(m, *by);
    struct group *to = &m->g->at[at];
    struct growth *growth = &m->growth[at];
    size_t cap = growth->cap;

    if (m->unique && is_copy(growth, cluster)) {
        m->g->copies++;
        to->copies++;
        return;
    }
    to->ids = mem_grow(to->ids, &growth->cap, to->n + 1, sizeof *to->ids);
    growth->clusters =
        mem_grow(growth->clusters, &cap, to->n + 1, sizeof *growth->clusters);
    growth->clusters[to->n] = cluster;
    to->ids[to->n++] = id;
    m->g->documents++;
    if (language->kind == VALUE_TEXT)
        languages_add(&to->languages, language->text.p, language->text.len, 1);
}

static int
by_value(const void *pa, const void *pb, void *cookie)
{
    const struct growth *growth = cookie;

    return value_order(&growth[*(const uint32_t *)pa].value,
                       &growth[*(const uint32_t *)pb].value);
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

/* The rows are: id, cluster, value, language; by id. */
static int
collect(struct making *m, struct sql *q, struct fault *ft)
{
    int more;

    while ((more = sql_next(q, ft)) > 0) {
        struct value id = sql_value(q, 0, NULL),
                     cluster = sql_value(q, 1, NULL);
        struct value value = sql_value(q, 2, NULL),
                     language = sql_value(q, 3, NULL);

        if (id.kind != VALUE_INT || cluster.kind != VALUE_INT)
            return fault_set(ft, FAULT_CORPUS,
                             "the id of a document or cluster is no number");
        add(m, id.i, cluster.i, &value, &language);
    }
    return more;
}

/* by: the value as SQL; language: the column, or "NULL". To sort by the group
   would take SQLite four times as long as all the rest. */
static char *
query_of(const char *where, const char *by, const char *language)
{
    char *condition, *text;

    if (!where && !by)
        return mem_format("SELECT id, cluster, NULL, %s FROM meta ORDER BY id",
                          language);
    condition = expression_condition(where);
    text = mem_format("SELECT id, cluster, %s, %s FROM documents WHERE %s "
                      "ORDER BY id",
                      by ? by : "NULL", language, condition);
    free(condition);
    return text;
}

/* Puts the groups in order, with their clusters numbered. */
static void
finish(struct making *m)
{
    struct selection *g = m->g;
    uint32_t *order = mem_alloc((g->n + 1) * sizeof *order);
    struct group *sorted = mem_alloc((g->n + 1) * sizeof *sorted);

    for (size_t i = 0; i < g->n; i++) {
        order[i] = (uint32_t)i;
        number(&g->at[i], m->growth[i].clusters);
        free(m->growth[i].clusters);
        free(m->growth[i].seen);
    }
    qsort_r(order, g->n, sizeof *order, by_value, m->growth);
    for (size_t i = 0; i < g->n; i++)
        sorted[i] = g->at[order[i]];
    free(g->at);
    free(order);
    free(m->growth);
    free(m->slot);
    g->at = sorted;
}

/* by: checked, as SQL; NULL: one group. */
static int
make(struct selection *g, struct reader *r, const char *where, const char *by,
     bool unique, struct fault *ft)
{
    struct making m = {.g = g, .unique = unique};
    char *text, *only;
    struct sql *q;
    int bad;

    *g = (struct selection){0};
    if (languages_only(&only, store_db(reader_store(r)), ft))
        return -1;
    text = query_of(where, by, only && !*only ? "language" : "NULL");
    free(only);
    bad = sql_open(&q, reader_store(r), text, 0, ft);
    free(text);
    if (!bad) {
        bad = collect(&m, q, ft);
        sql_close(q);
    }
    if (!bad && where && !g->n)
        expression_tell_none(reader_store(r), where);
    if (!bad && !by && !g->n)
        group_of(&m, (struct value){.kind = VALUE_NULL});
    finish(&m);
    if (bad)
        selection_free(g);
    return bad;
}

int
selection_make(struct selection *g, struct reader *r, const char *where,
               const char *by, bool unique, struct fault *ft)
{
    struct store *s = reader_store(r);
    char *value = NULL;
    int bad = expression_check(s, where, by, ft);

    *g = (struct selection){0};
    if (bad)
        return bad;
    if (by)
        value = expression_value(s, by);
    bad = make(g, r, where, value, unique, ft);
    free(value);
    if (bad)
        expression_blame(where, by, ft);
    return bad;
}

int
selection_split(struct selection *g, struct reader *r, const char *where,
                const char *condition, bool unique, struct fault *ft)
{
    struct store *s = reader_store(r);
    char *value;
    int bad = expression_check(s, where, NULL, ft) ||
              expression_check(s, condition, NULL, ft);

    *g = (struct selection){0};
    if (bad)
        return -1;
    value = expression_condition(condition);
    bad = make(g, r, where, value, unique, ft);
    free(value);
    if (bad)
        expression_blame(condition, NULL, ft);
    return bad;
}

void
selection_free(struct selection *g)
{
    for (size_t i = 0; i < g->n; i++) {
        free(g->at[i].name);
        free(g->at[i].ids);
        free(g->at[i].cluster);
        languages_free(&g->at[i].languages);
    }
    free(g->at);
    *g = (struct selection){0};
}
