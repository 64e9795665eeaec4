/*
 * atoms: the single words of queries, numbered from 0: `china`, `sanction*`.
 * Equal ones share a number, so that many queries (a dictionary) can be put to
 * a text at once.
 */
#ifndef SLANT_ATOMS_H
#define SLANT_ATOMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fault.h"
#include "token_rule.h"

/* In a pattern: any run of characters, also none; one code point. */
#define ATOM_RUN '\x01'
#define ATOM_ONE '\x02'

struct atoms;

struct atom {
    const char *form;   /* what the folded part of a token must fit */
    size_t len, prefix; /* prefix: bytes before the first ATOM_RUN or _ONE,
                           which what fits begins with */
    const char *cased;  /* NULL, or what it must fit with its case kept */
    size_t cased_len;
    bool stem; /* form is the stem of what fits, whose prefix is not known */
    bool possessive; /* fits only what has a possessive 's behind it */
};

enum atom_how {         /* bits */
    ATOM_EXACT = 1,     /* as it is, also where stems count; so are forms with
                           wildcards */
    ATOM_POSSESSIVE = 2 /* only before a possessive 's: `it` of `it's` */
};

struct atoms *atoms_new(void);
void atoms_free(struct atoms *a);
/* From now on atoms are added as stems of this language (stemmer.h).
   FAULT_USAGE: there is none of that name. */
int atoms_stem(struct atoms *a, const char *language, struct fault *ft);
/* What is a word in queries and texts; TOKENS_INSIDE when nothing is said.
   Before the first is added. */
void atoms_cut(struct atoms *a, enum token_rule rule);
enum token_rule atoms_rule(const struct atoms *a);
/* cased may be NULL: case does not count. how: of enum atom_how. */
uint32_t atoms_add(struct atoms *a, const char *form, size_t len,
                   const char *cased, size_t cased_len, unsigned how);
size_t atoms_n(const struct atoms *a);
/* Valid until the next is added. */
struct atom atoms_at(const struct atoms *a, uint32_t id);
/* Calls each for every atom that this part of a token fits, its case apart.
   possessive: a possessive 's stands behind it. */
void atoms_of(const struct atoms *a, const char *part, size_t len,
              bool possessive, void (*each)(void *cookie, uint32_t atom),
              void *cookie);
/* Whether s fits a pattern with ATOM_RUN and ATOM_ONE. */
bool atom_fits(const char *pattern, size_t n, const char *s, size_t len);

#endif
