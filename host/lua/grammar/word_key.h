/*
 * word_key: words as lists have them, in lower case and with a plain
 * apostrophe, by a number that is quick to find. Two words with one number are
 * as likely as with any 64-bit hash.
 */
#ifndef SLANT_WORD_KEY_H
#define SLANT_WORD_KEY_H

#include <stddef.h>
#include <stdint.h>

#include "eight.h"

#define WORD_MAX 40 /* bytes; a longer word is in no list */

/* At most eight bytes as a number. */
static inline uint64_t
word_key_some(const char *s, size_t n)
{
    uint32_t first, last;

    if (n >= 4) {
        memcpy(&first, s, sizeof first);
        memcpy(&last, s + n - 4, sizeof last);
        return first | (uint64_t)last << 32;
    }
    if (n == 0)
        return 0;
    return (unsigned char)s[0] | (uint64_t)(unsigned char)s[n / 2] << 8 |
           (uint64_t)(unsigned char)s[n - 1] << 16;
}

static inline uint64_t
word_key_seed(size_t len)
{
    return len * UINT64_C(0xbf58476d1ce4e5b9);
}

static inline uint64_t
word_key_mix(uint64_t key, uint64_t x)
{
    key = (key ^ x) * UINT64_C(0x9e3779b97f4a7c15);
    return key ^ key >> 32;
}

/* That of more than eight bytes, or of such as are not all ASCII. */
uint64_t word_key_long(const char *s, size_t len);

/* Of a word in any case; 0: it is longer than WORD_MAX. */
static inline uint64_t
word_key(const char *s, size_t len)
{
    uint64_t x;

    if (len > 8)
        return word_key_long(s, len);
    x = word_key_some(s, len);
    return eight_ascii(x) ? word_key_mix(word_key_seed(len), eight_lower(x))
                          : word_key_long(s, len);
}

/* Of at most WORD_MAX bytes as they are. */
uint64_t word_key_exact(const char *s, size_t len);
/* Writes a word as lists have it; returns its bytes, 0: more than WORD_MAX. */
size_t word_fold(const char *s, size_t len, char to[WORD_MAX]);

#endif
