#include "rank.h"

#include <math.h>
#include <stdlib.h>

#include "expression.h"
#include "expression_values.h"
#include "match.h"
#include "mem.h"
#include "search.h"
#include "sql.h"

#define K1 1.2
#define B 0.75

struct scored {
    int64_t id; /* first: by_id compares it */
    double score;
    uint32_t tf[RANK_TERMS_MAX];
    double length;
};

struct ranking {
    struct store *store;
    const struct rank_request *q;
    struct atoms *atoms;
    struct query query[RANK_TERMS_MAX];
    struct matcher *matcher[RANK_TERMS_MAX];
    struct search *search;
    struct view view;
    double idf[RANK_TERMS_MAX], mean;

    int64_t *id; /* of the documents chosen, ascending, n of them */
    double *length;
    size_t n, cap, cap_length;
    struct scored *at; /* those that have a term, by id, then by score */
    size_t n_at, cap_at;

    struct span *mark; /* of one document */
    size_t n_marks, cap_marks;
};

/* ---- documents ---- */

static int
choose(struct ranking *r, struct fault *ft)
{
    const char *where = r->q->where;
    char *condition, *text;
    struct sql *rows;
    double sum = 0;
    int more;

    if (expression_check(r->store, where, NULL, ft))
        return -1;
    condition = expression_condition(where);
    /* Beside min() SQLite's tokens are of that row. */
    text = mem_format("SELECT %s, tokens FROM documents WHERE tokens > 0 "
                      "AND %s %s ORDER BY 1",
                      r->q->unique ? "min(id)" : "id", condition,
                      r->q->unique ? "GROUP BY cluster" : "");
    free(condition);
    more = sql_open(&rows, r->store, text, 0, ft);
    free(text);
    if (more)
        return -1;
    while ((more = sql_next(rows, ft)) > 0) {
        r->id = mem_grow(r->id, &r->cap, r->n + 1, sizeof *r->id);
        r->length =
            mem_grow(r->length, &r->cap_length, r->n + 1, sizeof *r->length);
        r->id[r->n] = sql_value(rows, 0, NULL).i;
        r->length[r->n] = (double)sql_value(rows, 1, NULL).i;
        sum += r->length[r->n++];
    }
    sql_close(rows);
    if (more)
        expression_blame(where, NULL, ft);
    else if (where && !r->n)
        expression_tell_none(r->store, where);
    r->mean = r->n ? sum / (double)r->n : 0;
    return more;
}

static int
by_id(const void *pa, const void *pb)
{
    const int64_t *a = pa, *b = pb;

    return (*a > *b) - (*a < *b);
}

/* The chosen documents that may have a term: each once, ascending. */
static int
candidates_of(struct ranking *r, struct fault *ft)
{
    int64_t *all = NULL;
    size_t n = 0, cap = 0, kept = 0;

    for (size_t i = 0; i < r->q->n; i++) {
        struct candidate *found;
        size_t n_found;

        if (search_documents(r->search, &r->query[i], NULL, false, &found,
                             &n_found, ft)) {
            free(all);
            return -1;
        }
        all = mem_grow(all, &cap, n + n_found, sizeof *all);
        for (size_t k = 0; k < n_found; k++)
            all[n++] = found[k].id;
        free(found);
    }
    if (n)
        qsort(all, n, sizeof *all, by_id);
    for (size_t i = 0; i < n; i++) {
        const int64_t *at;

        if (i && all[i] == all[i - 1])
            continue;
        at = r->n ? bsearch(&all[i], r->id, r->n, sizeof *r->id, by_id) : NULL;
        if (!at)
            continue;
        r->at = mem_grow(r->at, &r->cap_at, kept + 1, sizeof *r->at);
        r->at[kept++] =
            (struct scored){.id = all[i], .length = r->length[at - r->id]};
    }
    r->n_at = kept;
    free(all);
    return 0;
}

/* ---- scores ---- */

static const struct node *
root(const struct ranking *r, size_t term)
{
    const struct query *q = &r->query[term];

    return &q->node[q->root];
}

static int
count_view(void *cookie, int64_t id, const struct doc *doc, struct view *v)
{
    struct ranking *r = cookie;
    struct scored *d = bsearch(&id, r->at, r->n_at, sizeof *r->at, by_id);

    (void)doc;
    for (size_t i = 0; i < r->q->n; i++) {
        struct match_hit at = {0};

        matcher_set(r->matcher[i], v, (uint64_t)id);
        while (match_next(r->matcher[i], at.stop, &at))
            d->tf[i]++;
    }
    return 1;
}

/* The hits of single words are parts of tokens: no text is needed. */
static int
count_stream(void *cookie, size_t i, const uint32_t *types, size_t n,
             struct fault *ft)
{
    struct ranking *r = cookie;
    const struct lexis *x = search_lexis(r->search);

    (void)ft;
    for (size_t at = 0; at < n; at++) {
        size_t n_entries;
        const struct lexis_entry *e = lexis_of(x, types[at], &n_entries);

        for (size_t j = 0; j < n_entries; j++)
            for (size_t t = 0; t < r->q->n; t++)
                r->at[i].tf[t] += e[j].atom == root(r, t)->atom;
    }
    return 0;
}

static int
count_all(struct ranking *r, struct fault *ft)
{
    int64_t *ids = mem_alloc((r->n_at + 1) * sizeof *ids);
    struct candidate *all = mem_alloc((r->n_at + 1) * sizeof *all);
    size_t kept = 0;
    bool words = true;
    int bad;

    for (size_t i = 0; i < r->n_at; i++)
        ids[i] = all[i].id = r->at[i].id;
    for (size_t t = 0; t < r->q->n; t++)
        words = words && root(r, t)->kind == NODE_WORD;
    bad = words ? search_streams(r->search, ids, r->n_at, count_stream, r, ft)
                : search_views(r->search, all, r->n_at, NULL, count_view, NULL,
                               r, ft);
    free(ids);
    free(all);
    if (bad)
        return -1;
    for (size_t i = 0; i < r->n_at; i++) {
        bool any = false;

        for (size_t t = 0; t < r->q->n; t++)
            any = any || r->at[i].tf[t];
        if (any)
            r->at[kept++] = r->at[i];
    }
    r->n_at = kept;
    return 0;
}

