/* feature_key: keys of features, of what they are and of what. */
#ifndef SLANT_FEATURE_KEY_H
#define SLANT_FEATURE_KEY_H

#include <stdint.h>

/* What a feature is; a part of its key: those with other numbers are others. */
enum feature_kind {
    BIAS = 1,
    WORD,          /* anywhere */
    PAIR,          /* of neighbours */
    SKIP,          /* of neighbours but one, near a target */
    SIDE,          /* a word by region */
    NEAR,          /* a word by distance from a target */
    CLAUSE,        /* a word in a target's clause */
    BETWEEN = 9,   /* pairs between two targets */
    PATH,          /* all units between two targets */
    TONE_SUM = 12, /* sums of tone by region */
    TONE_SIGN,     /* their signs */
    TONE_NEAR,     /* a word of tone by distance from a target */
    VALENCE,
    PLACE,     /* where a target stands */
    NAMED,     /* the caller's */
    OUTLINE,   /* classes of words around a target */
    TONE_GROUP /* tone by the groups of a lexicon */
};

static inline uint64_t
key_mix(uint64_t a, uint64_t b)
{
    a ^= b + 0x9e3779b97f4a7c15u + (a << 6) + (a >> 2);
    a *= 0xbf58476d1ce4e5b9u;
    return a ^ a >> 29;
}

static inline uint64_t
key_of(enum feature_kind kind, uint64_t a, uint64_t b, uint64_t c)
{
    uint64_t k = key_mix(key_mix(key_mix(kind, a), b), c) * 0x94d049bb133111ebu;

    return k ^ k >> 31;
}

#endif
