/*
 * names: a list of names, found in a text by their words; and what is known of
 * single words. Case counts.
 *
 * A word is a run of ASCII letters and digits and two-byte letters (Latin,
 * Greek, Cyrillic), so that curly quotes, dashes (three bytes) and the no-break
 * space (C2 A0) end it. Between the words of a listed name stand at most three
 * bytes of blanks (no-break ones, too), hyphens, apostrophes and full stops; a
 * full stop only behind an initial.
 */
#ifndef SLANT_NAMES_H
#define SLANT_NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "name_map.h"

/* Classes of words; plugins/actors/assets/words.tsv and heads.tsv have them by
   name, and say what they are for. */
enum word_flag {
    WORD_ROLE = 1 << 0,
    WORD_MODIFIER = 1 << 1,
    WORD_MINISTRY = 1 << 2,
    WORD_GROUP = 1 << 3,
    WORD_ACT = 1 << 4,
    WORD_GIVEN = 1 << 5,
    WORD_FAMILY_FIRST = 1 << 6,
    WORD_PARTICLE = 1 << 7,
    WORD_NEVER = 1 << 8,
    WORD_LOCATIVE = 1 << 9,
    WORD_FORMER = 1 << 10,
    WORD_MONTH = 1 << 11,
    WORD_PASSIVE = 1 << 12,
    WORD_TITLE = 1 << 13,
    WORD_OF_OFFICE = 1 << 14,
    WORD_TELLING = 1 << 15,
    WORD_ADDRESS = 1 << 16,
    WORD_FIRM = 1 << 17,
    WORD_THING = 1 << 18,
    WORD_NAME = 1 << 19, /* a listed name begins with it */
    WORD_MALE = 1 << 20, /* of given names */
    WORD_FEMALE = 1 << 21,
    WORD_PRIVATE = 1 << 22
};
#define WORD_HEAD \
    (WORD_ROLE | WORD_MODIFIER | WORD_MINISTRY | WORD_GROUP | WORD_ACT)

struct names {             /* zeroed is empty */
    struct name_map words; /* of a word: its flags */
    struct name_map steps; /* of words of a name: their number in `at` */
    struct name_step {
        uint32_t value; /* of the name that ends here; 0: none does */
        bool more;      /* whether words follow */
    } * at;             /* from 1 on */
    size_t n, cap;
};

void names_free(struct names *n);
size_t names_bytes(const struct names *n); /* of memory */
/* Adds flags to those of a word. */
void names_word(struct names *n, const char *word, size_t len, uint32_t flags);
/* Adds a name with its value (not 0); of two the first one stays. A name
   without words is left out. */
void names_add(struct names *n, const char *name, size_t len, uint32_t value);

/* A text, or a stretch of one; places are offsets. s NULL: there is none. */
struct name_text {
    const char *s;
    size_t len;
};

struct name_word { /* of a text */
    size_t start, stop;
    uint64_t hash;
    uint32_t flags;
};

/* A byte with which a capitalised word can begin. */
bool names_is_capital(char c);
bool names_is_blank(char c);
bool names_is_letter(char c); /* of ASCII */
/* The place behind the word at `from`. */
size_t names_word_stop(struct name_text t, size_t from);
/* The place of the next word with a capital, or t.len. */
size_t names_next_capital(struct name_text t, size_t from);
/* The place of the word behind blanks at `from`, or t.len. */
size_t names_behind_blanks(struct name_text t, size_t from);
/* The same behind what may stand between two words of a name. */
size_t names_behind_marks(struct name_text t, size_t from);
/* The word at `from`, or up to a given place. */
struct name_word names_word_at(const struct names *n, struct name_text t,
                               size_t from);
struct name_word names_word_to(const struct names *n, struct name_text t,
                               size_t from, size_t to);
/* The longest listed name that begins with a word: its value and where it
   stops, or 0. */
uint32_t names_find(const struct names *n, struct name_text t,
                    const struct name_word *first, size_t *stop);

#define PERSON_WORDS 4

struct person { /* words of a name, each with its particle */
    struct {
        size_t start, stop, word; /* word: behind the particle */
    } words[PERSON_WORDS];
    size_t n;
};

/* What reads like a person's name that begins with a word. */
bool names_person(const struct names *n, struct name_text t,
                  const struct name_word *first, struct person *p);

#endif
