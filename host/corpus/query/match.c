#include "match.h"

#include <stdlib.h>

#include "mem.h"

/* Parts behind the hits of a node that begin at one place: ascending, each
   once. */
struct ends {
    uint32_t *at;
    size_t n, cap;
};

/* The hits of the second child of NODE_BESIDE in one sentence. */
struct found {
    bool known;
    size_t first, stop; /* of the sentence */
    struct match_hit *hit;
    size_t n, cap;
};

struct matcher {
    const struct query *q;
    struct view *v;
    uint64_t number;     /* of the text */
    struct found *found; /* by node */
    bool *begins;        /* by atom; NULL: any word may begin a hit */
    size_t n_begins;
};

struct matcher *
matcher_new(const struct query *q)
{
    struct matcher *m = mem_alloc(sizeof *m);

    m->q = q;
    m->found = mem_alloc(q->n * sizeof *m->found);
    for (size_t i = 1; i < q->n; i++)
        if (q->node[i].kind == NODE_WORD && q->node[i].atom >= m->n_begins)
            m->n_begins = q->node[i].atom + 1;
    m->begins = mem_alloc(m->n_begins + 1);
    if (!query_begins(q, m->begins)) {
        free(m->begins);
        m->begins = NULL;
    }
    return m;
}

void
matcher_free(struct matcher *m)
{
    if (!m)
        return;
    for (size_t i = 0; i < m->q->n; i++)
        free(m->found[i].hit);
    free(m->found);
    free(m->begins);
    free(m);
}

void
matcher_set(struct matcher *m, struct view *v, uint64_t number)
{
    m->v = v;
    m->number = number;
    for (size_t i = 0; i < m->q->n; i++)
        m->found[i].known = false;
}

uint64_t
matcher_text(const struct matcher *m)
{
    return m->number;
}

/* ---- sets of ends ---- */

static void
add(struct ends *e, size_t stop)
{
    size_t at = e->n;

    while (at > 0 && e->at[at - 1] > stop)
        at--;
    if (at > 0 && e->at[at - 1] == stop)
        return;
    e->at = mem_grow(e->at, &e->cap, e->n + 1, sizeof *e->at);
    for (size_t i = e->n; i > at; i--)
        e->at[i] = e->at[i - 1];
    e->at[at] = (uint32_t)stop;
    e->n++;
}

static void ends(struct matcher *m, uint32_t node, size_t at, struct ends *out);

/* ---- sequences ---- */

/* Where the words behind a gap may begin, of words that end at `stop`. */
static void
leap(struct matcher *m, const struct node *gap, size_t stop, struct ends *out)
{
    size_t first, end;

    if (stop >= m->v->n)
        return;
    view_sentence(m->v, stop - 1, &first, &end);
    for (size_t n = gap->min; n <= gap->max && stop + n < end; n++)
        add(out, stop + n);
}

/* Whether the signs of a node stand where words end at `at`, or begin. */
static bool
has_signs(const struct matcher *m, const struct node *n, size_t at)
{
    const char *signs = m->q->signs.data + n->at;

    switch (n->signs) {
    case SIGNS_BETWEEN:
        return view_bridges(m->v, at - 1, signs, n->len);
    case SIGNS_BEHIND:
        return view_behind(m->v, at - 1, signs, n->len);
    case SIGNS_BEFORE:
        break;
    }
    return at < m->v->n && view_before(m->v, at, signs, n->len);
}

/* One step of a sequence: from all places of `from` over a child. */
static void
step(struct matcher *m, uint32_t child, const struct ends *from, bool adjacent,
     struct ends *out)
{
    const struct node *n = &m->q->node[child];

    out->n = 0;
    for (size_t i = 0; i < from->n; i++) {
        size_t at = from->at[i];

        if (n->kind == NODE_GAP)
            leap(m, n, at, out);
        else if (n->kind == NODE_SIGNS && has_signs(m, n, at))
            add(out, at);
        else if (!adjacent || view_bridges(m->v, at - 1, NULL, 0))
            ends(m, child, at, out);
    }
}

static void
sequence(struct matcher *m, const struct node *n, size_t at, struct ends *out)
{
    struct ends from = {0}, to = {0};
    bool adjacent = false;

    add(&from, at);
    for (uint32_t c = n->child; c && from.n; c = m->q->node[c].next) {
        struct ends swap = from;

        step(m, c, &from, adjacent, &to);
        adjacent =
            m->q->node[c].kind != NODE_GAP && m->q->node[c].kind != NODE_SIGNS;
        from = to;
        to = swap;
    }
    for (size_t i = 0; i < from.n; i++)
        add(out, from.at[i]);
    free(from.at);
    free(to.at);
}

