#include "groups.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "progress.h"

int
groups_read(struct groups *g, struct scope *s, const char *sql, size_t most,
            struct fault *ft)
{
    struct sql *q;
    int more;

    *g = (struct groups){.at = mem_alloc(most * sizeof *g->at)};
    if (scope_query(s, &q, ft, "%s", sql))
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

const char *
groups_order(uint64_t clusters)
{
    return clusters < CLUSTERS_LEAST ? "1" : "2 DESC, 1";
}

void
groups_note(struct page *p, const struct groups *g, const char *what)
{
    if (g->left_out)
        page_note(p, NOTE_PLAIN, "%s more %s not shown.",
                  progress_count(g->left_out), what);
}
