/* function_words: English words that every text is full of. */
#ifndef SLANT_FUNCTION_WORDS_H
#define SLANT_FUNCTION_WORDS_H

#include <stdbool.h>
#include <stddef.h>

/* form: folded. Articles, pronouns, prepositions, conjunctions, auxiliaries,
   common adverbs, and single letters. */
bool function_words_has(const char *form);
/* The i-th from 0, but for the single letters; NULL behind the last. */
const char *function_words_at(size_t i);

#endif
