/*
 * words: the token rule `slant`, version TEXT_MODEL_VERSION.
 *
 * Word boundaries of Unicode's UAX #29 (15.0), tailored (DEVIATIONS.md
 * lists each deviation from it with its reason and number):
 *  - hyphens and apostrophes between letters or digits do not break
 *    (`no-limits`, `China's`, `COVID-19`);
 *  - numbers keep their separators (`1,000.50`);
 *  - URLs and e-mail addresses are one token;
 *  - `U.S.`, `a.m.`, `J.`: a run of single letters with full stops is whole,
 *    with its last stop (a single one only as a capital, and not `I`);
 *  - a full stop between a lower-case letter and a capitalised word breaks
 *    (`said.The`), a colon and an underscore at a word's edge do too.
 * A token holds at least one letter, digit or other word character:
 * punctuation, symbols and white space are no tokens. Emoji and other symbols
 * are no tokens. Chinese, Japanese, Thai, Lao, Khmer and Burmese words are
 * those of ICU's dictionaries (dictionary_words.h).
 */
#ifndef SLANT_WORDS_H
#define SLANT_WORDS_H

#include <stdint.h>

#include "span.h"
#include "word_block.h"

#define TEXT_MODEL_VERSION 2

/* A token longer than this many bytes is cut into several at code-point
   borders. */
#define TOKEN_BYTES_MAX 512

/* Appends the tokens of text[from..to) to out, ascending; offsets are into
   text. No character outside from..to is looked at: a token never crosses the
   border of a kept span. text must be valid UTF-8. */
void words_find(const char *text, uint32_t from, uint32_t to,
                struct spans *out);

/* The same with one of the twins of word_block.h. */
void words_find_with(word_block_read *read, const char *text, uint32_t from,
                     uint32_t to, struct spans *out);

/* The tokens of all kept spans of a document. */
void words_of(const char *text, const struct spans *kept, struct spans *out);

#endif
