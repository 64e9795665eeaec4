/*
 * dictionary_words: words of scripts that put no space between them (Chinese,
 * Japanese, Thai, Lao, Khmer, Burmese), by ICU's dictionaries. What is a word
 * there is a guess that another dictionary would make otherwise.
 */
#ifndef SLANT_DICTIONARY_WORDS_H
#define SLANT_DICTIONARY_WORDS_H

#include <stdbool.h>
#include <stdint.h>

#include "span.h"

/* The words of the run of such characters (Katakana, too, beside them) that
   begins at `start`, appended to out; returns its end. start itself where no
   such run begins. Runs of more than 4 KB are cut. Looks at nothing outside of
   start..to. */
uint32_t dictionary_words(const char *s, uint32_t start, uint32_t to,
                          struct spans *out);

/* ICU's, which brings the dictionaries: 72.1. */
const char *dictionary_words_version(void);

/* Whether any word of the kept spans comes from a dictionary. */
bool dictionary_words_in(const char *text, const struct spans *kept);

#endif
