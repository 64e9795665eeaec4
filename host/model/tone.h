/*
 * tone: what the entries of a lexicon say in a passage, each under the words
 * around it (`not good`, `end the war`, `but`). The numbers are the maker's:
 * struct tone_rules.
 *
 * A valued entry counts with its value times the effects of the modifiers
 * before it, then by the place of contrast (`but`) and concession
 * (`although`). The sum S, less when the passage asks or supposes, becomes
 * the valence 4 S / sqrt(S^2 + spread), spread = spread_per_word *
 * max(words, words_min): a second word of the same tone adds less than the
 * first, and a word says more in a short sentence.
 */
#ifndef SLANT_TONE_H
#define SLANT_TONE_H

#include "passage_words.h"

#define TONE_KINDS 16
#define TONE_NAME_MAX 16

/* What the kinds CONTRAST, CONCESSION and UNREAL of entries mean is fixed; the
   others are modifiers of the maker's own. */
struct tone_effect {
    char name[TONE_NAME_MAX];
    double good, bad; /* factors of positive and negative values behind it */
    double bare; /* what it says itself when it changes nothing; 0: nothing */
    int reach;   /* words; 0: no modifier */
    bool object; /* needs an object: not across `is`, `was`, `has`, ... */
};

struct tone_rules {
    struct tone_effect effects[TONE_KINDS]; /* by kind, from 1 */
    size_t n;                               /* kinds, 0 included */
    int reach_max;                          /* of all effects */
    uint8_t contrast, concession, unreal;   /* kinds; 0: there is none */
    double before_contrast, after_contrast, conceded, unreal_factor;
    double spread_per_word, words_min;
};

struct tone_hit {
    const struct lexicon_entry *entry;
    uint16_t first, last;     /* words of the passage */
    uint16_t modifier;        /* first word of the modifiers that took part, or
                                 `first` */
    bool counts, name, acted; /* counts: it has a score */
    double score;
};

struct tone { /* zeroed is empty; memory is kept */
    struct tone_hit *hits;
    size_t n, cap;
    size_t evidence; /* hits that count with a value of their own */
    double valence;  /* -4 to 4; 0 without evidence */
};

/* A kind of entry by its name; 0: there is none. */
uint8_t tone_kind(const struct tone_rules *r, const char *name);

/* The longest entries of one of the passage's lexicons in it, from left to
   right, not overlapping, weighed by the rules. */
void tone_read(struct tone *t, const struct passage *p,
               enum passage_lexicon which, const struct tone_rules *r);
void tone_free(struct tone *t);

#endif
