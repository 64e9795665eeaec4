/*
 * subtokens: sub-tokens of a text (fold_parts), folded and hashed: what terms
 * of match.set are compared with. `China's` is china, `no-limits` are
 * two.
 */
#ifndef SLANT_SUBTOKENS_H
#define SLANT_SUBTOKENS_H

#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "span.h"

struct subtoken {
    uint64_t hash; /* hash64_of its folded form */
    struct span at;
    uint32_t end; /* at.stop, or behind the possessive 's that follows */
};

struct subtokens { /* growable; zeroed is empty */
    struct subtoken *at;
    size_t n, cap;
    struct spans inside; /* work memory */
    struct buf folded;
};

/* Appends those of one token, with their places in text. */
void subtokens_add(struct subtokens *p, const char *text, struct span token);
void subtokens_clear(struct subtokens *p); /* keeps the memory */
void subtokens_free(struct subtokens *p);

#endif
