/* function_words: English words that every text is full of. */
#ifndef SLANT_FUNCTION_WORDS_H
#define SLANT_FUNCTION_WORDS_H

#include <stdbool.h>

/* form: folded. Articles, pronouns, prepositions, conjunctions, auxiliaries,
   common adverbs, and single letters. */
bool function_words_has(const char *form);

#endif
