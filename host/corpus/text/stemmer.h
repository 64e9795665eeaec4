/*
 * stemmer: the stem of a word by the rules of Snowball for its language
 * (https://snowballstem.org; Porter 2001): `sanctions`, `sanctioned` and
 * `sanction` have the stem `sanction`. libstemmer, loaded when first needed.
 */
#ifndef SLANT_STEMMER_H
#define SLANT_STEMMER_H

#include <stddef.h>

#include "fault.h"

struct stemmer;

/* language: a name as Snowball has it (`english`) or an ISO 639 code (`en`).
   FAULT_USAGE lists the names. */
int stemmer_new(struct stemmer **s, const char *language, struct fault *ft);
void stemmer_free(struct stemmer *s);

/* Of a folded word; valid until the next call. */
const char *stemmer_of(struct stemmer *s, const char *word, size_t len,
                       size_t *stem_len);

#endif
