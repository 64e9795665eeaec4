/*
 * passage_words: a passage is a sentence or other short text as rules and
 * models read it: its words (parts of tokens), what stands between them, and
 * the targets, places that the reading is about: none, one actor, or a first
 * and a second one.
 */
#ifndef SLANT_PASSAGE_WORDS_H
#define SLANT_PASSAGE_WORDS_H

#include <stdbool.h>
#include <stdint.h>

#include "known_words.h"

#define PASSAGE_TARGETS 2
#define PASSAGE_MENTIONS 32 /* of one target, the first ones are read */
#define PASSAGE_WORDS_MAX 2000

struct word {
    uint64_t hash, stem; /* as of a known_word */
    struct lexicon_use in[PASSAGE_LEXICONS];
    struct span at;
    uint16_t len;    /* bytes of the folded form */
    uint16_t clause; /* ascends with WORD_BREAK and with USE_TURN */
    uint8_t flags, uses;
    int8_t target; /* 0, 1: a mention of that target; -1 */
};

struct target {
    struct span at[PASSAGE_MENTIONS]; /* bytes; the first is the one meant */
    size_t n;
};

struct passage { /* zeroed is empty; memory is kept from use to use */
    const char *text;
    uint32_t len;
    struct word *words;
    size_t n, cap;
    struct target targets[PASSAGE_TARGETS];
    size_t n_targets;
    const struct lexicon *lexicons[PASSAGE_LEXICONS]; /* set by the caller, to
                                   live as long; NULL: none */
    bool question;
    bool in_quotes; /* set by the caller: the text begins inside quotation
                       marks; afterwards: it ends inside them */
    struct spans tokens;
    struct known_words known;
};

/* Reads text (valid UTF-8) with the targets and lexicons that p has; text must
   live as long as the passage is used. Words after PASSAGE_WORDS_MAX are left
   out. */
void passage_read(struct passage *p, const char *text, uint32_t len);
/* Whether a word of p is none of a closed class (the, of, not) and no number.
 */
bool passage_open_class(const struct passage *p, const struct word *w);
void passage_free(struct passage *p);

#endif
