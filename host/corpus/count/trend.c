/* A word or phrase by period. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "change.h"
#include "interval.h"
#include "mem.h"
#include "node.h"
#include "pass.h"
#include "period.h"
#include "plural.h"
#include "threads.h"

enum {
    PERIODS_MAX = 12000
};

static const struct sheet_column columns[] = {
    {"period", "",
     "decade, year, quarter, month, week (ISO 8601) or day; one without "
     "documents is a gap",
     false},
    {"frequency", "places", "places of the word or phrase", false},
    {"documents", "documents", "documents that have it", false},
    {"of_documents", "documents", "documents with tokens", false},
    {"tokens", "tokens", "all tokens: the denominator", false},
    {"clusters", "clusters", "of duplicates among the documents", true},
    {"per_million", "per million tokens",
     "frequency / tokens x 1,000,000; none in a gap", false},
    {"low", "per million tokens",
     "95 % interval: whole clusters drawn anew 999 times; none under 10 "
     "clusters, and of 0",
     false},
    {"high", "per million tokens", "its upper end", false},
    {"change_p", "",
     "a new level begins here: share of shuffled series with a stretch as "
     "unlike the rest (circular binary segmentation, Olshen et al. 2004); a "
     "steady slope shows as steps, too; only from 12 periods with 5 clusters "
     "each",
     false},
};

struct point {
    char *name;
    const struct group *group; /* NULL: a gap */
    uint64_t frequency, documents, of_documents, tokens;
    struct interval interval;
    double change_p; /* NAN: none */
};

struct making {
    struct work *w;
    const struct node *node;
    struct point *at;
    size_t n, cap;
};

/* What a thread counts in a period. */
struct counting {
    const struct node *node;
    const uint32_t *cluster;
    uint64_t frequency, documents, of_documents, tokens;
    float *x; /* frequency and tokens by cluster: whole numbers */
    double *size;
};

/* ---- periods */

static void
add(struct making *m, char *name, const struct group *g)
{
    m->at = mem_grow(m->at, &m->cap, m->n + 1, sizeof *m->at);
    m->at[m->n++] = (struct point){
        .name = name, .group = g, .interval = {NAN, NAN}, .change_p = NAN};
}

static void
add_gaps(struct making *m, struct period from, struct period to)
{
    for (from.number++; from.number < to.number; from.number++)
        add(m, period_name(from), NULL);
}

/* The groups in order, with gaps between them. */
static int
make_periods(struct making *m, struct fault *ft)
{
    const struct selection *all = &m->w->selection;
    struct period last = {0}, now;

    for (size_t i = 0; i < all->n && all->at[i].name; i++, last = now) {
        if (!period_read(&now, all->at[i].name) ||
            (i &&
             (now.unit != last.unit || now.number - last.number > PERIODS_MAX)))
            return fault_set(ft, FAULT_USAGE,
                             "by %s: `%s` is no period like %s", m->w->q->by,
                             all->at[i].name,
                             i ? all->at[i - 1].name
                               : "2020s, 2025, 2025-Q3, 2025-09, 2025-W36 "
                                 "or 2025-09-03");
        if (i)
            add_gaps(m, last, now);
        add(m, mem_string(all->at[i].name), &all->at[i]);
    }
    return 0;
}

/* ---- counts */

static int
visit(void *context, size_t i, struct passage *p, struct fault *ft)
{
    struct counting *c = context;
    struct node_place at = {0};
    uint64_t found = 0;

    if (node_look(c->node, p, ft))
        return -1;
    while (node_next(c->node, p, &at))
        found++;
    c->frequency += found;
    c->tokens += p->n;
    c->of_documents += p->n > 0;
    c->documents += found > 0;
    c->size[c->cluster[i]] += (double)p->n;
    c->x[c->cluster[i]] += (float)found;
    return 0;
}

static void
join(struct counting *c, const struct counting *other, size_t clusters)
{
    c->frequency += other->frequency;
    c->tokens += other->tokens;
    c->of_documents += other->of_documents;
    c->documents += other->documents;
    for (size_t i = 0; i < clusters; i++) {
        c->size[i] += other->size[i];
        c->x[i] += other->x[i];
    }
}

static void
take(struct point *p, const struct counting *c, uint64_t seed)
{
    p->frequency = c->frequency;
    p->tokens = c->tokens;
    p->of_documents = c->of_documents;
    p->documents = c->documents;
    interval_resample(c->x, 1, c->size, p->group->clusters, seed, &p->interval);
}

