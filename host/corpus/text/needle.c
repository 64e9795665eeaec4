#include "needle.h"

#ifdef __SSE2__
#include <immintrin.h>
#endif

bool
needle_is(const char *needle, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (needle[i] <= ' ' || needle[i] > '~' ||
            (needle[i] >= 'A' && needle[i] <= 'Z'))
            return false;
    return len >= 2;
}

static bool
stands_at(const char *s, const char *needle, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if ((s[i] >= 'A' && s[i] <= 'Z' ? s[i] | 0x20 : s[i]) != needle[i])
            return false;
    return true;
}

#ifdef __SSE2__

/* Places where the first and the last byte may fit, a bit each, which is so for
   few others (a bit less or more makes a capital). */
static inline unsigned
may_stand16(const char *s, const char *needle, size_t len)
{
    const __m128i bit = _mm_set1_epi8(0x20);
    __m128i a = _mm_loadu_si128((const __m128i *)(const void *)s);
    __m128i z = _mm_loadu_si128((const __m128i *)(const void *)(s + len - 1));

    a = _mm_cmpeq_epi8(_mm_or_si128(a, bit),
                       _mm_set1_epi8((char)(needle[0] | 0x20)));
    z = _mm_cmpeq_epi8(_mm_or_si128(z, bit),
                       _mm_set1_epi8((char)(needle[len - 1] | 0x20)));
    return (unsigned)_mm_movemask_epi8(_mm_and_si128(a, z));
}

#define AVX2 __attribute__((target("avx2")))

AVX2 static inline unsigned
may_stand32(const char *s, const char *needle, size_t len)
{
    const __m256i bit = _mm256_set1_epi8(0x20);
    __m256i a = _mm256_loadu_si256((const __m256i *)(const void *)s);
    __m256i z =
        _mm256_loadu_si256((const __m256i *)(const void *)(s + len - 1));

    a = _mm256_cmpeq_epi8(_mm256_or_si256(a, bit),
                          _mm256_set1_epi8((char)(needle[0] | 0x20)));
    z = _mm256_cmpeq_epi8(_mm256_or_si256(z, bit),
                          _mm256_set1_epi8((char)(needle[len - 1] | 0x20)));
    return (unsigned)_mm256_movemask_epi8(_mm256_and_si256(a, z));
}

/* The first of the places that fits. */
static const char *
first_of(unsigned places, const char *s, const char *needle, size_t len)
{
    for (; places; places &= places - 1) {
        const char *place = s + __builtin_ctz(places);

        if (stands_at(place, needle, len))
            return place;
    }
    return NULL;
}

/* *from goes on to where less than a block is left. */
AVX2 static const char *
find32(const char **from, const char *end, const char *needle, size_t len)
{
    const char *s = *from, *place = NULL;

    for (; !place && (size_t)(end - s) >= len + 31; s += 32) {
        unsigned places = may_stand32(s, needle, len);

        if (places)
            place = first_of(places, s, needle, len);
    }
    *from = s;
    return place;
}

static const char *
find16(const char **from, const char *end, const char *needle, size_t len)
{
    const char *s = *from, *place = NULL;

    for (; !place && (size_t)(end - s) >= len + 15; s += 16)
        place = first_of(may_stand16(s, needle, len), s, needle, len);
    *from = s;
    return place;
}

static const char *
find_blocks(const char **from, const char *end, const char *needle, size_t len)
{
    const char *place = NULL;

    if (__builtin_cpu_supports("avx2"))
        place = find32(from, end, needle, len);
    return place ? place : find16(from, end, needle, len);
}

#else

static const char *
find_blocks(const char **from, const char *end, const char *needle, size_t len)
{
    (void)from, (void)end, (void)needle, (void)len;
    return NULL;
}

#endif

const char *
needle_find(const char *s, const char *end, const char *needle, size_t len)
{
    const char *place = find_blocks(&s, end, needle, len);

    for (; !place && (size_t)(end - s) >= len; s++)
        if (stands_at(s, needle, len))
            place = s;
    return place;
}
