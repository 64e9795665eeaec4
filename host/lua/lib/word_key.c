#include "word_key.h"

#include <string.h>

#include "eight.h"

/* At most eight bytes as a number. */
static inline uint64_t
some_at(const char *s, size_t n)
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
seed(size_t len)
{
    return len * UINT64_C(0xbf58476d1ce4e5b9);
}

static inline uint64_t
mix(uint64_t key, uint64_t x)
{
    key = (key ^ x) * UINT64_C(0x9e3779b97f4a7c15);
    return key ^ key >> 32;
}

uint64_t
word_key_exact(const char *s, size_t len)
{
    uint64_t key = seed(len);

    for (; len > 8; s += 8, len -= 8)
        key = mix(key, eight_at(s));
    return mix(key, some_at(s, len));
}

size_t
word_fold(const char *s, size_t len, char to[WORD_MAX])
{
    size_t n = 0;

    for (size_t i = 0; i < len; i++) {
        char c = s[i];

        if (n == WORD_MAX)
            return 0;
        if (c == '\xe2' && len - i > 3 &&
            memcmp(s + i, "\xe2\x80\x99", 3) == 0) {
            c = '\'';
            i += 2;
        }
        to[n++] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
    }
    return n;
}

/* The same of any bytes. */
static uint64_t
folded_key(const char *s, size_t len)
{
    char folded[WORD_MAX];
    size_t n = word_fold(s, len, folded);

    return n ? word_key_exact(folded, n) : 0;
}

uint64_t
word_key(const char *s, size_t len)
{
    const char *at = s;
    uint64_t key = seed(len), all = 0, x;
    size_t left = len;

    if (len > WORD_MAX)
        return folded_key(s, len);
    for (; left > 8; at += 8, left -= 8) {
        x = eight_at(at);
        all |= x;
        key = mix(key, eight_lower(x));
    }
    x = some_at(at, left);
    if (!eight_ascii(all | x))
        return folded_key(s, len);
    return mix(key, eight_lower(x));
}