/* ---- words beside words ---- */

static const struct found *
hits_in(struct matcher *m, uint32_t node, size_t first, size_t stop)
{
    struct found *f = &m->found[node];
    struct ends e = {0};

    if (f->known && f->first == first && f->stop == stop)
        return f;
    f->n = 0;
    for (size_t at = first; at < stop; at++) {
        e.n = 0;
        ends(m, node, at, &e);
        for (size_t i = 0; i < e.n; i++) {
            f->hit = mem_grow(f->hit, &f->cap, f->n + 1, sizeof *f->hit);
            f->hit[f->n++] = (struct match_hit){at, e.at[i]};
        }
    }
    free(e.at);
    f->known = true;
    f->first = first;
    f->stop = stop;
    return f;
}

static bool
is_beside(const struct node *n, const struct match_hit *x,
          const struct match_hit *y)
{
    bool before = x->stop <= y->first, after = y->stop <= x->first;

    if (!before && !after) /* they overlap */
        return false;
    if ((n->beside == BESIDE_BEFORE && after) ||
        (n->beside == BESIDE_AFTER && before))
        return false;
    return n->beside == BESIDE_WITH ||
           (before ? y->first - x->stop : x->first - y->stop) <= n->max;
}

static void
beside(struct matcher *m, const struct node *n, size_t at, struct ends *out)
{
    const struct found *f;
    struct ends left = {0};
    size_t first, stop;

    ends(m, n->child, at, &left);
    if (left.n) {
        view_sentence(m->v, at, &first, &stop);
        f = hits_in(m, m->q->node[n->child].next, first, stop);
        for (size_t i = 0; i < left.n; i++) {
            struct match_hit x = {at, left.at[i]};
            bool found = false;

            for (size_t j = 0; j < f->n && !found; j++)
                found = is_beside(n, &x, &f->hit[j]);
            if (found != n->negated)
                add(out, x.stop);
        }
    }
    free(left.at);
}

/* ---- nodes ---- */

/* Adds the ends of a node's hits that begin at a part. */
static void
ends(struct matcher *m, uint32_t node, size_t at, struct ends *out)
{
    const struct node *n = &m->q->node[node];

    if (at >= m->v->n)
        return;
    switch (n->kind) {
    case NODE_WORD:
        if (view_is(m->v, at, n->atom))
            add(out, at + 1);
        break;
    case NODE_ANY:
        add(out, at + 1);
        break;
    case NODE_SEQUENCE:
        sequence(m, n, at, out);
        break;
    case NODE_EITHER:
        for (uint32_t c = n->child; c; c = m->q->node[c].next)
            ends(m, c, at, out);
        break;
    case NODE_BESIDE:
        beside(m, n, at, out);
        break;
    case NODE_GAP: /* their sequence knows what to do */
    case NODE_SIGNS:
        break;
    }
}

static bool
may_begin(const struct matcher *m, size_t at)
{
    const struct part *p = &m->v->part[at];

    if (!m->begins)
        return true;
    for (size_t i = 0; i < p->n; i++)
        if (p->entry[i].atom < m->n_begins && m->begins[p->entry[i].atom])
            return true;
    return false;
}

bool
match_next(struct matcher *m, size_t from, struct match_hit *hit)
{
    struct ends e = {0};

    for (size_t at = from; at < m->v->n && !e.n; at++) {
        if (!may_begin(m, at))
            continue;
        ends(m, m->q->root, at, &e);
        if (e.n)
            *hit = (struct match_hit){at, e.at[0]};
    }
    free(e.at);
    return e.n > 0;
}

/* Whether an atom is a word of the query. */
static bool
asks_for(const struct query *q, uint32_t atom)
{
    for (size_t i = 1; i < q->n; i++)
        if (q->node[i].kind == NODE_WORD && q->node[i].atom == atom)
            return true;
    return false;
}

uint32_t
match_end(const struct matcher *m, const struct match_hit *hit)
{
    size_t last = hit->stop - 1;
    const struct part *p = &m->v->part[last];

    for (size_t i = 0; i < p->n; i++)
        if (atoms_at(m->v->atoms, p->entry[i].atom).possessive &&
            asks_for(m->q, p->entry[i].atom))
            return view_possessive(m->v, last);
    return p->at.stop;
}

bool
match_longest(struct matcher *m, size_t at, struct match_hit *hit)
{
    struct ends e = {0};

    if (may_begin(m, at))
        ends(m, m->q->root, at, &e);
    if (e.n)
        *hit = (struct match_hit){at, e.at[e.n - 1]};
    free(e.at);
    return e.n > 0;
}
