/* vader_inside: what the files of vader share. */
#ifndef SLANT_VADER_INSIDE_H
#define SLANT_VADER_INSIDE_H

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"
#include "vader.h"

#define VADER_BOOST 0.293

enum {
    IN_LEXICON = 1,
    UP = 2,   /* booster */
    DOWN = 4, /* dampener */
    NOT = 8,
    UPPER = 16,   /* in capitals */
    LABELLED = 32 /* one of the words below, or of an idiom */
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
    IDIOM /* in an idiom or pair only */
};
struct entry {
    uint64_t hash; /* 0: free */
    double valence;
    uint8_t flags, label;
};

struct token {
    uint64_t hash;
    double valence;
    uint8_t flags, label;
};

struct hit {
    uint32_t at;
    double score;
};

struct idiom {
    uint64_t words[3];
    size_t n;
    double valence;
};

struct vader {
    struct entry *entries;
    size_t n_entries, mask;
    uint64_t sieve[1024]; /* 16 bits of a hash */
    struct idiom idioms[16], pairs[4];
    size_t n_idioms, n_pairs;
    struct token *tokens;
    size_t n, cap;
    struct hit *hits; /* tokens that the lexicon has, with their scores */
    size_t n_hits, cap_hits;
    size_t but;   /* the first one; SIZE_MAX: none */
    size_t upper; /* tokens in capitals */
    size_t exclamations, questions;
    struct buf lower;
    uint8_t classes[256]; /* of bytes */
};

#endif
