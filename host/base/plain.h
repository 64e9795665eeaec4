/* plain: how far a text goes on in the way that most texts do. */
#ifndef SLANT_PLAIN_H
#define SLANT_PLAIN_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* The bytes at s, of len, before the first that is not ASCII, a control
   character, or a blank behind a blank. after_blank: one stands before s. */
static inline size_t
plain_run(const char *s, size_t len, bool after_blank)
{
    size_t n = 0;

#ifdef __SSE2__
    for (; len - n >= 16; n += 16) {
        __m128i v = _mm_loadu_si128((const __m128i *)(const void *)(s + n));
        unsigned blank =
            (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8(' ')));
        unsigned printed = (unsigned)_mm_movemask_epi8(
            _mm_cmpgt_epi8(v, _mm_set1_epi8(' ' - 1))); /* signed */
        unsigned stop =
            (printed ^ 0xffff) | (blank & (blank << 1 | after_blank));

        if (stop)
            return n + (size_t)__builtin_ctz(stop);
        after_blank = blank >> 15;
    }
#endif
    for (; n < len && (unsigned char)(s[n] - ' ') < 0x80 - ' '; n++) {
        if (after_blank && s[n] == ' ')
            break;
        after_blank = s[n] == ' ';
    }
    return n;
}

#endif
