#include "word_key.h"

#include <string.h>

uint64_t
word_key_exact(const char *s, size_t len)
{
    uint64_t key = word_key_seed(len);

    for (; len > 8; s += 8, len -= 8)
        key = word_key_mix(key, eight_at(s));
    return word_key_mix(key, word_key_some(s, len));
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
word_key_long(const char *s, size_t len)
{
    const char *at = s;
    uint64_t key = word_key_seed(len), all = 0, x;
    size_t left = len;

    if (len > WORD_MAX)
        return folded_key(s, len);
    for (; left > 8; at += 8, left -= 8) {
        x = eight_at(at);
        all |= x;
        key = word_key_mix(key, eight_lower(x));
    }
    x = word_key_some(at, left);
    if (!eight_ascii(all | x))
        return folded_key(s, len);
    return word_key_mix(key, eight_lower(x));
}
