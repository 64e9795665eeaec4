#include "groups.h"

#include <stdlib.h>
#include <string.h>

#include "ask.h"
#include "mem.h"
#include "progress.h"

int
groups_read(struct groups *g, struct scope *s, const char *sql, size_t most,
            struct fault *ft)
{
    struct sql *q;
    int more;

    *g = (struct groups){.at = mem_alloc(most * sizeof *g->at)};
    if (ask(s->store, &q, ft, "%s", sql))
        return -1;
    while ((more = sql_next(q, ft)) > 0) {
        struct group *group = &g->at[g->n];

        if (g->n == most) {
            g->left_out++;
            continue;
        }
        group->key = row_text(q, 0);
        for (size_t i = 0; i < GROUP_COUNTS && i + 1 < sql_columns(q); i++)
            group->n[i] = (uint64_t)row_int(q, i + 1);
        g->n++;
    }
    sql_close(q);
    return more;
}

void
groups_name(struct group *all, const struct census *c)
{
    for (uint32_t v = 1; v < census_values(c); v++)
        if (all[v].n[0])
            all[v].key = census_name(c, v);
}

struct group **
groups_of_values(const struct groups *g, const struct census *c)
{
    struct group **of = mem_alloc(census_values(c) * sizeof *of);

    for (size_t i = 0; i < g->n; i++)
        of[census_find(c, g->at[i].key)] = &g->at[i];
    return of;
}

int
groups_by_key(const void *a, const void *b)
{
    const char *x = ((const struct group *)a)->key;
    const char *y = ((const struct group *)b)->key;

    return x && y ? strcmp(x, y) : (x != NULL) - (y != NULL);
}

int
groups_by_count(const void *a, const void *b)
{
    uint64_t x = ((const struct group *)a)->n[0];
    uint64_t y = ((const struct group *)b)->n[0];

    return x != y ? (x < y) - (x > y) : groups_by_key(a, b);
}

void
groups_take(struct groups *g, struct group *all, size_t n, size_t most,
            int (*order)(const void *, const void *))
{
    size_t kept = 0;

    for (size_t i = 0; i < n; i++) {
        if (all[i].n[0])
            all[kept++] = all[i];
        else
            free(all[i].key);
    }
    if (kept)
        qsort(all, kept, sizeof *all, order);
    for (size_t i = most; i < kept; i++)
        free(all[i].key);
    *g = (struct groups){
        .at = all,
        .n = kept < most ? kept : most,
        .left_out = kept > most ? kept - most : 0,
    };
}

void
groups_sort(struct groups *g, int (*order)(const void *, const void *))
{
    if (g->n)
        qsort(g->at, g->n, sizeof *g->at, order);
}

struct group *
groups_find(struct groups *g, const char *key)
{
    for (size_t i = 0; i < g->n; i++) {
        const char *its = g->at[i].key;

        if (key && its ? strcmp(key, its) == 0 : key == its)
            return &g->at[i];
    }
    return NULL;
}

void
groups_cap(struct groups *g, size_t of, size_t most, size_t budget)
{
    uint64_t *totals = mem_alloc((g->n + 1) * sizeof *totals);
    size_t cap;

    for (size_t i = 0; i < g->n; i++)
        totals[i] = g->at[i].n[of];
    cap = hits_cap(totals, g->n, most, budget);
    for (size_t i = 0; i < g->n; i++) {
        g->at[i].hits.total = totals[i];
        g->at[i].hits.cap = cap;
    }
    free(totals);
}

void
groups_free(struct groups *g)
{
    for (size_t i = 0; i < g->n; i++) {
        free(g->at[i].key);
        free(g->at[i].name);
        hits_free(&g->at[i].hits);
    }
    free(g->at);
    *g = (struct groups){0};
}

void
groups_note(struct page *p, const struct groups *g, const char *groups,
            const char *counted)
{
    if (g->left_out)
        page_note(p, NOTE_PLAIN, "Shown are the %s %s with most %s, of %s.",
                  progress_count(g->n), groups, counted,
                  progress_count(g->n + g->left_out));
}
