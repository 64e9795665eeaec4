#include "hz.h"

#include <string.h>

/* A tilde and what it stands with outside of a run; bytes taken. A tilde before
   anything else is one. */
static size_t
escape(bool *shifted, char next, struct buf *out)
{
    *shifted = next == '{';
    if (next == '{' || next == '\n')
        return 2;
    buf_char(out, '~');
    return next == '~' ? 2 : 1;
}

/* Two bytes of a run; bytes taken. */
static size_t
pair(bool *shifted, const char *s, struct buf *out)
{
    unsigned char a = (unsigned char)s[0], b = (unsigned char)s[1];

    if (a == '~' && b == '}') {
        *shifted = false;
        return 2;
    }
    if (a >= 0x21 && a <= 0x77 && b >= 0x21 && b <= 0x7e) {
        buf_char(out, (char)(a | 0x80));
        buf_char(out, (char)(b | 0x80));
        return 2;
    }
    buf_char(out, HZ_INVALID);
    if (a == '\n') {
        *shifted = false;
        buf_char(out, '\n');
    }
    return 1;
}

size_t
hz_unfold(bool *shifted, const char *s, size_t len, bool end, struct buf *out)
{
    size_t at = 0;

    while (at + 1 < len) {
        if (*shifted) {
            at += pair(shifted, s + at, out);
        } else if (s[at] == '~') {
            at += escape(shifted, s[at + 1], out);
        } else {
            buf_char(out, s[at++]);
        }
    }
    if (at < len && (end || (!*shifted && s[at] != '~')))
        buf_char(out, *shifted ? HZ_INVALID : s[at++]);
    return end ? len : at;
}
