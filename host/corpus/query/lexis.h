/*
 * lexis: which types of a corpus hold which atoms. A type is looked at once,
 * however often it stands in the texts.
 */
#ifndef SLANT_LEXIS_H
#define SLANT_LEXIS_H

#include "atoms.h"

struct lexis;

struct lexis_entry {
    uint32_t atom;
    uint32_t part; /* of the type, from 0 */
};

struct lexis *lexis_new(const struct atoms *a);
void lexis_free(struct lexis *x);
/* Each type once, in any order. True if it holds any atom. */
bool lexis_add(struct lexis *x, uint32_t type, const char *form, size_t len);
/* What a type holds, by part; *n is 0 for most. */
const struct lexis_entry *lexis_of(const struct lexis *x, uint32_t type,
                                   size_t *n);
/* Whether any of n entries is of an atom in a set (by atom). */
bool lexis_any(const struct lexis_entry *e, size_t n, const bool *atoms);
/* What a type holds by its form. */
const struct lexis_entry *lexis_of_form(const struct lexis *x, const char *form,
                                        size_t len, size_t *n);
/* False: no form of len bytes that begins so holds any atom. Quick. */
bool lexis_may_begin(const struct lexis *x, char first, size_t len);

#endif
