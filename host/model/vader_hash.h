/* vader_hash: words by their hash, which is how VADER's lexicon knows them. */
#ifndef SLANT_VADER_HASH_H
#define SLANT_VADER_HASH_H

#include <stddef.h>
#include <stdint.h>

#if defined __SSE2__ && defined __x86_64__
#include <emmintrin.h>
#endif

/* The hash of a word, its ASCII letters in lower case; never 0. Two that are at
   most 16 bytes long share one by the odd chance of 64 bits alone. */
uint64_t vader_hash(const char *s, size_t len);

/* The upper bits of a hash depend on all of the word, the lower ones do not. */
static inline uint64_t
vader_mix(uint64_t h, uint64_t a, uint64_t b)
{
    h = (h ^ a) * UINT64_C(0x9e3779b97f4a7c15);
    return (h + b * UINT64_C(0xd6e8feb86659fd93)) | 1;
}

/* The same of a word behind which 16 bytes more may be read. */
static inline uint64_t
vader_hash_padded(const char *s, size_t len)
{
#if defined __SSE2__ && defined __x86_64__
    static const unsigned char kept[32] = {255, 255, 255, 255, 255, 255,
                                           255, 255, 255, 255, 255, 255,
                                           255, 255, 255, 255};
    const __m128i bit = _mm_set1_epi8(0x20);

    if (len <= 16) {
        __m128i v = _mm_loadu_si128((const __m128i *)(const void *)s);
        __m128i above = _mm_cmpgt_epi8(v, _mm_set1_epi8('A' - 1));
        __m128i below = _mm_cmplt_epi8(v, _mm_set1_epi8('Z' + 1));

        v = _mm_or_si128(v, _mm_and_si128(_mm_and_si128(above, below), bit));
        v = _mm_and_si128(
            v,
            _mm_loadu_si128((const __m128i *)(const void *)(kept + 16 - len)));
        return vader_mix(len, (uint64_t)_mm_cvtsi128_si64(v),
                         (uint64_t)_mm_cvtsi128_si64(_mm_unpackhi_epi64(v, v)));
    }
#endif
    return vader_hash(s, len);
}

#endif
