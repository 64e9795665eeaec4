#include "window.h"

#include <stdlib.h>
#include <string.h>

#include "compare.h"
#include "mem.h"

struct windowing {
    struct work *w;
    const struct node *node;
    struct window_counts *c;
    struct ids near; /* of one document */
    struct ids all;  /* of one document, each once a sentence */
};

static void
put(struct ids *ids, uint32_t unit)
{
    ids->at = mem_grow(ids->at, &ids->cap, ids->n + 1, sizeof *ids->at);
    ids->at[ids->n++] = unit;
}

/* ---- words on each side */

static void
add(struct windowing *w, uint32_t unit, bool left)
{
    struct window_counts *c = w->c;

    put(&w->near, unit);
    if (!left)
        return;
    if (unit >= c->left_cap) {
        size_t old = c->left_cap;

        c->left =
            mem_grow(c->left, &c->left_cap, (size_t)unit + 1, sizeof *c->left);
        memset(c->left + old, 0, (c->left_cap - old) * sizeof *c->left);
    }
    c->left[unit]++;
}

/* What is around the node at places i..end. */
static void
look_around(struct windowing *w, const struct passage *p, size_t i, size_t end)
{
    const struct request *q = w->w->q;

    for (size_t k = i; k > 0 && i - k < q->left; k--) {
        if (p->cut && p->cut[k])
            break;
        add(w, p->units[k - 1], true);
    }
    for (size_t k = end; k < p->n && k - end < q->right; k++) {
        if (p->cut && p->cut[k])
            break;
        add(w, p->units[k], false);
    }
}

static int
visit(void *cookie, size_t i, struct passage *p, struct fault *ft)
{
    struct windowing *w = cookie;
    struct window_counts *c = w->c;
    struct ids all = {.at = (uint32_t *)(uintptr_t)p->units, .n = p->n};
    size_t first = 0;
    bool found = false;

    (void)i;
    if (!p->n)
        return 0;
    counts_add(&c->words.counts, &all, 1);
    c->words.tokens += p->n;
    c->words.documents++;
    while (first < p->n && !node_at(w->node, p, first))
        first++;
    if (first == p->n)
        return 0;
    if (passage_cut(p, ft))
        return -1;
    w->near.n = 0;
    for (size_t k = first; k < p->n; k++) {
        size_t end = node_at(w->node, p, k);

        if (!end)
            continue;
        look_around(w, p, k, end);
        c->nodes++;
        found = true;
    }
    c->node_documents += found;
    if (w->near.n)
        counts_add(&c->near, &w->near, 1);
    return 0;
}

/* ---- sentences */

/* Keeps each unit from place `first` on once. */
static void
keep_once(struct ids *ids, size_t first)
{
    size_t kept = first;

    if (ids->n > first)
        qsort(ids->at + first, ids->n - first, sizeof *ids->at, compare_uint32);
    for (size_t i = first; i < ids->n; i++)
        if (i == first || ids->at[i] != ids->at[kept - 1])
            ids->at[kept++] = ids->at[i];
    ids->n = kept;
}

/* Whether the node begins in a sentence. */
static bool
take_sentence(struct windowing *w, const struct passage *p, size_t start,
              size_t stop)
{
    size_t all = w->all.n, near = w->near.n, behind = start;
    bool found = false;

    for (size_t k = start; k < stop; k++) {
        size_t end = node_at(w->node, p, k);

        found = found || end;
        behind = end > behind ? end : behind;
        put(&w->all, p->units[k]);
        if (k >= behind)
            put(&w->near, p->units[k]);
    }
    if (!found)
        w->near.n = near;
    keep_once(&w->all, all);
    keep_once(&w->near, near);
    return found;
}

static int
visit_sentences(void *cookie, size_t i, struct passage *p, struct fault *ft)
{
    struct windowing *w = cookie;
    struct window_counts *c = w->c;
    uint64_t nodes = c->nodes;

    (void)i;
    if (!p->n)
        return 0;
    if (passage_cut(p, ft))
        return -1;
    w->all.n = w->near.n = 0;
    for (size_t start = 0, stop; start < p->n; start = stop) {
        for (stop = start + 1; stop < p->n && !p->cut[stop]; stop++)
            ;
        c->nodes += take_sentence(w, p, start, stop);
        c->words.tokens++;
    }
    counts_add(&c->words.counts, &w->all, 1);
    c->words.documents++;
    c->node_documents += c->nodes > nodes;
    if (w->near.n)
        counts_add(&c->near, &w->near, 1);
    return 0;
}

/* ---- */

int
window_count(struct work *w, const struct group *g, const struct node *node,
             struct window_counts *c, struct fault *ft)
{
    struct windowing of = {.w = w, .node = node, .c = c};
    int bad;

    *c = (struct window_counts){0};
    bad =
        passages_each(w, g, w->q->sentences ? visit_sentences : visit, &of, ft);
    ids_free(&of.near);
    ids_free(&of.all);
    return bad;
}

uint64_t
window_left(const struct window_counts *c, uint32_t unit)
{
    return unit < c->left_cap ? c->left[unit] : 0;
}

void
window_counts_free(struct window_counts *c)
{
    tally_free(&c->words);
    counts_free(&c->near);
    free(c->left);
    *c = (struct window_counts){0};
}
