#include "name_map.h"

#include <stdlib.h>

#include "mem.h"

#define FIRST_SIZE 16

void
name_map_free(struct name_map *m)
{
    free(m->slots);
    *m = (struct name_map){0};
}

size_t
name_map_bytes(const struct name_map *m)
{
    return m->slots ? (m->mask + 1) * sizeof *m->slots : 0;
}

static struct name_slot *
slot(const struct name_map *m, uint64_t key)
{
    size_t i = key & m->mask;

    while (m->slots[i].value && m->slots[i].key != key)
        i = (i + 1) & m->mask;
    return &m->slots[i];
}

static void
widen(struct name_map *m)
{
    struct name_map old = *m;

    m->mask = old.slots ? 2 * old.mask + 1 : FIRST_SIZE - 1;
    m->slots = mem_alloc((m->mask + 1) * sizeof *m->slots);
    for (size_t i = 0; old.slots && i <= old.mask; i++)
        if (old.slots[i].value)
            *slot(m, old.slots[i].key) = old.slots[i];
    free(old.slots);
}

void
name_map_set(struct name_map *m, uint64_t key, uint32_t value)
{
    struct name_slot *s;

    if (!m->slots || m->n * 2 > m->mask)
        widen(m);
    s = slot(m, key);
    m->n += s->value == 0;
    *s = (struct name_slot){key, value};
}
