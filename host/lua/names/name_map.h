/* name_map: from hashes (hash64_of) to numbers. A number 0 is the same as none.
 */
#ifndef SLANT_NAME_MAP_H
#define SLANT_NAME_MAP_H

#include <stddef.h>
#include <stdint.h>

struct name_map { /* zeroed is empty */
    struct name_slot {
        uint64_t key;
        uint32_t value; /* 0: a free slot */
    } * slots;          /* open addressing, mask + 1 slots */
    size_t n, mask;
};

void name_map_free(struct name_map *m);
size_t name_map_bytes(const struct name_map *m); /* of memory */
/* Sets the number of a key; not to 0. */
void name_map_set(struct name_map *m, uint64_t key, uint32_t value);

static inline uint32_t
name_map_get(const struct name_map *m, uint64_t key)
{
    size_t i = key & m->mask;

    if (!m->slots)
        return 0;
    while (m->slots[i].value && m->slots[i].key != key)
        i = (i + 1) & m->mask;
    return m->slots[i].value;
}

#endif
