/* query_nodes: how a query's tree is put together. */
#ifndef SLANT_QUERY_NODES_H
#define SLANT_QUERY_NODES_H

#include "query_tree.h"

/* Returns the new node's number, never 0: that is no node. */
uint32_t query_add(struct query *q, struct node n);

/* Children on their way to a parent. */
struct children {
    uint32_t first, last;
    size_t n;
};

void children_append(struct query *q, struct children *c, uint32_t node);
/* The node over children; a single one is its own, none are 0. */
uint32_t children_over(struct query *q, enum node_kind kind,
                       const struct children *c);

#endif
