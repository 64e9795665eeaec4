/*
 * shelves: the n-grams of some first words put together by their first word,
 * and counted. Several threads may put at once: each has a stretch of every
 * shelf to itself. So nearly all of the work is done on few bytes at a time.
 */
#ifndef SLANT_SHELVES_H
#define SLANT_SHELVES_H

#include "gram_table.h"
#include "mem.h"
#include "threads.h"

struct shelf {
    uint32_t next, document;
};

struct shelves {
    unsigned size, rest;              /* rest: ids kept of an n-gram */
    uint32_t low, high;               /* first words, high not among them */
    size_t threads;                   /* that put */
    struct shelf *shelf[THREADS_MAX]; /* of each: by first word less low; next
                                         is where its stretch begins */
    uint32_t *kept;                   /* of each n-gram all ids but the first */
    size_t cap;
};

/* Frees what is above. */
void shelves_free(struct shelves *s);

/* Puts an n-gram. The documents that a thread puts ascend. Only where there is
   but one thread may the room not have been made before. */
static inline void
shelves_put(struct shelves *s, size_t thread, uint32_t document,
            const uint32_t *ids)
{
    struct shelf *shelf = &s->shelf[thread][ids[0] - s->low];
    size_t at = (size_t)shelf->next++ * s->rest;
    uint32_t *to;

    if (at + s->rest > s->cap)
        s->kept = mem_grow(s->kept, &s->cap, at + s->rest, sizeof *s->kept);
    to = s->kept + at;
    to[0] = 0;
    for (unsigned k = 1; k < s->size; k++)
        to[k - 1] = ids[k];
    to[0] |= shelf->document == document ? 0 : GRAM_NEW;
    shelf->document = document;
}

/* Every different n-gram, in no order, counted by so many threads; contexts:
   one for each, of `size` bytes. */
void shelves_count(const struct shelves *s, size_t threads, gram_cb *each,
                   void *contexts, size_t size);

#endif
