/*
 * terms: the term dictionary: which types have a form, or a part of that form:
 * `china` of `china's`.
 *
 * Table `term` has blocks of about TERMS_BLOCK bytes, named by the first form
 * in them. Their entries stand in the order of forms (as bytes), then of types:
 *   bytes that its form shares with the one before, in a block's first 0
 *   how many others it has, and these
 *   the type << 1 | (the form is only a part of it)
 * All numbers are LEB128. The entries of a form stand in one block, however
 * many they are.
 */
#ifndef SLANT_TERMS_H
#define SLANT_TERMS_H

#include "buf.h"
#include "store.h"
#include "types.h"

enum {
    TERMS_BLOCK = 1500
};

struct sqlite3;

/* One entry of a block after the other. Inside the store's folder only. */
struct term {
    struct cur rest;
    struct buf form;
    uint32_t type;
    bool part;
};

void term_begin(struct term *t, const void *data, size_t len);
/* Whether there was another; term->rest.bad: the block is damaged. */
bool term_next(struct term *t);
/* Two forms in the order of the blocks: below, equal to or above 0. */
int term_compare(const char *a, size_t a_len, const char *b, size_t b_len);

/* Enters the types that are new, in the caller's transaction. t: those of the
   file. */
int terms_update(struct sqlite3 *db, const struct types *t, struct fault *ft);

/* Calls each for every type that may have a part between two forms (from <=
   form < below; below NULL: just `from`), also more than once; each decides.
   Stops when it returns -1. */
int terms_find(struct store *s, const char *from, size_t len, const char *below,
               size_t below_len,
               int (*each)(void *cookie, uint32_t type, const char *form,
                           size_t len, struct fault *ft),
               void *cookie, struct fault *ft);

#endif
