/* punctuation: what punctuation does to a sentence (paragraphs.c, sentences.c).
 */
#ifndef SLANT_PUNCTUATION_H
#define SLANT_PUNCTUATION_H

#include <stdbool.h>
#include <stdint.h>

#include "utf8.h"

enum punctuation {
    MARK_NONE,
    MARK_STOP,   /* . : ends a sentence, or an abbreviation */
    MARK_END,    /* ! ? and the ellipsis */
    MARK_WIDE,   /* full-width: no white space follows */
    MARK_CLOSER, /* a closing bracket or quotation mark, or one for both */
    MARK_LEFT,  /* an opening quotation mark, at times used for a closing one */
    MARK_OPENER /* an opening bracket */
};

static inline enum punctuation
punctuation_of(uint32_t c)
{
    switch (c) {
    case '.':
    case 0xff0e:
        return MARK_STOP;
    case '!':
    case '?':
    case 0x2026: /* ellipsis */
    case 0x203c: /* doubled and mixed ! and ? */
    case 0x2047:
    case 0x2048:
    case 0x2049:
        return MARK_END;
    case 0x3002:
    case 0xff01:
    case 0xff1f:
    case 0xff61:
        return MARK_WIDE;
    case '(':
    case '[':
    case 0x300c:
    case 0x300e:
    case 0xff08:
        return MARK_OPENER;
    case 0xab:
    case 0x2018:
    case 0x201a:
    case 0x201c:
    case 0x201e:
    case 0x2039:
        return MARK_LEFT;
    case '"':
    case '\'':
    case ')':
    case ']':
    case 0xbb:
    case 0x2019:
    case 0x201d:
    case 0x203a:
    case 0x300d:
    case 0x300f:
    case 0x3011:
    case 0xff09:
        return MARK_CLOSER;
    default:
        return MARK_NONE;
    }
}

/* The mark at s[at] and, in *next, where it ends; at < to. */
static inline enum punctuation
punctuation_at(const char *s, uint32_t at, uint32_t to, uint32_t *next)
{
    size_t size = 1;
    uint32_t c = (unsigned char)s[at];

    if (c >= 0x80)
        c = utf8_at(s + at, to - at, &size);
    *next = at + (uint32_t)size;
    return punctuation_of(c);
}

static inline bool
punctuation_final(enum punctuation m)
{
    return m == MARK_STOP || m == MARK_END || m == MARK_WIDE;
}

#endif
