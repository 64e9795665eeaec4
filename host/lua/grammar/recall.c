#include "recall.h"

#include <stdbool.h>
#include <stdlib.h>

#include "mem.h"

void
recall_counts_free(struct recall_counts *c)
{
    free(c->of);
    *c = (struct recall_counts){0};
}

/* Whether one goes before another, who may be nobody. */
static bool
goes_before(const struct recall_counts *c, uint32_t one, uint32_t other)
{
    const struct recall_count *a = &c->of[one], *b = &c->of[other];

    return !other || a->n > b->n || (a->n == b->n && a->order < b->order);
}

void
recall_count(struct recall_counts *c, uint32_t actor)
{
    c->of = mem_grow(c->of, &c->cap, (size_t)actor + 1, sizeof *c->of);
    while (c->n <= actor)
        c->of[c->n++] = (struct recall_count){0};
    if (c->of[actor].n++ == 0)
        c->of[actor].order = ++c->named;
    if (actor == c->first)
        return;
    if (goes_before(c, actor, c->first)) {
        c->second = c->first;
        c->first = actor;
    } else if (actor != c->second && goes_before(c, actor, c->second)) {
        c->second = actor;
    }
}
