#include "word_block.h"

#ifdef __SSE2__
#include <immintrin.h>
#endif

#include "char_bits.h"

void
word_block_plain(const char s[WORD_BLOCK], struct word_block *out)
{
    *out = (struct word_block){0};
    for (unsigned i = 0; i < WORD_BLOCK; i++) {
        unsigned char c = (unsigned char)s[i];
        uint64_t bit = UINT64_C(1) << i;

        if (c >= 0x80)
            out->wide |= bit;
        else if (char_is(char_blocks[0][c], CHAR_CORE))
            out->core |= bit;
        else if (c == ' ' || c == '\n')
            out->blank |= bit;
        else if (c == ':' || c == '@')
            out->link |= bit;
    }
}

#ifdef __SSE2__

/* Whether bytes lie in first..first+n-1: moved so that these are the lowest of
   all as signed numbers. */
static inline __m128i
range16(__m128i v, char first, int n)
{
    return _mm_cmpgt_epi8(_mm_set1_epi8((char)(n - 128)),
                          _mm_add_epi8(v, _mm_set1_epi8((char)(-128 - first))));
}

static inline __m128i
either16(__m128i v, char a, char b)
{
    return _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8(a)),
                        _mm_cmpeq_epi8(v, _mm_set1_epi8(b)));
}

static inline uint64_t
bits16(__m128i v, unsigned shift)
{
    return (uint64_t)(uint32_t)_mm_movemask_epi8(v) << shift;
}

void
word_block_sse2(const char s[WORD_BLOCK], struct word_block *out)
{
    *out = (struct word_block){0};
    for (unsigned i = 0; i < WORD_BLOCK; i += 16) {
        __m128i v = _mm_loadu_si128((const __m128i *)(const void *)(s + i));
        __m128i lower = _mm_or_si128(v, _mm_set1_epi8(0x20));

        out->core |= bits16(
            _mm_or_si128(range16(lower, 'a', 26), range16(v, '0', 10)), i);
        out->wide |= bits16(v, i);
        out->blank |= bits16(either16(v, ' ', '\n'), i);
        out->link |= bits16(either16(v, ':', '@'), i);
    }
}

#define AVX2 __attribute__((target("avx2")))

AVX2 static inline __m256i
range32(__m256i v, char first, int n)
{
    return _mm256_cmpgt_epi8(
        _mm256_set1_epi8((char)(n - 128)),
        _mm256_add_epi8(v, _mm256_set1_epi8((char)(-128 - first))));
}

AVX2 static inline __m256i
either32(__m256i v, char a, char b)
{
    return _mm256_or_si256(_mm256_cmpeq_epi8(v, _mm256_set1_epi8(a)),
                           _mm256_cmpeq_epi8(v, _mm256_set1_epi8(b)));
}

AVX2 static inline uint64_t
bits32(__m256i v, unsigned shift)
{
    return (uint64_t)(uint32_t)_mm256_movemask_epi8(v) << shift;
}

AVX2 void
word_block_avx2(const char s[WORD_BLOCK], struct word_block *out)
{
    *out = (struct word_block){0};
    for (unsigned i = 0; i < WORD_BLOCK; i += 32) {
        __m256i v = _mm256_loadu_si256((const __m256i *)(const void *)(s + i));
        __m256i lower = _mm256_or_si256(v, _mm256_set1_epi8(0x20));

        out->core |= bits32(
            _mm256_or_si256(range32(lower, 'a', 26), range32(v, '0', 10)), i);
        out->wide |= bits32(v, i);
        out->blank |= bits32(either32(v, ' ', '\n'), i);
        out->link |= bits32(either32(v, ':', '@'), i);
    }
}

bool
word_block_has_avx2(void)
{
    return __builtin_cpu_supports("avx2");
}

word_block_read *
word_block_best(void)
{
    return word_block_has_avx2() ? word_block_avx2 : word_block_sse2;
}

#else

bool
word_block_has_avx2(void)
{
    return false;
}

word_block_read *
word_block_best(void)
{
    return word_block_plain;
}

#endif
