#include "stem.h"

#include <string.h>

#include "hash.h"
#include "words.h"

#define STEM_MAX (TOKEN_BYTES_MAX * 2 - 1) /* what is behind it is left out */

static bool
ends(const char *s, size_t len, const char *with)
{
    size_t n = strlen(with);

    return len > n && memcmp(s + len - n, with, n) == 0;
}

static bool
is_vowel(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

static bool
has_vowel(const char *s, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (is_vowel(s[i]))
            return true;
    return false;
}

/* plan(n)ed, mak(e): a doubled last consonant, a silent e. */
static size_t
settle(const char *s, size_t len)
{
    char last = s[len - 1];

    if (len > 3 && last == s[len - 2] && !is_vowel(last) && last != 'l' &&
        last != 's' && last != 'z')
        return len - 1;
    return len > 3 && last == 'e' ? len - 1 : len;
}

static size_t
without_s(const char *s, size_t len, bool *y)
{
    char before = s[len - 2];

    if (ends(s, len, "ies")) {
        *y = true;
        return len - 2;
    }
    if (ends(s, len, "sses"))
        return len - 2;
    return settle(s, before == 's' || before == 'u' || before == 'i' ? len
                                                                     : len - 1);
}

size_t
stem_of(const char *s, size_t len, bool *y)
{
    *y = false;
    if (len < 4)
        return len;
    switch (s[len - 1]) {
    case 's':
        return without_s(s, len, y);
    case 'd':
        *y = ends(s, len, "ied");
        if (*y)
            return len - 2;
        if (s[len - 2] == 'e' && has_vowel(s, len - 2))
            return settle(s, len - 2);
        break;
    case 'g':
        if (ends(s, len, "ing") && has_vowel(s, len - 3))
            return settle(s, len - 3);
        break;
    case 'y':
        if (len > 5 && s[len - 2] == 'l')
            return settle(s, len - 2);
        break;
    default:
        break;
    }
    return settle(s, len);
}

uint64_t
stem_hash(const char *form, size_t len, uint64_t hash)
{
    size_t whole = len < STEM_MAX ? len : STEM_MAX, n;
    char stem[STEM_MAX];
    bool y;

    n = stem_of(form, whole, &y);
    if (n == len)
        return hash;
    if (!y)
        return hash64_of(form, n);
    memcpy(stem, form, n);
    stem[n - 1] = 'y';
    return hash64_of(stem, n);
}
