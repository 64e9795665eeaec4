#include "trie.h"

#include <stdlib.h>

#include "mem.h"

static void
widen(struct trie *t)
{
    struct trie old = *t;
    size_t size = t->edges ? 2 * (t->mask + 1) : 64;

    t->edges = mem_alloc(size * sizeof *t->edges);
    t->mask = size - 1;
    for (size_t i = 0; old.edges && i <= old.mask; i++) {
        const struct trie_edge *e = &old.edges[i];

        if (e->to)
            t->edges[trie_slot(t, e->from, e->part)] = *e;
    }
    free(old.edges);
}

void
trie_init(struct trie *t, uint32_t n_nodes)
{
    *t = (struct trie){.n_nodes = n_nodes};
    widen(t);
}

void
trie_free(struct trie *t)
{
    free(t->edges);
    *t = (struct trie){0};
}

uint32_t
trie_add(struct trie *t, uint32_t from, uint64_t part, bool *added)
{
    uint32_t to = trie_step(t, from, part);

    *added = to == 0;
    if (to)
        return to;
    if (++t->n_edges * 2 > t->mask)
        widen(t);
    to = t->n_nodes++;
    t->edges[trie_slot(t, from, part)] = (struct trie_edge){part, from, to};
    return to;
}
