#include "terminal_text.h"

#include <utf8proc.h>

#include "plain.h"
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

/* Appends what of s is ASCII up to the first other control than tabs and line
   ends: as many columns as bytes. */
static size_t
put_plain(struct buf *out, const char *s, size_t len)
{
    size_t n = plain_lines(s, len);
    char *to = buf_reserve(out, n);

    for (size_t i = 0; i < n; i++)
        to[i] = s[i] < ' ' ? ' ' : s[i];
    out->len += n;
    return n;
}

size_t
terminal_text(struct buf *out, const char *s, size_t len)
{
    size_t columns = 0, i = 0, size;

    for (;;) {
        size_t n = put_plain(out, s + i, len - i);

        columns += n;
        i += n;
        if (i == len)
            return columns;
        columns += put(out, utf8_at(s + i, len - i, &size));
        i += size;
    }
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

    for (;;) {
        size_t room = columns - used, width;
        size_t n = put_plain(out, s + i, len - i < room ? len - i : room);
        uint32_t c;

        used += n;
        i += n;
        if (i == len)
            return used;
        c = utf8_at(s + i, len - i, &size);
        width = unfit(c) ? 1 : (size_t)utf8proc_charwidth((utf8proc_int32_t)c);
        if (used + width > columns)
            return used;
        used += put(out, c);
        i += size;
    }
}

size_t
terminal_fit(struct buf *out, const char *s, size_t len, size_t columns,
             bool head)
{
    size_t before = out->len, used = terminal_text(out, s, len);

    if (used <= columns)
        return used;
    out->len = before;
    if (!head)
        buf_str(out, "…");
    used = terminal_cut(out, s, len, columns - 1, head);
    if (head)
        buf_str(out, "…");
    return used + 1;
}

void
terminal_pad(struct buf *out, size_t columns)
{
    for (size_t i = 0; i < columns; i++)
        buf_char(out, ' ');
}
