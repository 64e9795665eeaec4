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
   has one. This rolls on: `in` is the next token (a hash of its type), `out`
   that of SHINGLE_TOKENS before it, 0 while there is none. */
static inline uint64_t
shingle_roll(uint64_t rolling, uint64_t in, uint64_t out)
{
    out = out << SHINGLE_TOKENS | out >> (64 - SHINGLE_TOKENS);
    return (rolling << 1 | rolling >> 63) ^ in ^ out;
}

/* The shingle that ends at the last token: the rolling hashes of neighbours
   differ in few bits. */
static inline uint64_t
shingle_of(uint64_t rolling)
{
    rolling *= UINT64_C(0x9e3779b97f4a7c15);
    rolling ^= rolling >> 32;
    return rolling * UINT64_C(0xd6e8feb86659fd93);
}

/* tokens: a hash of each token's type (hash64_of its form), n of them, n > 0.
 */
void signature_make(const uint64_t *tokens, size_t n, struct signature *out);

/* Bins in which two agree. */
unsigned signature_agree(const struct signature *a, const struct signature *b);

#endif
