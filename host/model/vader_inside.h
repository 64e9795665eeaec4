/* vader_inside: what the files of vader share. */
#ifndef SLANT_VADER_INSIDE_H
#define SLANT_VADER_INSIDE_H

#include <stdbool.h>
#include <stdint.h>

#include "vader.h"
#include "vader_hash.h"

#define VADER_BOOST 0.293

enum {
    IN_LEXICON = 1,
    UP = 2,   /* booster */
    DOWN = 4, /* dampener */
    NOT = 8,
    UPPER = 16 /* in capitals */
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
struct entry {
    uint64_t hash; /* 0: free */
    double valence;
    uint8_t flags, label;
};

struct token {
    double valence;
    uint8_t flags, label;
};

struct hit {
    uint32_t at;
    double score;
};

struct idiom {
    uint8_t words[3]; /* labels */
    uint8_t n;
    double valence;
};

struct vader {
    struct entry *entries;
    size_t n_entries, mask;
    uint64_t sieve[1024]; /* 16 bits of a hash */
    struct idiom idioms[16], pairs[4];
    size_t n_idioms, n_pairs, n_labels;
    struct token *tokens;
    size_t n, cap;
    struct hit *hits; /* tokens that the lexicon has, with their scores */
    size_t n_hits, cap_hits;
    size_t but;   /* the first one; SIZE_MAX: none */
    size_t upper; /* tokens in capitals */
    size_t exclamations, questions;
};

/* Where the entry of a word is, or would be. */
struct entry *vader_slot(const struct vader *v, uint64_t hash);

#endif
