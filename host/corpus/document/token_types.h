/*
 * token_types: the types of a chunk's tokens, numbered from 0 in first-seen
 * order. What a surface form folds to is remembered from chunk to chunk, so
 * that a worker folds each form about once.
 */
#ifndef SLANT_TOKEN_TYPES_H
#define SLANT_TOKEN_TYPES_H

#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "span.h"

struct token_types;

struct token_types *token_types_new(void);
void token_types_free(struct token_types *t);

/* For each of the n words of text[0..len): the number of its type and the hash
   of the type's form (hash64_of). */
void token_types_of(struct token_types *t, const char *text, size_t len,
                    const struct span *words, size_t n, uint32_t *numbers,
                    uint64_t *hashes);

/* How many numbers there are. */
size_t token_types_count(const struct token_types *t);
/* Their forms in the order of the numbers, each as buf_bytes writes it; valid
   until the next call that changes t. */
const struct buf *token_types_forms(const struct token_types *t);
/* Begins to number anew. */
void token_types_clear(struct token_types *t);

#endif
