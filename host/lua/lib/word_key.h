/*
 * word_key: words as lists have them, in lower case and with a plain
 * apostrophe, by a number that is quick to find. Two words with one number are
 * as likely as with any 64-bit hash.
 */
#ifndef SLANT_WORD_KEY_H
#define SLANT_WORD_KEY_H

#include <stddef.h>
#include <stdint.h>

#define WORD_MAX 40 /* bytes; a longer word is in no list */

/* Of a word in any case; 0: it is longer than WORD_MAX. */
uint64_t word_key(const char *s, size_t len);
/* Of at most WORD_MAX bytes as they are. */
uint64_t word_key_exact(const char *s, size_t len);
/* Writes a word as lists have it; returns its bytes, 0: more than WORD_MAX. */
size_t word_fold(const char *s, size_t len, char to[WORD_MAX]);

#endif
