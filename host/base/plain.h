/* plain: how far a text goes on in the way that most texts do. Each of these
   tells how many of the bytes at s, of len, come before what is otherwise. */
#ifndef SLANT_PLAIN_H
#define SLANT_PLAIN_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* What is not ASCII, a control character, or a blank behind a blank.
   after_blank: one stands before s. */
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

/* What is not ASCII. */
static inline size_t
plain_ascii(const char *s, size_t len)
{
    size_t n = 0;

#ifdef __SSE2__
    for (; len - n >= 16; n += 16) {
        __m128i v = _mm_loadu_si128((const __m128i *)(const void *)(s + n));
        unsigned stop = (unsigned)_mm_movemask_epi8(v);

        if (stop)
            return n + (size_t)__builtin_ctz(stop);
    }
#endif
    while (n < len && !(s[n] & 0x80))
        n++;
    return n;
}

/* What is not ASCII, or a control character but tab and newline. */
static inline size_t
plain_lines(const char *s, size_t len)
{
    size_t n = 0;

#ifdef __SSE2__
    for (; len - n >= 16; n += 16) {
        __m128i v = _mm_loadu_si128((const __m128i *)(const void *)(s + n));
        __m128i printed = _mm_cmpgt_epi8(v, _mm_set1_epi8(' ' - 1));
        __m128i between = _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('\n')),
                                       _mm_cmpeq_epi8(v, _mm_set1_epi8('\t')));
        __m128i last = _mm_cmpeq_epi8(v, _mm_set1_epi8(0x7f));
        unsigned stop = (unsigned)_mm_movemask_epi8(_mm_andnot_si128(
                            last, _mm_or_si128(printed, between))) ^
                        0xffff;

        if (stop)
            return n + (size_t)__builtin_ctz(stop);
    }
#endif
    while (n < len &&
           ((s[n] >= ' ' && s[n] < 0x7f) || s[n] == '\n' || s[n] == '\t'))
        n++;
    return n;
}

/* Inside quotation marks: one, a backslash, or a control character of ASCII. */
static inline size_t
plain_quoted(const char *s, size_t len)
{
    size_t n = 0;

#ifdef __SSE2__
    for (; len - n >= 16; n += 16) {
        __m128i v = _mm_loadu_si128((const __m128i *)(const void *)(s + n));
        __m128i quote = _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('"')),
                                     _mm_cmpeq_epi8(v, _mm_set1_epi8('\\')));
        __m128i control = /* the lower one of each byte and 0x1f is the byte */
            _mm_cmpeq_epi8(_mm_min_epu8(v, _mm_set1_epi8(' ' - 1)), v);
        unsigned stop =
            (unsigned)_mm_movemask_epi8(_mm_or_si128(quote, control));

        if (stop)
            return n + (size_t)__builtin_ctz(stop);
    }
#endif
    while (n < len && s[n] != '"' && s[n] != '\\' && (unsigned char)s[n] >= ' ')
        n++;
    return n;
}

#endif
