#include "json.h"

#include <string.h>

static void
escape(struct buf *b, unsigned char c)
{
    static const char named[] = "\"\\\b\f\n\r\t";
    static const char letter[] = "\"\\bfnrt";
    const char *at = c ? strchr(named, c) : NULL;

    if (at)
        buf_format(b, "\\%c", letter[at - named]);
    else
        buf_format(b, "\\u%04x", c);
}

void
json_string(struct buf *b, const char *s, size_t len)
{
    size_t from = 0;

    buf_char(b, '"');
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)s[i];

        if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7f)
            continue;
        buf_add(b, s + from, i - from);
        escape(b, c);
        from = i + 1;
    }
    buf_add(b, s + from, len - from);
    buf_char(b, '"');
}

void
json_int(struct buf *b, int64_t v)
{
    char digits[24], *p = digits + sizeof digits;
    uint64_t rest = v < 0 ? -(uint64_t)v : (uint64_t)v;

    do /* a table has many: printf would take longer than the rest of a row */
        *--p = (char)('0' + rest % 10);
    while (rest /= 10);
    if (v < 0)
        *--p = '-';
    buf_add(b, p, (size_t)(digits + sizeof digits - p));
}
