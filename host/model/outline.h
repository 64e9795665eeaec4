/*
 * outline: a passage around its targets as a row of classes instead of words:
 * `Paris has condemned the attack on Rome` is, for Paris, `T has V:criticize
 * bad on NAME`. So one sentence teaches what many words do.
 *
 * Words of closed classes stand for themselves, verbs of LEXICON_VERBS for
 * their groups (notes), other words for their tone, else for any word, a run
 * of which is one; commas, colons, quotation marks and 's are items too.
 */
#ifndef SLANT_OUTLINE_H
#define SLANT_OUTLINE_H

#include "feature_set.h"

/* Adds the row's n-grams with a target in them; f->units, f->tone and
   f->frames must have been read. */
void outline_add(struct features *f, const struct passage *p);

#endif
