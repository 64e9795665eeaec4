#include "ranking.h"

#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "select.h"

enum {
    ROOM = 1 << 12 /* items beside the best, so that they are rarely looked
                      through */
};

static int
compare_forms(const struct units *u, uint32_t a, uint32_t b)
{
    size_t n, m;
    const char *x = units_form(u, a, &n), *y = units_form(u, b, &m);
    int d = memcmp(x, y, n < m ? n : m);

    return d ? d : (n > m) - (n < m);
}

static int
by_rank(const void *pa, const void *pb, void *cookie)
{
    const struct ranking *r = cookie;
    const struct ranked *a = pa, *b = pb;
    int d = 0;

    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    for (unsigned i = 0; i < r->size && !d; i++)
        if (a->ids[i] != b->ids[i])
            d = compare_forms(r->units, a->ids[i], b->ids[i]);
    return d;
}

/* Drops what cannot be among the best, so that little has to be sorted; their
   lowest score. */
static double
cut(struct ranking *r)
{
    double *scores, least;
    size_t kept = 0;

    if (!r->limit || r->limit >= r->n)
        return -INFINITY;
    scores = mem_alloc(r->n * sizeof *scores);
    for (size_t i = 0; i < r->n; i++)
        scores[i] = r->at[i].score;
    least = select_largest(scores, r->n, (size_t)r->limit);
    free(scores);
    for (size_t i = 0; i < r->n; i++)
        if (r->at[i].score >= least)
            r->at[kept++] = r->at[i];
    r->n = kept;
    return least;
}

/* Forms are read, and looked at, by one thread at a time. */
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;

static int
order(struct ranking *r, struct fault *ft)
{
    uint32_t *ids = mem_alloc((r->n * r->size + 1) * sizeof *ids);
    size_t n = 0;
    int bad;

    for (size_t i = 0; i < r->n; i++)
        for (unsigned k = 0; k < r->size; k++)
            ids[n++] = r->at[i].ids[k];
    pthread_mutex_lock(&turn);
    bad = units_want(r->units, ids, n, ft);
    if (!bad && r->n)
        qsort_r(r->at, r->n, sizeof *r->at, by_rank, r);
    pthread_mutex_unlock(&turn);
    free(ids);
    if (!bad && r->limit && r->n > r->limit)
        r->n = r->limit;
    return bad;
}

int
ranking_end(struct ranking *r, struct fault *ft)
{
    if (r->bad)
        *ft = r->fault;
    cut(r);
    return r->bad ? -1 : order(r, ft);
}

void
ranking_add(struct ranking *r, const struct ranked *item)
{
    if (r->bad || (r->full && item->score < r->floor))
        return;
    r->at = mem_grow(r->at, &r->cap, r->n + 1, sizeof *r->at);
    r->at[r->n++] = *item;
    if (!r->limit || r->n < r->limit + ROOM)
        return;
    r->floor = cut(r);
    r->full = true;
    if (r->n > r->limit + ROOM / 2) /* they have one score: forms decide */
        r->bad = order(r, &r->fault);
}

void
ranking_join(struct ranking *r, struct ranking *other)
{
    for (size_t i = 0; i < other->n; i++)
        ranking_add(r, &other->at[i]);
    if (other->bad && !r->bad) {
        r->bad = true;
        r->fault = other->fault;
    }
    ranking_free(other);
}

void
ranking_free(struct ranking *r)
{
    free(r->at);
    *r = (struct ranking){0};
}

void
ranked_form(const struct units *u, const uint32_t *ids, unsigned size,
            struct buf *out)
{
    for (unsigned i = 0; i < size; i++) {
        size_t len;
        const char *form = units_form(u, ids[i], &len);

        buf_str(out, i ? " " : "");
        buf_add(out, form, len);
    }
}

bool
ranked_wanted(const struct units *u, const struct features *f,
              const uint32_t *ids, unsigned size, struct buf *scratch)
{
    if (feature_any_form(f))
        return true;
    for (unsigned i = 0; i < size; i++) {
        size_t len;
        const char *form = units_form(u, ids[i], &len);

        if (feature_is_stop(f, form, len))
            return false;
    }
    buf_clear(scratch);
    ranked_form(u, ids, size, scratch);
    return feature_is_match(f, scratch->data, scratch->len);
}
