#include "candidates.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

typedef uint64_t word; /* a set of documents of one segment, a bit each */

struct work {
    const struct query *q;
    int64_t first; /* of the segment */
    size_t words;  /* of a set */
    word **atom;   /* sets by atom, NULL: no document */
    size_t n_atoms;
    const bool *begins;
    uint32_t *tokens; /* that hold an atom of `begins`, by document */
    /* being filled */
    const struct lexis_entry *entry;
    size_t n_entries;
    bool counts;
};

static void
on_document(void *cookie, int64_t document, uint32_t tf)
{
    struct work *w = cookie;
    uint64_t at = (uint64_t)(document - w->first);

    if (w->counts)
        w->tokens[at] += tf;
    for (size_t i = 0; i < w->n_entries; i++) {
        word **set = &w->atom[w->entry[i].atom];

        if (!*set)
            *set = mem_alloc(w->words * sizeof **set);
        (*set)[at / 64] |= (word)1 << (at % 64);
    }
}

/* Keeps of `set` what a node's hits may stand in. */
static void
keep(const struct work *w, uint32_t node, word *set)
{
    const struct node *n = &w->q->node[node];
    const word *own;
    word *one, *sum;

    switch (n->kind) {
    case NODE_WORD:
        own = w->atom[n->atom];
        for (size_t i = 0; i < w->words; i++)
            set[i] &= own ? own[i] : 0;
        break;
    case NODE_SEQUENCE:
        for (uint32_t c = n->child; c; c = w->q->node[c].next)
            keep(w, c, set);
        break;
    case NODE_BESIDE:
        keep(w, n->child, set);
        if (!n->negated)
            keep(w, w->q->node[n->child].next, set);
        break;
    case NODE_EITHER:
        one = mem_alloc(w->words * sizeof *one);
        sum = mem_alloc(w->words * sizeof *sum);
        for (uint32_t c = n->child; c; c = w->q->node[c].next) {
            memcpy(one, set, w->words * sizeof *one);
            keep(w, c, one);
            for (size_t i = 0; i < w->words; i++)
                sum[i] |= one[i];
        }
        memcpy(set, sum, w->words * sizeof *set);
        free(one);
        free(sum);
        break;
    default: /* any word */
        break;
    }
}

static int
read_segment(struct work *w, struct postings *p, size_t segment,
             const struct lexis *x, const uint32_t *type, size_t n,
             struct fault *ft)
{
    for (size_t i = 0; i < n; i++) {
        w->entry = lexis_of(x, type[i], &w->n_entries);
        w->counts = lexis_any(w->entry, w->n_entries, w->begins);
        if (postings_each(p, segment, type[i], on_document, w, ft))
            return -1;
    }
    return 0;
}

static void
report(const struct work *w, int64_t last,
       void (*each)(void *cookie, int64_t document, uint32_t tokens),
       void *cookie)
{
    word *set = mem_alloc(w->words * sizeof *set);

    memset(set, 0xff, w->words * sizeof *set);
    keep(w, w->q->root, set);
    for (size_t i = 0; i < w->words; i++)
        for (word left = set[i]; left; left &= left - 1) {
            size_t at = i * 64 + (size_t)__builtin_ctzll(left);

            if (w->first + (int64_t)at <= last)
                each(cookie, w->first + (int64_t)at, w->tokens[at]);
        }
    free(set);
}

static size_t
count_atoms(const struct query *q, const struct lexis *x, const uint32_t *type,
            size_t n)
{
    size_t atoms = 0;

    for (size_t i = 1; i < q->n; i++)
        if (q->node[i].kind == NODE_WORD && q->node[i].atom >= atoms)
            atoms = q->node[i].atom + 1;
    for (size_t i = 0; i < n; i++) {
        size_t n_entries;
        const struct lexis_entry *e = lexis_of(x, type[i], &n_entries);

        for (size_t j = 0; j < n_entries; j++)
            if (e[j].atom >= atoms)
                atoms = e[j].atom + 1;
    }
    return atoms;
}

int
candidates(struct postings *p, const struct query *q, const struct lexis *x,
           const uint32_t *type, size_t n, const bool *begins,
           void (*each)(void *cookie, int64_t document, uint32_t tokens),
           void *cookie, struct fault *ft)
{
    struct work w = {
        .q = q, .n_atoms = count_atoms(q, x, type, n), .begins = begins};
    int bad = 0;

    w.atom = mem_alloc((w.n_atoms + 1) * sizeof *w.atom);
    for (size_t i = 0; i < postings_segments(p) && !bad; i++) {
        const struct segment *s = postings_segment(p, i);

        w.first = s->first;
        w.words = (size_t)(s->last - s->first) / 64 + 1;
        w.tokens = mem_alloc(w.words * 64 * sizeof *w.tokens);
        bad = read_segment(&w, p, i, x, type, n, ft);
        if (!bad)
            report(&w, s->last, each, cookie);
        free(w.tokens);
        for (size_t a = 0; a < w.n_atoms; a++) {
            free(w.atom[a]);
            w.atom[a] = NULL;
        }
    }
    free(w.atom);
    return bad;
}
