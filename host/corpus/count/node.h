/*
 * node: a word or phrase as patterns, and where it stands. Its words may be
 * parts of tokens (`no limits` in `no-limits partnership`), one behind the
 * other, as kwic has it.
 */
#ifndef SLANT_NODE_H
#define SLANT_NODE_H

#include "passage.h"

struct node {
    size_t n;
    uint32_t **is;  /* is[word][unit]: bit i: it is part i; NODE_WHOLE */
    uint8_t *parts; /* of a unit, as many as there are bits for */
};

#define NODE_WHOLE ((uint32_t)1 << 31) /* the word is the unit as a whole */

int node_make(struct node *n, struct units *u, const char *text,
              struct fault *ft);
void node_free(struct node *n);
/* The place behind the node, if it begins at place i, else 0. */
size_t node_end(const struct node *n, const struct passage *p, size_t i);

/* The same; most units are no first word, which is told at once. */
static inline size_t
node_at(const struct node *n, const struct passage *p, size_t i)
{
    return n->is[0][p->units[i]] ? node_end(n, p, i) : 0;
}

#endif
