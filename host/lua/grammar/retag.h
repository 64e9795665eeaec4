/*
 * retag: tags (tags.h) that the words around tell better than the word does:
 * a noun of plugins/quotes/assets/words.tsv that is a verb here (`..., warning
 * that`, `to demand that`), `no` before an adverb (`no longer believes`).
 */
#ifndef SLANT_RETAG_H
#define SLANT_RETAG_H

#include "cues.h"
#include "tags.h"

/* text: of the document. */
void retag(const struct cue_list *cues, const char *text, struct items *x);

#endif
