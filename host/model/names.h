/*
 * names: a list of names, found in a text by their words; and words that may
 * begin or follow names of persons who are in no list. Case counts.
 *
 * A word is a run of ASCII letters and digits and two-byte letters (Latin,
 * Greek, Cyrillic). Between the words of a listed name stand at most three
 * bytes of blanks (no-break ones, too), hyphens, apostrophes and full stops; a
 * full stop only behind an initial.
 */
#ifndef SLANT_NAMES_H
#define SLANT_NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum word_flag {
    WORD_NEVER = 1,     /* stands in no name of a person */
    WORD_HEAD = 2,      /* says what is named: Minister, troops */
    WORD_ROLE = 4,      /* a head, of a person */
    WORD_GIVEN = 8,     /* a given name */
    WORD_FAMILY = 16,   /* a family name that stands first */
    WORD_PARTICLE = 32, /* de, van */
    WORD_NAME = 64      /* a listed name begins with it */
};

struct names {
    struct name_word { /* open addressing; flags 0: free */
        uint64_t hash;
        uint8_t flags;
    } * words;
    struct name_step { /* open addressing by key; child 0: free */
        uint64_t key;  /* of the words so far and the one that follows */
        uint32_t child, value; /* value 0: no name ends here */
        bool more;             /* whether words follow */
    } * steps;
    size_t n_words, words_mask, n_steps, steps_mask;
};

void names_init(struct names *n);
void names_free(struct names *n);
size_t names_bytes(const struct names *n); /* of memory */
/* Adds flags to those of a word. */
void names_word(struct names *n, const char *word, size_t len, uint8_t flags);
/* Adds a name with its value (not 0); of two the first one stays. A name
   without words is left out. */
void names_add(struct names *n, const char *name, size_t len, uint32_t value);

/* A text of len bytes; places are offsets. */
struct name_text {
    const char *s;
    size_t len;
};

uint8_t names_flags(const struct names *n, const char *word, size_t len);
/* A byte with which a capitalised word can begin. */
bool names_is_capital(char c);
/* Whether a word can begin with a byte. */
bool names_begins(char c);
/* The place behind the word at `from`. */
size_t names_word_stop(struct name_text t, size_t from);
/* The place of the word behind blanks at `from`, or t.len. */
size_t names_behind_blanks(struct name_text t, size_t from);
/* The longest listed name that begins with a word, behind which `to` is, and
   goes on there: its value and where it stops, or 0. */
uint32_t names_find(const struct names *n, struct name_text t, const char *word,
                    size_t len, size_t to, size_t *stop);

#define PERSON_WORDS 4

struct person { /* words of a name, each with its particle */
    struct {
        size_t start, stop, word; /* word: behind the particle */
    } words[PERSON_WORDS];
    size_t n;
};

/* What reads like a person's name at `from`. */
bool names_person(const struct names *n, struct name_text t, size_t from,
                  struct person *p);
/* Whether a word of a role ends before place `at`: spokeswoman X. */
bool names_role_before(const struct names *n, struct name_text t, size_t at);
/* Whether an apposition with a role follows at `at`: X, a spokesman for. */
bool names_role_behind(const struct names *n, struct name_text t, size_t at);

#endif
