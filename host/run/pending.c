#include "pending.h"

#include <stdlib.h>

#include "mem.h"

enum {
    BYTES_FULL = 1024 * 1024, /* of rows: what several slices came to */
    PAIRS_FULL = 8000
};

struct waiting {
    struct pair_result pair;
    size_t at, len; /* in pending.rows */
};

void
pending_add(struct pending *p, struct pair_result *pair, struct cur rows)
{
    struct waiting *w;
    size_t len = (size_t)(rows.end - rows.p);

    p->pairs = mem_grow(p->pairs, &p->cap, p->n + 1, sizeof *p->pairs);
    w = &p->pairs[p->n++];
    *w = (struct waiting){*pair, p->rows.len, len};
    buf_add(&p->rows, rows.p, len);
    *pair = (struct pair_result){0};
}

bool
pending_is_full(const struct pending *p)
{
    return p->n >= PAIRS_FULL || p->rows.len >= BYTES_FULL;
}

/* The pairs by document. */
static const struct radix *
sort(struct pending *p)
{
    p->order = mem_grow(p->order, &p->cap_order, 2 * p->n, sizeof *p->order);
    for (size_t i = 0; i < p->n; i++)
        p->order[i] =
            (struct radix){(uint64_t)p->pairs[i].pair.document, (uint32_t)i};
    radix_sort(p->order, p->n, p->order + p->n);
    return p->order;
}

static void
clear(struct pending *p)
{
    for (size_t i = 0; i < p->n; i++)
        pair_result_free(&p->pairs[i].pair);
    p->n = 0;
    if (p->rows.len > 2 * BYTES_FULL) /* one of them was huge */
        buf_free(&p->rows);
    buf_clear(&p->rows);
}

int
pending_store(struct pending *p, struct results *r, struct fault *ft)
{
    const struct radix *order = sort(p);
    int bad = 0;

    for (size_t i = 0; i < p->n && !bad; i++) {
        const struct waiting *w = &p->pairs[order[i].at];

        bad =
            results_add(r, &w->pair, cur_of(p->rows.data + w->at, w->len), ft);
    }
    if (!bad)
        bad = results_store(r, ft);
    clear(p);
    return bad;
}

void
pending_free(struct pending *p)
{
    clear(p);
    free(p->pairs);
    free(p->order);
    buf_free(&p->rows);
    *p = (struct pending){0};
}
