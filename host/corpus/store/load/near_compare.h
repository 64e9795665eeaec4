/* near_compare: how much two documents have in common, exactly. Looks at no
   file. Inside the store's folder only. */
#ifndef SLANT_NEAR_COMPARE_H
#define SLANT_NEAR_COMPARE_H

#include <stdbool.h>

#include "stream.h"

#define SHINGLE_MARK_BITS 14

/* What is compared: the distinct shingles of a document as a set of hashes, and
   its distinct numbers as sorted type ids. Zeroed is empty. */
struct shingles {
    uint64_t *slot; /* 0: free; a power of two of them, half or less taken */
    size_t n, n_slots, cap;
    /* One bit for each shingle, by its upper bits. */
    uint64_t mark[(1 << SHINGLE_MARK_BITS) / 64];
    uint32_t *number;
    size_t n_numbers, cap_numbers;
};

/* Which types are numbers: a bit for each id below `types`. */
struct numbers {
    unsigned char *bit;
    size_t types;
};

/* Those of a document's tokens, in place of what s had. */
void shingles_make(struct shingles *s, const struct ids *tokens,
                   const struct numbers *numbers);
void shingles_free(struct shingles *s);

struct likeness {
    double resemblance; /* shared shingles / those of either */
    double containment; /* shared shingles / those of the shorter */
};

/* Whether a document of these tokens may be enough like a for near_same. Looks
   at marks alone, which takes a fifth of the time. */
bool near_possible(const struct shingles *a, const struct ids *tokens);

struct likeness near_likeness(const struct shingles *a,
                              const struct shingles *b);

/* Whether two documents so alike tell one story in the same words. Reports that
   share a template do not: their numbers differ. */
bool near_same(const struct shingles *a, const struct shingles *b,
               const struct likeness *l);

#endif