static int
by_score(const void *pa, const void *pb)
{
    const struct scored *a = pa, *b = pb;

    if (a->score != b->score)
        return a->score < b->score ? 1 : -1;
    return by_id(&a->id, &b->id);
}

static void
score_all(struct ranking *r)
{
    for (size_t t = 0; t < r->q->n; t++) {
        double df = 0;

        for (size_t i = 0; i < r->n_at; i++)
            df += r->at[i].tf[t] > 0;
        r->idf[t] = log(1 + ((double)r->n - df + 0.5) / (df + 0.5));
    }
    for (size_t i = 0; i < r->n_at; i++) {
        struct scored *d = &r->at[i];
        double norm = K1 * (1 - B + B * d->length / r->mean);

        for (size_t t = 0; t < r->q->n; t++)
            d->score += r->idf[t] * d->tf[t] / (d->tf[t] + norm);
    }
    if (r->n_at)
        qsort(r->at, r->n_at, sizeof *r->at, by_score);
}

/* ---- snippets ---- */

/* What the terms in parts first..stop weigh; their places are marked. */
static double
weigh(struct ranking *r, size_t first, size_t stop)
{
    double weight = 0;

    r->n_marks = 0;
    for (size_t t = 0; t < r->q->n; t++) {
        struct match_hit at = {.stop = first};
        bool any = false;

        while (match_next(r->matcher[t], at.stop, &at) && at.first < stop) {
            any = true;
            r->mark = mem_grow(r->mark, &r->cap_marks, r->n_marks + 1,
                               sizeof *r->mark);
            r->mark[r->n_marks++] = (struct span){
                r->view.part[at.first].at.start, match_end(r->matcher[t], &at)};
        }
        weight += any ? r->idf[t] : 0;
    }
    return weight;
}

static int
by_start(const void *pa, const void *pb)
{
    const struct span *a = pa, *b = pb;

    return (a->start > b->start) - (a->start < b->start);
}

/* The first of the sentences that weigh most. */
static void
make_snippet(struct ranking *r, struct rank_hit *hit)
{
    size_t best = 0, best_stop = 0, first, stop;
    struct span left, right;
    double most = 0;

    for (size_t at = 0; at<r->view.n; at = stop> at ? stop : at + 1) {
        double weight;

        view_sentence(&r->view, at, &first, &stop);
        weight = weigh(r, first, stop);
        if (weight > most) {
            most = weight;
            best = first;
            best_stop = stop;
        }
    }
    weigh(r, best, best_stop);
    if (r->n_marks)
        qsort(r->mark, r->n_marks, sizeof *r->mark, by_start);
    view_context(&r->view, best, best + 1, r->view.part[best].at.stop,
                 VIEW_SENTENCES, 0, &left, &right);
    hit->snippet = (struct span){left.start, right.stop};
    hit->mark = r->mark;
    hit->n_marks = r->n_marks;
}

static int
report(struct ranking *r,
       void (*each)(void *cookie, const struct rank_hit *hit), void *cookie,
       struct fault *ft)
{
    for (size_t i = 0; i < r->n_at && i < r->q->limit; i++) {
        const struct scored *d = &r->at[i];
        struct rank_hit hit = {.document = d->id, .score = d->score};
        struct doc doc = {0};
        int got = search_view(r->search, d->id, &doc, &r->view, ft);

        if (got < 0)
            return -1;
        if (!got)
            continue; /* removed in the meantime */
        for (size_t t = 0; t < r->q->n; t++) {
            matcher_set(r->matcher[t], &r->view, (uint64_t)d->id);
            hit.terms += d->tf[t] > 0;
            hit.hits += d->tf[t];
        }
        hit.doc = &doc;
        make_snippet(r, &hit);
        each(cookie, &hit);
        doc_free(&doc);
    }
    return 0;
}

static int
open_terms(struct ranking *r, struct fault *ft)
{
    if (r->q->n > RANK_TERMS_MAX)
        return fault_set(ft, FAULT_USAGE, "at most %d terms", RANK_TERMS_MAX);
    for (size_t i = 0; i < r->q->n; i++) {
        if (query_parse(&r->query[i], r->atoms, r->q->term[i], 0, ft))
            return -1;
        r->matcher[i] = matcher_new(&r->query[i]);
    }
    return search_open(&r->search, r->store, r->atoms, ft);
}

int
rank_find(struct store *s, const struct rank_request *q,
          void (*each)(void *cookie, const struct rank_hit *hit), void *cookie,
          uint64_t *found, struct fault *ft)
{
    struct ranking r = {.store = s, .q = q, .atoms = atoms_new()};
    int bad = open_terms(&r, ft) || choose(&r, ft) || candidates_of(&r, ft) ||
              count_all(&r, ft);

    if (!bad) {
        score_all(&r);
        *found = r.n_at;
        bad = report(&r, each, cookie, ft);
    }
    for (size_t i = 0; i < RANK_TERMS_MAX; i++) {
        matcher_free(r.matcher[i]);
        query_free(&r.query[i]);
    }
    search_free(r.search);
    atoms_free(r.atoms);
    view_free(&r.view);
    free(r.id);
    free(r.length);
    free(r.at);
    free(r.mark);
    return bad ? -1 : 0;
}
