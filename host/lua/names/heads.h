/*
 * heads: the words of office around a name, which say what of a state is meant:
 * Defense Minister, troops, Foreign Ministry; and the words beside it.
 */
#ifndef SLANT_HEADS_H
#define SLANT_HEADS_H

#include "names.h"

/* Words of office in a row. Places are behind the last word of a class; 0:
   there is none. */
struct heads {
    size_t words; /* how many; 0: none at all */
    size_t stop;  /* of the last one */
    size_t role, group, ministry, act;
    size_t next;           /* where the word behind begins; 0: none does */
    bool former;           /* one of them is `former`, or no state's office */
    struct name_word last; /* a title, if a role */
};

/* The words of office behind place `at`; here: from there on. */
struct heads heads_read(const struct names *n, struct name_text t, size_t at,
                        bool here);

/* The word before place `at`, letters and hyphens, when only blanks lie
   between; looks 25 bytes back. */
struct name_word word_before(const struct names *n, struct name_text t,
                             size_t at);
/* The word behind place `at` when only blanks lie between, or no word. */
struct name_word word_behind(const struct names *n, struct name_text t,
                             size_t at);
/* The letters that end at place `at`, none before `from`; maybe no word. */
struct name_word letters_before(const struct names *n, struct name_text t,
                                size_t from, size_t at);
/* Where a word ends that ` of the ` follows up to `at`, or less of the article;
   0: none does. */
size_t before_of(struct name_text t, size_t at);
/* The letters in small writing behind a hyphen at place `at`, or no word. */
struct name_word compound_at(const struct names *n, struct name_text t,
                             size_t at);
/* Whether a text goes on with s at place `at`; whether s ends there. */
bool text_has(struct name_text t, size_t at, const char *s);
bool text_ends(struct name_text t, size_t at, const char *s);
/* Whether there is an ASCII capital at place `at`. */
bool text_upper(struct name_text t, size_t at);
/* The place behind a possessive 's or ' at place `at`, or 0. */
size_t behind_possessive(struct name_text t, size_t at);

#endif
