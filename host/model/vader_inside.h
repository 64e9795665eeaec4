/* vader_inside: what the files of vader share. */
#ifndef SLANT_VADER_INSIDE_H
#define SLANT_VADER_INSIDE_H

#include <stdbool.h>
#include <stdint.h>

#include "vader.h"
#include "vader_hash.h"

#define VADER_BOOST 0.293

enum {
    VADER_SIEVE_BITS = 17,
    VADER_RULE_BITS = 12,
    VADER_RULES = 256,
    VADER_MAYBES = 256
};

enum {
    IN_LEXICON = 1,
    UP = 2,   /* booster */
    DOWN = 4, /* dampener */
    NOT = 8,
    UPPER = 16, /* in capitals */
    BEGINS = 32 /* an idiom or a pair */
};

/* Words that rules ask for by name. */
enum label {
    OTHER,
    NO,
    OR,
    NOR,
    KIND,
    OF,
    LEAST,
    AT,
    VERY,
    BUT,
    NEVER,
    SO,
    THIS,
    WITHOUT,
    DOUBT,
    IDIOM /* from here on: words of idioms and pairs */
};
struct entry {     /* a word of the lexicon */
    uint64_t hash; /* 0: free */
    double valence;
};

struct token {
    uint8_t flags, label;
};

struct rule { /* a word that rules ask for */
    uint64_t hash;
    struct token is;
};

struct maybe { /* a token that the lexicon may have */
    uint64_t hash;
    uint32_t at;
};

struct hit {
    uint32_t at;
    double valence, score;
};

struct idiom {
    uint8_t words[3]; /* labels */
    uint8_t n;
    double valence;
};

struct vader {
    struct entry *entries;
    size_t n_entries, mask;
    unsigned shift; /* a hash shifted so is where its entry may be */
    uint64_t sieve[(1u << VADER_SIEVE_BITS) / 64]; /* by upper bits of a hash */
    struct rule rules[VADER_RULES];                /* the first is no word */
    size_t n_rules;
    uint8_t rule_at[1u << VADER_RULE_BITS]; /* no two at one place */
    uint64_t rule_seed;
    struct idiom idioms[16], pairs[4];
    size_t n_idioms, n_pairs, n_labels;
    struct token *tokens;
    size_t n, cap;
    struct maybe maybes[VADER_MAYBES];
    size_t n_maybes;
    struct hit *hits; /* tokens that the lexicon has, with their scores */
    size_t n_hits, cap_hits;
    size_t but;   /* the first one; SIZE_MAX: none */
    size_t upper; /* tokens in capitals */
    size_t exclamations, questions;
};

/* Where the entry of a word is, or would be. */
static inline struct entry *
vader_slot(const struct vader *v, uint64_t hash)
{
    size_t at = hash >> v->shift;

    while (v->entries[at].hash && v->entries[at].hash != hash)
        at = (at + 1) & v->mask;
    return &v->entries[at];
}

/* Looks up those that the lexicon may have. */
void vader_look_up(struct vader *v);

/* Whether a word may be in the lexicon, or is `but`: nearly always right. */
static inline bool
vader_may_know(const struct vader *v, uint64_t hash)
{
    hash >>= 64 - VADER_SIEVE_BITS;
    return v->sieve[hash / 64] >> hash % 64 & 1;
}

/* The place of a word in rule_at. */
static inline size_t
vader_rule_place(const struct vader *v, uint64_t hash)
{
    return hash * v->rule_seed >> (64 - VADER_RULE_BITS);
}

/* A word as a token, as far as rules know it. */
static inline struct token
vader_token(const struct vader *v, uint64_t hash)
{
    const struct rule *r = &v->rules[v->rule_at[vader_rule_place(v, hash)]];
    uint8_t same = (uint8_t) - (r->hash == hash); /* nothing foretells it */

    return (struct token){r->is.flags & same, r->is.label & same};
}

#endif