static int
count(struct making *m, struct point *p, struct fault *ft)
{
    const struct group *g = p->group;
    struct counting of[THREADS_MAX];
    size_t threads = pass_threads(
        m->w, g->n, g->clusters * (sizeof *of->x + sizeof *of->size));
    int bad;

    for (size_t i = 0; i < threads; i++)
        of[i] = (struct counting){
            .node = m->node,
            .cluster = g->cluster,
            .x = mem_alloc((g->clusters + 1) * sizeof *of->x),
            .size = mem_alloc((g->clusters + 1) * sizeof *of->size)};
    bad = pass_once(m->w, g->ids, g->n, threads, visit, of, sizeof *of, ft);
    for (size_t i = 1; i < threads; i++)
        join(&of[0], &of[i], g->clusters);
    if (!bad)
        take(p, &of[0], m->w->q->seed);
    for (size_t i = 0; i < threads; i++) {
        free(of[i].x);
        free(of[i].size);
    }
    return bad;
}

/* Where the level changes, or a word on why that cannot be said. */
static void
find_changes(struct making *m)
{
    struct rate *rates = mem_alloc((m->n + 1) * sizeof *rates);
    size_t *where = mem_alloc((m->n + 1) * sizeof *where);
    struct change *found = mem_alloc((m->n + 1) * sizeof *found);
    size_t n = 0, changes = 0;

    for (size_t i = 0; i < m->n; i++) {
        const struct point *p = &m->at[i];

        if (!p->tokens || p->group->clusters < CHANGE_CLUSTERS_LEAST)
            continue;
        where[n] = i;
        rates[n++] = (struct rate){(double)p->frequency, (double)p->tokens};
    }
    if (n >= CHANGE_PERIODS_LEAST)
        changes = change_points(rates, n, m->w->q->seed, found);
    else
        sheet_note(&m->w->sheet,
                   "no changes of level are looked for: %zu period%s with %d "
                   "clusters of documents or more, and %d are needed",
                   n, plural(n), CHANGE_CLUSTERS_LEAST, CHANGE_PERIODS_LEAST);
    if (n >= CHANGE_PERIODS_LEAST && !changes)
        sheet_note(&m->w->sheet, "no change of level was found in %zu periods",
                   n);
    for (size_t i = 0; i < changes; i++)
        m->at[where[found[i].at]].change_p = found[i].p;
    free(rates);
    free(where);
    free(found);
}

static void
show(struct making *m)
{
    struct sheet *s = &m->w->sheet;

    for (size_t i = 0; i < m->n; i++) {
        const struct point *p = &m->at[i];
        double million = 1e6;

        sheet_string(s, p->name);
        sheet_int(s, p->frequency);
        sheet_int(s, p->documents);
        sheet_int(s, p->of_documents);
        sheet_int(s, p->tokens);
        sheet_int(s, p->group ? p->group->clusters : 0);
        sheet_real(s, (double)p->frequency / (double)p->tokens * million);
        sheet_real(s, p->interval.low * million);
        sheet_real(s, p->interval.high * million);
        sheet_real(s, p->change_p);
    }
}

static int
make(struct making *m, struct fault *ft)
{
    const struct selection *all = &m->w->selection;

    if (make_periods(m, ft))
        return -1;
    for (size_t i = 0; i < m->n; i++)
        if (m->at[i].group && count(m, &m->at[i], ft))
            return -1;
    find_changes(m);
    sheet_columns(&m->w->sheet, columns, sizeof columns / sizeof *columns);
    sheet_begin(&m->w->sheet);
    show(m);
    if (all->n && !all->at[all->n - 1].name)
        sheet_note(&m->w->sheet,
                   "left out: %zu document%s whose period is not known",
                   all->at[all->n - 1].n, plural(all->at[all->n - 1].n));
    return 0;
}

int
trend_table(struct store *s, const struct request *q,
            const struct sheet_taker *to, struct fault *ft)
{
    struct request dated = *q;
    char by[] = "year";
    struct work w;
    struct node node = {0};
    struct making m = {.w = &w, .node = &node};
    int bad;

    if (q->n_words != 1)
        return fault_set(ft, FAULT_USAGE,
                         "one word, or one 'phrase in quotes', is wanted");
    dated.by = q->by ? q->by : by;
    bad = work_open(&w, s, &dated, to, ft) ||
          node_make(&node, &w, q->words[0], ft) || make(&m, ft);
    for (size_t i = 0; i < m.n; i++)
        free(m.at[i].name);
    free(m.at);
    node_free(&node);
    work_close(&w);
    return bad ? -1 : 0;
}
