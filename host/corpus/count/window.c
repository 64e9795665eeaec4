#include "window.h"

#include <stdlib.h>

#include "mem.h"
#include "pass.h"
#include "threads.h"

struct windowing { /* of a thread */
    struct work *w;
    const struct node *node;
    struct window_counts counts;
    struct ids near; /* of one document */
    /* of sentences */
    struct ids all;    /* of one document, each once a sentence */
    uint32_t *seen;    /* by unit: the last sentence that had it, doubled, and
                          1 if it is in `near`, too */
    uint32_t sentence; /* its number, doubled */
};

static void
put(struct ids *ids, uint32_t unit)
{
    ids->at = mem_grow(ids->at, &ids->cap, ids->n + 1, sizeof *ids->at);
    ids->at[ids->n++] = unit;
}

/* Counts a document's units, or those near the node. */
static void
count(struct counts *c, const struct ids *of)
{
    if (of->n)
        counts_add_types(c, of->at, of->n, 1);
}

/* ---- words on each side */

static void
add(struct windowing *w, uint32_t unit, bool left)
{
    put(&w->near, unit);
    if (left)
        w->counts.left[unit]++;
}

/* What is around a place of the node. */
static void
look_around(struct windowing *w, const struct passage *p,
            const struct node_place *at)
{
    const struct request *q = w->w->q;

    for (size_t k = at->first; k > 0 && at->first - k < q->left; k--) {
        if (p->cut && p->cut[k])
            break;
        add(w, p->units[k - 1], true);
    }
    for (size_t k = at->stop; k < p->n && k - at->stop < q->right; k++) {
        if (p->cut && p->cut[k])
            break;
        add(w, p->units[k], false);
    }
}

static int
visit(void *context, size_t i, struct passage *p, struct fault *ft)
{
    struct windowing *w = context;
    struct window_counts *c = &w->counts;
    struct ids all = {.at = (uint32_t *)(uintptr_t)p->units, .n = p->n};
    struct node_place at = {0};
    uint64_t nodes = c->nodes;

    (void)i;
    count(&c->words.counts, &all);
    c->words.tokens += p->n;
    c->words.documents += p->n > 0;
    if (!node_next(w->node, p, &at))
        return 0;
    if (passage_cut(p, ft) || node_look(w->node, p, ft))
        return -1;
    w->near.n = 0;
    at = (struct node_place){0};
    for (; node_next(w->node, p, &at); c->nodes++)
        look_around(w, p, &at);
    c->node_documents += c->nodes > nodes;
    count(&c->near, &w->near);
    return 0;
}

/* ---- sentences */

/* The next place, or nowhere: behind all units. */
static void
find_place(struct windowing *w, const struct passage *p, struct node_place *at)
{
    if (!node_next(w->node, p, at))
        at->first = p->n;
}

/* Whether the node begins in a sentence. at: its first place at or behind the
   start, or nowhere; is moved on to that of the next sentence. */
static bool
take_sentence(struct windowing *w, const struct passage *p, size_t start,
              size_t stop, struct node_place *at)
{
    size_t near = w->near.n, behind = start;
    bool found = false;

    w->sentence += 2;
    for (size_t k = start; k < stop; k++) {
        uint32_t unit = p->units[k], *seen = &w->seen[unit];

        for (; at->first == k; find_place(w, p, at)) {
            found = true;
            behind = at->stop;
        }
        if (*seen < w->sentence) {
            put(&w->all, unit);
            *seen = w->sentence;
        }
        if (k >= behind && *seen == w->sentence) {
            put(&w->near, unit);
            *seen = w->sentence + 1;
        }
    }
    if (!found)
        w->near.n = near;
    return found;
}

static int
visit_sentences(void *context, size_t i, struct passage *p, struct fault *ft)
{
    struct windowing *w = context;
    struct window_counts *c = &w->counts;
    struct node_place at = {0};
    uint64_t nodes = c->nodes;

    (void)i;
    if (!p->n)
        return 0;
    if (passage_cut(p, ft) || node_look(w->node, p, ft))
        return -1;
    w->all.n = w->near.n = 0;
    find_place(w, p, &at);
    for (size_t start = 0, stop; start < p->n; start = stop) {
        for (stop = start + 1; stop < p->n && !p->cut[stop]; stop++)
            ;
        c->nodes += take_sentence(w, p, start, stop, &at);
        c->words.tokens++;
    }
    count(&c->words.counts, &w->all);
    c->words.documents++;
    c->node_documents += c->nodes > nodes;
    count(&c->near, &w->near);
    return 0;
}

/* ---- */

static void
begin(struct windowing *of, struct work *w, const struct node *node,
      uint32_t highest)
{
    struct window_counts *c = &of->counts;

    *of = (struct windowing){.w = w, .node = node};
    counts_reserve(&c->words.counts, highest);
    counts_reserve(&c->near, highest);
    if (w->q->sentences)
        of->seen = mem_alloc(((size_t)highest + 1) * sizeof *of->seen);
    else
        c->left = mem_alloc(((size_t)highest + 1) * sizeof *c->left);
}

/* Adds what another thread has counted. */
static void
join(struct window_counts *c, const struct window_counts *other)
{
    tally_join(&c->words, &other->words, 1);
    counts_join(&c->near, &other->near, 1);
    for (size_t unit = 0; c->left && unit < c->near.n; unit++)
        c->left[unit] += other->left[unit];
    c->nodes += other->nodes;
    c->node_documents += other->node_documents;
}

static void
end(struct windowing *of)
{
    ids_free(&of->near);
    ids_free(&of->all);
    free(of->seen);
}

int
window_count(struct work *w, const struct group *g, const struct node *node,
             struct window_counts *c, struct fault *ft)
{
    struct windowing of[THREADS_MAX];
    uint32_t highest = units_size(w->units);
    size_t threads = pass_threads(
        w, g->n, (highest + 1) * (2 * sizeof(struct count) + sizeof(uint32_t)));
    int bad;

    for (size_t i = 0; i < threads; i++)
        begin(&of[i], w, node, highest);
    bad = pass_once(w, g->ids, g->n, threads,
                    w->q->sentences ? visit_sentences : visit, of, sizeof *of,
                    ft);
    for (size_t i = 1; i < threads; i++) {
        join(&of[0].counts, &of[i].counts);
        window_counts_free(&of[i].counts);
        end(&of[i]);
    }
    *c = of[0].counts;
    end(&of[0]);
    return bad;
}

void
window_counts_free(struct window_counts *c)
{
    tally_free(&c->words);
    counts_free(&c->near);
    free(c->left);
    *c = (struct window_counts){0};
}
