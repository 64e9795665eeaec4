/*
 * passage: a sentence or other short text as rules and models read it: its
 * words (parts of tokens), what stands between them, and the targets, places
 * that the reading is about: none, one actor, or a first and a second one.
 */
#ifndef SLANT_PASSAGE_H
#define SLANT_PASSAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"
#include "span.h"

#define PASSAGE_TARGETS 2
#define PASSAGE_MENTIONS 32 /* of one target, the first ones are read */
#define PASSAGE_WORDS_MAX 2000
#define PASSAGE_TURNS 5

enum word_flags {
    WORD_CAPITAL = 1, /* begins with one */
    WORD_NAME = 2,    /* a capital where no sentence begins, not a headline */
    WORD_NUMBER = 4,
    WORD_QUOTED = 8, /* inside quotation marks */
    WORD_BREAK = 16, /* , ; : ( ) or a dash before it */
    WORD_ASIDE = 32  /* a comma, bracket or dash, not ; : before it */
};

struct word {
    uint64_t hash; /* hash64_of the folded form, as in lexicons */
    uint64_t stem; /* the same without endings of inflection */
    struct span at;
    uint32_t form, form_len; /* in passage.forms */
    uint16_t clause;         /* ascends with WORD_BREAK and with `but` */
    uint8_t flags;
    int8_t target; /* 0, 1: a mention of that target; -1 */
};

struct target {
    struct span at[PASSAGE_MENTIONS]; /* bytes; the first is the one meant */
    size_t n;
};

struct known_word; /* in passage.c */

struct passage { /* zeroed is empty; memory is kept from use to use */
    const char *text;
    uint32_t len;
    struct word *words;
    size_t n, cap;
    struct target targets[PASSAGE_TARGETS];
    size_t n_targets;
    bool question;
    bool in_quotes; /* set by the caller: the text begins inside quotation
                       marks; afterwards: it ends inside them */
    struct spans found, parts;
    struct buf forms; /* folded */
    struct known_word *known;
    uint64_t turns[PASSAGE_TURNS]; /* hashes of but, although, ... */
};

/* Reads text (valid UTF-8) with the targets that p->targets has; text must
   live as long as the passage is used. Words after PASSAGE_WORDS_MAX are left
   out. */
void passage_read(struct passage *p, const char *text, uint32_t len);
void passage_free(struct passage *p);

#endif
