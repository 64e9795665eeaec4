#include "hash_set.h"

#include <stdlib.h>

#include "mem.h"

/* 0 is a free slot. */
static uint64_t
stored(uint64_t hash)
{
    return hash ? hash : 1;
}

/* The slot of h, or the free one where it belongs. */
static uint64_t *
slot_of(const struct hash_set *s, uint64_t h)
{
    size_t at = h & (s->n_slots - 1);

    while (s->slot[at] && s->slot[at] != h)
        at = (at + 1) & (s->n_slots - 1);
    return &s->slot[at];
}

static void
widen(struct hash_set *s)
{
    struct hash_set old = *s;

    s->n_slots = old.n_slots ? old.n_slots * 2 : 256;
    s->slot = mem_alloc(s->n_slots * sizeof *s->slot);
    for (size_t i = 0; i < old.n_slots; i++) {
        if (old.slot[i])
            *slot_of(s, old.slot[i]) = old.slot[i];
    }
    free(old.slot);
}

bool
hash_set_has(const struct hash_set *s, uint64_t hash)
{
    return s->n && *slot_of(s, stored(hash));
}

bool
hash_set_add(struct hash_set *s, uint64_t hash)
{
    uint64_t *slot;

    if (s->n * 2 >= s->n_slots)
        widen(s);
    slot = slot_of(s, stored(hash));
    if (*slot)
        return false;
    *slot = stored(hash);
    s->n++;
    return true;
}

void
hash_set_free(struct hash_set *s)
{
    free(s->slot);
    *s = (struct hash_set){0};
}
