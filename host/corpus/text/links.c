#include "links.h"

#include <string.h>
#include <strings.h>

#include "char_bits.h"

enum {
    LOCAL_MAX = 64, /* RFC 5321 */
    DOMAIN_MAX = 253
};

static bool
alnum(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z');
}

static bool
one_of(char c, const char *set)
{
    return c && strchr(set, c);
}

/* Whether s[start..stop) is a scheme, with a host or path behind it. */
static bool
scheme(const char *s, uint32_t start, uint32_t stop, uint32_t to)
{
    uint32_t next;

    if (to - stop < 4 || memcmp(s + stop, "://", 3) != 0)
        return false;
    for (uint32_t i = start; i < stop; i++)
        if (!alnum(s[i]) && !one_of(s[i], "+-."))
            return false;
    return char_is(char_bits_at(s, stop + 3, to, &next),
                   CHAR_ALPHABETIC | CHAR_SET(DIGIT));
}

static bool
host(const char *s, uint32_t start, uint32_t to)
{
    return to - start > 4 && strncasecmp(s + start, "www.", 4) == 0 &&
           alnum(s[start + 4]);
}

/* The end of the run of characters that may stand in a URL. */
static uint32_t
run(const char *s, uint32_t at, uint32_t to)
{
    uint32_t next;
    uint8_t bits;

    for (; at < to; at = next) {
        bits = char_bits_at(s, at, to, &next);
        if (next == at + 1 && one_of(s[at], "-._~:/?#[]@!$&'()*+,;=%|"))
            continue;
        if (!char_is(bits, CHAR_ALPHABETIC | CHAR_SET(DIGIT)) &&
            (next == at + 1 || !char_is(bits, CHAR_SET(EXTEND))))
            break;
    }
    return at;
}

/* How many more brackets s[start..stop) closes than it opens. */
static int
unopened(const char *s, uint32_t start, uint32_t stop)
{
    int n = 0;

    for (uint32_t i = start; i < stop; i++)
        n += one_of(s[i], ")]") ? 1 : one_of(s[i], "([") ? -1 : 0;
    return n;
}

uint32_t
link_url(const char *s, uint32_t start, uint32_t stop, uint32_t to)
{
    uint32_t end;
    int loose;

    if (scheme(s, start, stop, to))
        end = run(s, stop + 3, to);
    else if (host(s, start, to))
        end = run(s, start, to);
    else
        return 0;
    loose = unopened(s, start, end);
    while (end > stop) {
        if (loose > 0 && one_of(s[end - 1], ")]"))
            loose--;
        else if (!one_of(s[end - 1], ".,;:!?'*_~(["))
            break;
        end--;
    }
    return end;
}

uint32_t
link_domain(const char *s, uint32_t at, uint32_t to)
{
    uint32_t stop = at + 1, label, end, next, digits;
    int labels = 0;

    if (to - at > DOMAIN_MAX)
        to = char_before(s, at, at + DOMAIN_MAX + 1);
    for (;;) {
        label = stop;
        digits = 0;
        for (end = label; end < to && (alnum(s[end]) || s[end] == '-'); end++)
            digits += s[end] < 'A';
        if (end == label || s[label] == '-' || s[end - 1] == '-')
            return 0;
        stop = end;
        labels++;
        if (to - stop < 2 || s[stop] != '.' || !alnum(s[stop + 1]))
            break;
        stop++;
    }
    if (labels < 2 || digits || stop - label < 2)
        return 0;
    if (stop < to &&
        char_is(char_bits_at(s, stop, to, &next), CHAR_WORD | CHAR_SET(EXTEND)))
        return 0;
    return stop;
}

uint32_t
link_local(const char *s, uint32_t from, uint32_t start)
{
    uint32_t at = start;

    while (at > from && start - at < LOCAL_MAX &&
           (alnum(s[at - 1]) || one_of(s[at - 1], "._%+-")))
        at--;
    while (!alnum(s[at]) && at < start)
        at++;
    return at;
}
