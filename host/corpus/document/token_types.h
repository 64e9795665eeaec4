/*
 * token_types: the types of a worker's tokens, numbered from 0 in first-seen
 * order, and of each document. What a surface form folds to is remembered, so
 * that a worker folds each form about once.
 */
#ifndef SLANT_TOKEN_TYPES_H
#define SLANT_TOKEN_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "span.h"

struct token_types;

struct token_types *token_types_new(void);
void token_types_free(struct token_types *t);

/* The tokens of one document; zeroed is empty. */
struct document_tokens {
    uint32_t *place;  /* of each token: its type's place in `number` */
    uint64_t *hash;   /* of its type's form: hash64_of */
    uint32_t *number; /* of the document's types, in first-seen order */
    size_t n, n_types, cap_place, cap_hash, cap_number;
};

/* Replaces what is in *out by the n words of text[0..len). */
void token_types_of(struct token_types *t, const char *text, size_t len,
                    const struct span *words, size_t n,
                    struct document_tokens *out);
void document_tokens_free(struct document_tokens *d);

/* How many numbers there are. */
size_t token_types_count(const struct token_types *t);
/* Appends the forms of the numbers from this one on, each as buf_bytes does. */
void token_types_forms(const struct token_types *t, size_t from,
                       struct buf *out);
/* Forgets everything if that is much, and says so: numbers begin at 0 again. */
bool token_types_forget(struct token_types *t);

#endif
