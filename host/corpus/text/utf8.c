#include "utf8.h"

#include <string.h>

#include "plain.h"

#define REPLACEMENT 0xfffdu

/* What a lead byte asks for. The range of the second byte keeps out overlong
   forms, surrogates and code points past U+10FFFF (Unicode 15, table 3-7). */
struct lead {
    size_t size; /* 0: not a lead byte */
    unsigned char low;
    unsigned char high;
};

static struct lead
lead_of(unsigned char byte)
{
    if (byte < 0x80)
        return (struct lead){1, 0x80, 0xbf};
    if (byte >= 0xc2 && byte <= 0xdf)
        return (struct lead){2, 0x80, 0xbf};
    if (byte >= 0xe0 && byte <= 0xef)
        return (struct lead){3, byte == 0xe0 ? 0xa0 : 0x80,
                             byte == 0xed ? 0x9f : 0xbf};
    if (byte >= 0xf0 && byte <= 0xf4)
        return (struct lead){4, byte == 0xf0 ? 0x90 : 0x80,
                             byte == 0xf4 ? 0x8f : 0xbf};
    return (struct lead){0, 0, 0};
}

/* How many bytes at s are the beginning of a well-formed sequence, at least 1;
 *whole tells whether it is all there. */
static size_t
measure(const char *s, size_t len, bool *whole)
{
    const unsigned char *p = (const unsigned char *)s;
    struct lead lead = lead_of(p[0]);
    size_t n = 1;

    if (n < lead.size && n < len && p[n] >= lead.low && p[n] <= lead.high)
        for (n = 2; n < lead.size && n < len && (p[n] & 0xc0) == 0x80;)
            n++;
    *whole = n == lead.size;
    return n;
}

uint32_t
utf8_at(const char *s, size_t len, size_t *size)
{
    static const unsigned char lead_mask[] = {0, 0x7f, 0x1f, 0x0f, 0x07};
    const unsigned char *p = (const unsigned char *)s;
    bool whole;
    size_t n = measure(s, len, &whole);
    uint32_t c;

    if (!whole) {
        *size = 1;
        return REPLACEMENT;
    }
    c = p[0] & lead_mask[n];
    for (size_t i = 1; i < n; i++)
        c = c << 6 | (p[i] & 0x3f);
    *size = n;
    return c;
}

size_t
utf8_put(uint32_t c, char out[4])
{
    if (c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
        c = REPLACEMENT;
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xc0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3f));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xe0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3f));
        out[2] = (char)(0x80 | (c & 0x3f));
        return 3;
    }
    out[0] = (char)(0xf0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3f));
    out[2] = (char)(0x80 | (c >> 6 & 0x3f));
    out[3] = (char)(0x80 | (c & 0x3f));
    return 4;
}

/* How many bytes come before the first that is not valid. */
static size_t
valid_bytes(const char *s, size_t len)
{
    size_t at = 0, n = 0;
    bool whole = true;

    while (at < len && whole) {
        at += plain_ascii(s + at, len - at);
        if (at < len)
            at += n = measure(s + at, len - at, &whole);
    }
    return whole ? len : at - n;
}

bool
utf8_valid(const char *s, size_t len)
{
    return valid_bytes(s, len) == len;
}

size_t
utf8_invalid_line(const char *s, size_t len)
{
    size_t at = valid_bytes(s, len), line = 1;

    if (at == len)
        return 0;
    while (at)
        line += s[--at] == '\n';
    return line;
}

int
utf8_check(const char *s, size_t len, struct fault *ft)
{
    size_t line = utf8_invalid_line(s, len);

    if (!line)
        return 0;
    return fault_set(ft, FAULT_USAGE,
                     "line %zu is not UTF-8: save the file as UTF-8", line);
}

/* How many bytes at s are stored as they are: plain ASCII and well-formed
   sequences. */
static size_t
good(const char *s, size_t len)
{
    size_t n = 0;

    while ((n += plain_lines(s + n, len - n)) < len) {
        bool whole;
        size_t size = measure(s + n, len - n, &whole);

        if ((unsigned char)s[n] < 0x80 || !whole)
            break;
        n += size;
    }
    return n;
}

/* The bytes that stand for the control character s[0]; *used of them. */
static char
control(const char *s, size_t len, size_t *used)
{
    *used = 1;
    if (s[0] != '\r')
        return ' ';
    if (len > 1 && s[1] == '\n')
        *used = 2;
    return '\n';
}

size_t
utf8_repair(const char *s, size_t len, struct buf *out)
{
    size_t at = len >= 3 && memcmp(s, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    size_t replaced = 0, n;
    bool whole;

    for (; at < len; at += n) {
        n = good(s + at, len - at);
        if (n) {
            buf_add(out, s + at, n);
        } else if ((unsigned char)s[at] < 0x80) {
            buf_char(out, control(s + at, len - at, &n));
        } else {
            n = measure(s + at, len - at, &whole);
            buf_str(out, "\xef\xbf\xbd");
            replaced++;
        }
    }
    return replaced;
}
