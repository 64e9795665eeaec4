#include "between.h"

#include <string.h>

#include "utf8.h"

static bool
is_hyphen(uint32_t c)
{
    return c == '-' || (c >= 0x2010 && c <= 0x2013) || c == 0x2212;
}

bool
between_joins(uint32_t c)
{
    switch (c) {
    case '\t':
    case '\n':
    case '\r':
    case ' ':
    case '\'':
    case '"':
    case '`':
    case 0xa0: /* no-break space */
    case 0xab: /* angle quotes */
    case 0xbb:
    case 0xad:   /* soft hyphen */
    case 0x202f: /* narrow no-break space */
    case 0x2039:
    case 0x203a:
    case 0x3000:
        return true;
    default: /* spaces, quotation marks */
        return is_hyphen(c) || (c >= 0x2000 && c <= 0x200d) ||
               (c >= 0x2018 && c <= 0x201f);
    }
}

/* Takes a sign off the beginning of signs; false: it is another. */
static bool
take(const char **signs, size_t *n, const char *c, size_t size)
{
    if (size > *n || memcmp(*signs, c, size) != 0)
        return false;
    *signs += size;
    *n -= size;
    return true;
}

bool
between_is(const char *text, struct span at, const char *signs, size_t n)
{
    bool line_ended = false;
    uint32_t before = 0;

    while (at.start < at.stop) {
        size_t size;
        uint32_t c = utf8_at(text + at.start, at.stop - at.start, &size);

        if (between_joins(c)
                ? (c == '\n' && line_ended) || (is_hyphen(c) && before == ' ')
                : !take(&signs, &n, text + at.start, size))
            return false;
        if (c == '\n')
            line_ended = true;
        else if (c != ' ' && c != '\t' && c != '\r')
            line_ended = false;
        before = c;
        at.start += (uint32_t)size;
    }
    return n == 0;
}

bool
between_begins(const char *text, struct span at, const char *signs, size_t n)
{
    while (n && at.start < at.stop) {
        size_t size;
        uint32_t c = utf8_at(text + at.start, at.stop - at.start, &size);

        if (!between_joins(c) && !take(&signs, &n, text + at.start, size))
            return false;
        at.start += (uint32_t)size;
    }
    return n == 0;
}

bool
between_ends(const char *text, struct span at, const char *signs, size_t n)
{
    while (n && at.start < at.stop) {
        uint32_t start = at.stop - 1;
        size_t size;

        while (start > at.start && ((unsigned char)text[start] & 0xc0) == 0x80)
            start--;
        size = at.stop - start;
        if (!between_joins(utf8_at(text + start, size, &size))) {
            if (size > n || memcmp(signs + n - size, text + start, size) != 0)
                return false;
            n -= size;
        }
        at.stop = start;
    }
    return n == 0;
}
