#include "vader_block.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

void
vader_block_plain(const char s[VADER_BLOCK], struct vader_block *out)
{
    *out = (struct vader_block){0};
    for (unsigned i = 0; i < VADER_BLOCK; i++) {
        unsigned char c = (unsigned char)s[i], low = c | 0x20;
        uint64_t bit = UINT64_C(1) << i;

        if (c >= 0x80)
            out->wide |= bit;
        else if ((c >= 9 && c <= 13) || (c >= 28 && c <= 32))
            out->space |= bit;
        else if (low >= 'a' && low <= 'z')
            out->letter |= bit;
        else if (c > 32 && c < 127 && !(c >= '0' && c <= '9'))
            out->mark |= bit;
        if (c >= 'A' && c <= 'Z')
            out->capital |= bit;
        if (c == '!' || c == '?')
            out->loud |= bit;
        if (c == '\'')
            out->quote |= bit;
    }
}

#ifdef __SSE2__

/* Whether bytes lie in first..last: both ends are moved so that comparing
   signed numbers tells it. */
static inline __m128i
within(__m128i v, int first, int last)
{
    return _mm_cmpgt_epi8(_mm_set1_epi8((char)(last - first - 127)),
                          _mm_add_epi8(v, _mm_set1_epi8((char)(-128 - first))));
}

static inline uint64_t
bits(__m128i v, unsigned shift)
{
    return (uint64_t)(uint32_t)_mm_movemask_epi8(v) << shift;
}

void
vader_block_sse2(const char s[VADER_BLOCK], struct vader_block *out)
{
    struct vader_block b = {0};

    for (unsigned i = 0; i < VADER_BLOCK; i += 16) {
        __m128i v = _mm_loadu_si128((const __m128i *)(const void *)(s + i));
        __m128i letter = within(_mm_or_si128(v, _mm_set1_epi8(0x20)), 'a', 'z');
        __m128i other = _mm_or_si128(letter, within(v, '0', '9'));

        b.space |= bits(_mm_or_si128(within(v, 9, 13), within(v, 28, 32)), i);
        b.mark |= bits(_mm_andnot_si128(other, within(v, 33, 126)), i);
        b.capital |= bits(within(v, 'A', 'Z'), i);
        b.letter |= bits(letter, i);
        b.loud |= bits(_mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('!')),
                                    _mm_cmpeq_epi8(v, _mm_set1_epi8('?'))),
                       i);
        b.quote |= bits(_mm_cmpeq_epi8(v, _mm_set1_epi8('\'')), i);
        b.wide |= bits(v, i);
    }
    *out = b;
}

#endif
