#include "needle.h"

#ifdef __SSE2__
#include <emmintrin.h>
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

/* Sixteen places at a time: those where the first and the last byte may fit,
   which is so for few others (a bit less or more makes a capital). */
static unsigned
may_stand(const char *s, const char *needle, size_t len)
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

#endif

const char *
needle_find(const char *s, const char *end, const char *needle, size_t len)
{
#ifdef __SSE2__
    for (; (size_t)(end - s) >= len + 15; s += 16)
        for (unsigned at = may_stand(s, needle, len); at; at &= at - 1) {
            const char *place = s + __builtin_ctz(at);

            if (stands_at(place, needle, len))
                return place;
        }
#endif
    for (; (size_t)(end - s) >= len; s++)
        if (stands_at(s, needle, len))
            return s;
    return NULL;
}
