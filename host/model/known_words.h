/*
 * known_words: what passages need to know of a token, kept by its spelling:
 * tokens come again and again, and what they are does not change. When there
 * are too many, all are forgotten.
 */
#ifndef SLANT_KNOWN_WORDS_H
#define SLANT_KNOWN_WORDS_H

#include "lexicon.h"

/* The lexicons that passages are read with. */
enum passage_lexicon {
    LEXICON_TONE,
    LEXICON_VERBS,
    PASSAGE_LEXICONS
};

enum word_flags {
    WORD_CAPITAL = 1, /* begins with one */
    WORD_NAME = 2,    /* a capital where no sentence begins, not a headline */
    WORD_NUMBER = 4,
    WORD_QUOTED = 8,     /* inside quotation marks */
    WORD_BREAK = 16,     /* , ; : ( ) or a dash before it */
    WORD_ASIDE = 32,     /* a comma, bracket or dash, not ; : before it */
    WORD_POSSESSIVE = 64 /* a possessive 's behind it */
};

/* What words are used for, by their form alone. */
enum word_use {
    USE_TURN = 1,     /* turns to another clause: but, although */
    USE_OBJECT = 2,   /* what stands behind it is no object: is, has */
    USE_PASSIVE = 4,  /* makes a passive: was, got */
    USE_BY = 8,       /* by */
    USE_ING = 16,     /* ends in -ing */
    USE_FUNCTION = 32 /* a word of a closed class: of, his, had, not */
};

/* A word of a token: a line of the cache. */
struct known_word {
    uint64_t token[2]; /* the token as it is spelled, then 0 */
    uint64_t hash;     /* hash64_of the folded form, as in lexicons */
    uint64_t stem;     /* the same without endings of inflection */
    struct lexicon_use in[PASSAGE_LEXICONS];
    uint16_t len;         /* bytes of the folded form */
    uint16_t start, stop; /* bytes of the token */
    uint8_t flags;        /* WORD_CAPITAL, WORD_NUMBER, WORD_POSSESSIVE */
    uint8_t uses;
    uint64_t unused;
};

struct known_words {       /* zeroed is empty */
    struct known_word *at; /* open addressing, mask + 1 places */
    size_t n, mask;
    struct known_word *parts; /* of a token that is not kept */
    size_t cap_parts;
    const struct lexicon *lexicons[PASSAGE_LEXICONS];
    size_t ages[PASSAGE_LEXICONS]; /* when `at` was empty */
    struct spelling *spelled;      /* the tokens at hand */
    size_t cap_spelled;
    struct buf form;
    struct spans spans;
};

/* To be called before tokens are looked up: with these lexicons, which must
   live as long; NULL for none. */
void known_words_begin(struct known_words *k,
                       const struct lexicon *const lexicons[PASSAGE_LEXICONS]);
void known_words_free(struct known_words *k);
/* Bytes of memory. */
size_t known_words_bytes(const struct known_words *k);

/* Spells tokens of a text that has len bytes, and asks for the memory where
   they may be kept: it comes while others are spelled. */
void known_words_spell(struct known_words *k, const struct span *tokens,
                       size_t n, const char *text, size_t len);

/* known_words_find for a token that is not kept. */
const struct known_word *known_words_learn(struct known_words *k, const char *s,
                                           size_t len, size_t *n);

struct spelling {
    uint64_t token[2];
    size_t place; /* where to look for it first */
};

/* Where the token is, or would be. */
static inline struct known_word *
known_words_place(const struct known_words *k, const struct spelling *s)
{
    size_t i = s->place & k->mask;

    while (k->at[i].token[0] && (k->at[i].token[0] != s->token[0] ||
                                 k->at[i].token[1] != s->token[1]))
        i = (i + 1) & k->mask;
    return &k->at[i];
}

/* The words of token s, number i of those spelled last: *n of them, until the
   next call. */
static inline const struct known_word *
known_words_find(struct known_words *k, size_t i, const char *s, size_t len,
                 size_t *n)
{
    const struct known_word *w = known_words_place(k, &k->spelled[i]);

    *n = 1;
    return w->token[0] ? w : known_words_learn(k, s, len, n);
}

#endif
