#include "query_tree.h"

#include <stdlib.h>

void
query_free(struct query *q)
{
    free(q->node);
    buf_free(&q->signs);
    *q = (struct query){0};
}

static bool
begins(const struct query *q, uint32_t at, bool *out)
{
    const struct node *n = &q->node[at];

    switch (n->kind) {
    case NODE_WORD:
        out[n->atom] = true;
        return true;
    case NODE_SEQUENCE:
        at = n->child;
        return begins(q, q->node[at].kind == NODE_SIGNS ? q->node[at].next : at,
                      out);
    case NODE_BESIDE:
        return begins(q, n->child, out);
    case NODE_EITHER:
        for (at = n->child; at; at = q->node[at].next)
            if (!begins(q, at, out))
                return false;
        return true;
    default:
        return false;
    }
}

bool
query_begins(const struct query *q, bool *out)
{
    return begins(q, q->root, out);
}

static bool
may(const struct query *q, uint32_t at, const bool *atoms)
{
    const struct node *n = &q->node[at];

    switch (n->kind) {
    case NODE_WORD:
        return atoms[n->atom];
    case NODE_SEQUENCE:
        for (at = n->child; at; at = q->node[at].next)
            if (!may(q, at, atoms))
                return false;
        return true;
    case NODE_EITHER:
        for (at = n->child; at; at = q->node[at].next)
            if (may(q, at, atoms))
                return true;
        return false;
    case NODE_BESIDE:
        return may(q, n->child, atoms) &&
               (n->negated || may(q, q->node[n->child].next, atoms));
    default:
        return true;
    }
}

bool
query_may(const struct query *q, const bool *atoms)
{
    return may(q, q->root, atoms);
}
