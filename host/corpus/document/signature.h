/*
 * signature: a few bytes by which documents that share running text find each
 * other: one-permutation MinHash over shingles of SHINGLE_TOKENS token types.
 * Two signatures agree in about as many bins as the documents share of all
 * their shingles.
 */
#ifndef SLANT_SIGNATURE_H
#define SLANT_SIGNATURE_H

#include <stddef.h>
#include <stdint.h>

#define SHINGLE_TOKENS 5
#define SIGNATURE_BINS 128

/* Stored as it lies. Bins of texts that share nothing agree once in 256 times,
   which is rare enough to find candidates; those are compared exactly. */
struct signature {
    uint8_t bin[SIGNATURE_BINS];
};

/* Shingles: one hash for every SHINGLE_TOKENS tokens in a row; a shorter text
   has one. Zeroed is the beginning of a text. */
struct shingler {
    uint64_t ring[SHINGLE_TOKENS];
    uint64_t hash;
    size_t n;
};

/* Takes the next token (a hash of its type); true when *shingle is a whole
   one. */
static inline int
shingler_next(struct shingler *s, uint64_t token, uint64_t *shingle)
{
    uint64_t *place = &s->ring[s->n % SHINGLE_TOKENS];
    uint64_t gone = *place << SHINGLE_TOKENS | *place >> (64 - SHINGLE_TOKENS);

    s->hash = (s->hash << 1 | s->hash >> 63) ^ token ^ gone;
    *place = token;
    s->n++;
    /* the rolling hash of neighbours differs in few bits: mix */
    *shingle = s->hash * UINT64_C(0x9e3779b97f4a7c15);
    *shingle ^= *shingle >> 32;
    *shingle *= UINT64_C(0xd6e8feb86659fd93);
    return s->n >= SHINGLE_TOKENS;
}

/* tokens: a hash of each token's type (hash64_of its form), n of them, n > 0.
 */
void signature_make(const uint64_t *tokens, size_t n, struct signature *out);

/* Bins in which two agree. */
unsigned signature_agree(const struct signature *a, const struct signature *b);

#endif
