/*
 * wordbook: forms of English words with what they are an inflection of, and of
 * what kinds they are. A bit a kind; prospect.h has them. Of the first ones
 * whole texts are asked for.
 */
#ifndef SLANT_WORDBOOK_H
#define SLANT_WORDBOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"

#define WORDBOOK_ASKED 2      /* kinds that texts are asked for */
#define WORDBOOK_FORM_MAX 40  /* bytes; a longer word is in no list */
#define WORDBOOK_ENDINGS 8    /* at most */
#define WORDBOOK_ENDING_MAX 8 /* bytes */

enum verb_shape { /* bits */
    VERB_BASE = 1,
    VERB_S = 2,
    VERB_PAST = 4,
    VERB_PART = 8,
    VERB_ING = 16
};

struct word_use { /* a form as one of an entry's */
    uint32_t value;
    uint32_t next; /* from 1; 0: no more */
    uint8_t shapes;
};

struct word_entry {
    uint64_t form; /* its hash */
    uint64_t kinds;
    uint32_t first, last; /* uses, from 1; 0: none */
    bool used;
};

struct word_ending {
    char s[WORDBOOK_ENDING_MAX];
    uint8_t len, least; /* bytes: of it, of a word that has it */
    uint32_t value;
};

struct wordbook {
    struct word_entry *at; /* open addressing */
    size_t n, mask;
    struct word_use *uses;
    size_t n_uses, cap_uses;
    uint8_t known[8192], asked[8192]; /* what forms are like, all and those of
                                         kinds asked for: a bit each */
    struct word_ending endings[WORDBOOK_ENDINGS];
    size_t n_endings;
    struct buf forms; /* work memory */
};

void wordbook_init(struct wordbook *b);
void wordbook_free(struct wordbook *b);
size_t wordbook_bytes(const struct wordbook *b); /* of memory it holds */

/* NULL: it is in no list. */
const struct word_entry *wordbook_find(const struct wordbook *b,
                                       const char *form, size_t len);

uint64_t wordbook_kinds(const struct wordbook *b, const char *form, size_t len);

/* Adds a form. value 0: only its kinds. */
void wordbook_form(struct wordbook *b, const char *form, size_t len,
                   uint32_t value, uint8_t shapes, uint64_t kinds);
/* Adds the forms of a noun: it, -s. */
void wordbook_noun(struct wordbook *b, const char *noun, size_t len,
                   uint32_t value, uint64_t kinds);

/* Adds an ending of words of at least so many bytes, whether they are in a list
   or not. At most WORDBOOK_ENDINGS, of 1 to WORDBOOK_ENDING_MAX bytes. */
void wordbook_ending(struct wordbook *b, const char *s, size_t len,
                     size_t least, uint32_t value);
/* The ending number i or a later one that a word has; n_endings: none. */
size_t wordbook_has_ending(const struct wordbook *b, size_t i, const char *form,
                           size_t len);

struct verb {
    const char *lemma, *past, *part; /* the latter NULL: by rule */
    uint32_t value;
    uint64_t kinds, part_kinds;
};

/* Adds the forms of a verb. After one vowel and one consonant the doubled form
   is added too; it does no harm where it is none. */
void wordbook_verb(struct wordbook *b, const struct verb *v);

/* Whether a word of a kind, below WORDBOOK_ASKED, stands in a text; words are
   of ASCII letters only, in any case. */
bool wordbook_says(const struct wordbook *b, const char *s, size_t len,
                   unsigned kind);

#endif
