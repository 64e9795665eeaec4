#include "query_nodes.h"

#include "mem.h"

uint32_t
query_add(struct query *q, struct node n)
{
    if (!q->n)
        q->n = 1;
    q->node = mem_grow(q->node, &q->cap, q->n + 1, sizeof *q->node);
    q->node[q->n] = n;
    return (uint32_t)q->n++;
}

void
children_append(struct query *q, struct children *c, uint32_t node)
{
    if (c->last)
        q->node[c->last].next = node;
    else
        c->first = node;
    c->last = node;
    c->n++;
}

uint32_t
children_over(struct query *q, enum node_kind kind, const struct children *c)
{
    if (c->n < 2)
        return c->first;
    return query_add(q, (struct node){.kind = kind, .child = c->first});
}
