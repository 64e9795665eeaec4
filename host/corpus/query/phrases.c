#include "phrases.h"

#include <stdlib.h>

#include "mem.h"
#include "query_tree.h"
#include "utf8.h"

struct reading {
    struct phrases *out;
    const struct query *q;
    const char *text;
    struct fault *ft;
};

static int
refuse(const struct reading *r, const struct node *n)
{
    const char *sign = r->q->signs.data + n->at;
    size_t size;

    if (n->kind != NODE_SIGNS)
        return fault_set(r->ft, FAULT_USAGE,
                         "`%s`: words, phrases and a|b are wanted, with * and "
                         "? in words; what ( ) [ ] and NEAR mean slant kwic "
                         "knows",
                         r->text);
    utf8_at(sign, n->len, &size);
    return fault_set(r->ft, FAULT_USAGE,
                     "`%s`: `%.*s` is in no token, and tokens are what is "
                     "counted; slant kwic looks for it in the texts",
                     r->text, (int)size, sign);
}

static int
add_word(const struct reading *r, const struct node *n)
{
    struct phrase *f = &r->out->at[r->out->n - 1];

    if (n->kind != NODE_WORD && n->kind != NODE_ANY)
        return refuse(r, n);
    f->atom = mem_resize(f->atom, (f->n + 1) * sizeof *f->atom);
    f->atom[f->n++] = n->kind == NODE_WORD ? n->atom : PHRASES_ANY;
    return 0;
}

static int
add_phrase(const struct reading *r, const struct node *n)
{
    struct phrases *p = r->out;

    p->at = mem_resize(p->at, (p->n + 1) * sizeof *p->at);
    p->at[p->n++] = (struct phrase){0};
    if (n->kind != NODE_SEQUENCE)
        return add_word(r, n);
    for (uint32_t c = n->child; c; c = r->q->node[c].next)
        if (add_word(r, &r->q->node[c]))
            return -1;
    return 0;
}

static int
add_all(const struct reading *r, uint32_t at)
{
    const struct node *n = &r->q->node[at];

    if (n->kind != NODE_EITHER)
        return add_phrase(r, n);
    for (uint32_t c = n->child; c; c = r->q->node[c].next)
        if (add_all(r, c))
            return -1;
    return 0;
}

int
phrases_parse(struct phrases *p, struct atoms *atoms, const char *text,
              struct fault *ft)
{
    struct query q;
    struct reading r = {p, &q, text, ft};
    int bad;

    *p = (struct phrases){0};
    if (query_parse(&q, atoms, text, 0, ft))
        return -1;
    bad = add_all(&r, q.root);
    query_free(&q);
    if (bad)
        phrases_free(p);
    return bad;
}

void
phrases_free(struct phrases *p)
{
    for (size_t i = 0; i < p->n; i++)
        free(p->at[i].atom);
    free(p->at);
    *p = (struct phrases){0};
}
