/*
 * feature: which words are shown. They never change what is counted: tokens,
 * documents and shares are of all words.
 */
#ifndef SLANT_FEATURE_H
#define SLANT_FEATURE_H

#include <regex.h>
#include <stdbool.h>
#include <stdint.h>

#include "fault.h"
#include "stemmer.h"

struct pattern {
    char *glob; /* folded, with ATOM_RUN and ATOM_ONE (atoms.h); or NULL: */
    size_t glob_len;
    regex_t regex; /* POSIX extended, over the bytes of the form */
};

struct features {
    struct pattern *match; /* any of them; none: all words */
    size_t n_match;
    struct types *stop; /* left out; may be NULL */
    bool stop_english;
    uint64_t least, least_documents; /* frequency and documents; 0: any */
};

void feature_free(struct features *f);

/* Globs (`*` any characters, `?` one; a plain word or n-gram is one) between
   commas or |, or /a regular expression/. `1,000` is one word, `2015,2016` are
   two. */
int feature_match(struct features *f, const char *patterns, struct fault *ft);
/* Words between white space and commas. `english`, in whatever case, is slant's
   own list, also among others; `english,` alone the word. FAULT_USAGE for the
   name of another language alone. */
int feature_stop(struct features *f, const char *words, struct fault *ft);
/* The same of a file's, where every word is one. */
void feature_stop_words(struct features *f, const char *words);

/* Puts the stop words so that they leave out stems: those that a stop word
   has. Patterns are held against stems as they are. */
void feature_stem(struct features *f, struct stemmer *s);

/* Whether a folded form is wanted, apart from its counts: it is no stop word,
   and some pattern, if there is one, is like it. */
bool feature_wants(const struct features *f, const char *form, size_t len);
bool feature_is_stop(const struct features *f, const char *form, size_t len);
bool feature_is_match(const struct features *f, const char *form, size_t len);
/* Whether nothing but counts decides. */
bool feature_any_form(const struct features *f);

/* Whether it is one word, which p->glob is. */
bool pattern_is_word(const struct pattern *p);
int pattern_make(struct pattern *p, const char *text, struct fault *ft);
void pattern_free(struct pattern *p);

#endif
