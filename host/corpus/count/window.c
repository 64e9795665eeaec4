#include "window.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

struct windowing {
    struct work *w;
    const struct node *node;
    struct window_counts *c;
    struct ids near; /* of one document */
};

static void
add(struct windowing *w, uint32_t unit, bool left)
{
    struct window_counts *c = w->c;
    struct ids *near = &w->near;

    near->at = mem_grow(near->at, &near->cap, near->n + 1, sizeof *near->at);
    near->at[near->n++] = unit;
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

int
window_count(struct work *w, const struct group *g, const struct node *node,
             struct window_counts *c, struct fault *ft)
{
    struct windowing of = {.w = w, .node = node, .c = c};
    int bad;

    *c = (struct window_counts){0};
    bad = passages_each(w, g, visit, &of, ft);
    ids_free(&of.near);
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
