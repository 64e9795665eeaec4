/*
 * trie: sequences of hashed parts (words) that begin alike share nodes. An edge
 * is found by a hash of its node and part; what a node means is its user's.
 */
#ifndef SLANT_TRIE_H
#define SLANT_TRIE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct trie_edge {
    uint64_t part;
    uint32_t from, to; /* to 0: a free place */
};

struct trie {
    struct trie_edge *edges; /* open addressing, mask + 1 places */
    size_t n_edges, mask;
    uint32_t n_nodes; /* the next node's number */
};

/* n_nodes: those that are there from the start, the root among them. */
void trie_init(struct trie *t, uint32_t n_nodes);
void trie_free(struct trie *t);

/* The node behind `from` by this part, made if need be. */
uint32_t trie_add(struct trie *t, uint32_t from, uint64_t part, bool *added);

static inline size_t
trie_slot(const struct trie *t, uint32_t from, uint64_t part)
{
    size_t at = (part ^ from * 0x9e3779b97f4a7c15u) & t->mask;

    while (t->edges[at].to &&
           (t->edges[at].from != from || t->edges[at].part != part))
        at = (at + 1) & t->mask;
    return at;
}

/* The node behind `from` by this part; 0: there is none. */
static inline uint32_t
trie_step(const struct trie *t, uint32_t from, uint64_t part)
{
    return t->edges[trie_slot(t, from, part)].to;
}

#endif
