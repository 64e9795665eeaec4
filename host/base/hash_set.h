/* hash_set: 64-bit hashes that were seen; 16 to 32 bytes each. */
#ifndef SLANT_HASH_SET_H
#define SLANT_HASH_SET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct hash_set { /* zeroed is empty; open addressing */
    uint64_t *slot;
    size_t n, n_slots;
};

bool hash_set_has(const struct hash_set *s, uint64_t hash);
/* Whether it is new. */
bool hash_set_add(struct hash_set *s, uint64_t hash);
void hash_set_free(struct hash_set *s);

#endif
