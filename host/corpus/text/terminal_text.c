#include "terminal_text.h"

#include <utf8proc.h>

#include "utf8.h"

/* Controls, line and paragraph separators, bidi overrides and isolates. */
static bool
unfit(uint32_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 ||
           (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) ||
           c == 0xfeff;
}

static size_t
put(struct buf *out, uint32_t c)
{
    char bytes[4];

    if (unfit(c)) {
        buf_char(out, ' ');
        return 1;
    }
    buf_add(out, bytes, utf8_put(c, bytes));
    return (size_t)utf8proc_charwidth((utf8proc_int32_t)c);
}

size_t
terminal_text(struct buf *out, const char *s, size_t len)
{
    size_t columns = 0, size;

    for (size_t i = 0; i < len; i += size)
        columns += put(out, utf8_at(s + i, len - i, &size));
    return columns;
}

/* Where the last `columns` columns of s begin. */
static size_t
tail_start(const char *s, size_t len, size_t columns)
{
    size_t at = len, used = 0, size;

    while (at > 0) {
        size_t back = at - 1;
        uint32_t c;

        while (back > 0 && ((unsigned char)s[back] & 0xc0) == 0x80)
            back--;
        c = utf8_at(s + back, len - back, &size);
        used += unfit(c) ? 1 : (size_t)utf8proc_charwidth((utf8proc_int32_t)c);
        if (used > columns)
            break;
        at = back;
    }
    return at;
}

size_t
terminal_cut(struct buf *out, const char *s, size_t len, size_t columns,
             bool head)
{
    size_t used = 0, size;
    size_t i = head ? 0 : tail_start(s, len, columns);

    for (; i < len; i += size) {
        uint32_t c = utf8_at(s + i, len - i, &size);
        size_t width =
            unfit(c) ? 1 : (size_t)utf8proc_charwidth((utf8proc_int32_t)c);

        if (used + width > columns)
            break;
        used += put(out, c);
    }
    return used;
}

void
terminal_pad(struct buf *out, size_t columns)
{
    for (size_t i = 0; i < columns; i++)
        buf_char(out, ' ');
}
