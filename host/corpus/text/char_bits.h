/*
 * char_bits: what the text model knows of a code point, in one byte: a class
 * in the low four bits and flags above. The table is made at build time from
 * ICU's data (make/make_word_table.c, which says how classes come about).
 */
#ifndef SLANT_CHAR_BITS_H
#define SLANT_CHAR_BITS_H

#include <stdbool.h>
#include <stdint.h>

#include "char_class.h"
#include "span.h"
#include "utf8.h"

extern const uint8_t char_block_of[0x1100];
extern const uint8_t char_blocks[][256]; /* block 0 is code points 0..255 */

static inline uint8_t
char_bits(uint32_t c)
{
    return c < 0x110000 ? char_blocks[char_block_of[c >> 8]][c & 0xff] : 0;
}

/* The bits of the code point at s[at], and in *next where it ends; at < to. */
static inline uint8_t
char_bits_at(const char *s, uint32_t at, uint32_t to, uint32_t *next)
{
    unsigned char byte = (unsigned char)s[at];
    size_t size;
    uint32_t c;

    if (byte < 0x80) {
        *next = at + 1;
        return char_blocks[0][byte];
    }
    c = utf8_at(s + at, to - at, &size);
    *next = at + (uint32_t)size;
    return char_bits(c);
}

/* Where the code point that ends at `at` begins; from < at. */
static inline uint32_t
char_before(const char *s, uint32_t from, uint32_t at)
{
    at--;
    while (at > from && ((unsigned char)s[at] & 0xc0) == 0x80)
        at--;
    return at;
}

static inline bool
char_is(uint8_t bits, unsigned classes)
{
    return classes >> (bits & CHAR_CLASS_MASK) & 1;
}

/* Sets of classes for char_is. */
#define CHAR_SET(name) (1u << CHAR_##name)
#define CHAR_ALPHABETIC (CHAR_SET(LETTER) | CHAR_SET(HEBREW))
#define CHAR_CORE \
    (CHAR_ALPHABETIC | CHAR_SET(DIGIT) | CHAR_SET(KATAKANA)) /* in words */
#define CHAR_WORD (CHAR_CORE | CHAR_SET(SINGLE))             /* begins a word */

/* The span without the white space at its ends. */
struct span char_trim(const char *s, struct span span);

#endif
