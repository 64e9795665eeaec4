/*
 * sentence: a sentence of English as a row of words and marks, for rules that
 * look at neighbours. Typographic marks count as plain ones; `isn't` is `is`,
 * `not`; places that the caller names (an actor's name) are one item each.
 */
#ifndef SLANT_SENTENCE_H
#define SLANT_SENTENCE_H

#include <stdbool.h>

#include "buf.h"
#include "span.h"

struct sentence_item {
    uint32_t form, len; /* in lower case, in `forms`: a word; "@" for a place,
                           `"` for a quotation mark, "'s" for a possessive */
    uint32_t from, to;  /* bytes of the sentence */
    uint32_t place;     /* its number, from 1; 0: none */
    uint64_t kinds;     /* of a wordbook; left to the caller */
    bool quoted;
};

struct sentence {
    struct sentence_item *at;
    size_t n, cap;
    struct buf forms, plain;
};

/* Reads a text. places: bytes of it, by where they begin; none is empty. open:
   whether it begins inside a quotation. */
void sentence_read(struct sentence *x, const char *text, size_t len,
                   const struct span *places, size_t n_places, bool open);
static inline const char *
sentence_form(const struct sentence *x, size_t i)
{
    return x->forms.data + x->at[i].form;
}
size_t sentence_bytes(const struct sentence *x); /* of memory it holds */
void sentence_free(struct sentence *x);

#endif
