#include "buf.h"

#include <endian.h>
#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

#define SHORT_MIN 256 /* bytes */
#define SHORT_MAX (64u << 10)

/* Most are short, and made anew for every document: few steps. */
void
buf_widen(struct buf *b, size_t need)
{
    size_t least = b->cap < SHORT_MAX ? 2 * b->cap + SHORT_MIN : 0;

    b->data = mem_grow(b->data, &b->cap, need > least ? need : least, 1);
}

void
buf_free(struct buf *b)
{
    free(b->data);
    *b = (struct buf){0};
}

void
buf_clear(struct buf *b)
{
    b->len = 0;
}

void
buf_str(struct buf *b, const char *s)
{
    buf_add(b, s, strlen(s));
}

void
buf_format(struct buf *b, const char *format, ...)
{
    va_list ap;
    char *s;

    va_start(ap, format);
    s = mem_vformat(format, ap);
    va_end(ap);
    buf_str(b, s);
    free(s);
}

void
buf_hundredths(struct buf *b, double v)
{
    double scaled = fabs(v) * 100, below = floor(scaled);
    char digits[24], *at = digits + sizeof digits;
    uint64_t n;

    /* near a tie the bits that the product lost decide */
    if (!(scaled < 1e9) || fabs(scaled - below - 0.5) < 1e-6) {
        buf_format(b, "%.2f", v);
        return;
    }
    n = (uint64_t)below + (scaled - below > 0.5);
    for (int i = 0; i < 3 || n; i++, n /= 10) {
        *--at = (char)('0' + n % 10);
        if (i == 1)
            *--at = '.';
    }
    if (signbit(v))
        *--at = '-';
    buf_add(b, at, (size_t)(digits + sizeof digits - at));
}

char *
buf_text(struct buf *b)
{
    *buf_reserve(b, 0) = '\0';
    return b->data;
}

char *
buf_take(struct buf *b)
{
    char *s = buf_text(b);

    *b = (struct buf){0};
    return s;
}

void
buf_u32(struct buf *b, uint32_t v)
{
    v = htole32(v);
    buf_add(b, &v, sizeof v);
}

void
buf_u64(struct buf *b, uint64_t v)
{
    v = htole64(v);
    buf_add(b, &v, sizeof v);
}

void
buf_f64(struct buf *b, double v)
{
    uint64_t bits;

    memcpy(&bits, &v, sizeof bits);
    buf_u64(b, bits);
}

void
buf_opt(struct buf *b, const char *s)
{
    size_t len = s ? strlen(s) : 0;

    buf_varint(b, s ? len + 1 : 0);
    buf_add(b, s, len);
}

struct cur
cur_of(const void *p, size_t len)
{
    /* of an empty buffer p is NULL, to which nothing may be added */
    return (struct cur){.p = p, .end = len ? (const char *)p + len : p};
}

/* The next `len` bytes, or NULL with `bad` set. */
static const unsigned char *
take(struct cur *c, size_t len)
{
    const unsigned char *p = (const unsigned char *)c->p;

    if (c->bad || (size_t)(c->end - c->p) < len) {
        c->bad = true;
        return NULL;
    }
    c->p += len;
    return p;
}

uint32_t
cur_u32(struct cur *c)
{
    const unsigned char *p = take(c, 4);
    uint32_t v = 0;

    if (p)
        memcpy(&v, p, sizeof v);
    return le32toh(v);
}

double
cur_f64(struct cur *c)
{
    uint64_t bits = cur_u64(c);
    double v;

    memcpy(&v, &bits, sizeof v);
    return v;
}

uint64_t
cur_wide_varint(struct cur *c)
{
    uint64_t v = 0;

    for (int shift = 0; shift < 64; shift += 7) {
        uint8_t byte = cur_u8(c);

        v |= (uint64_t)(byte & 0x7f) << shift;
        if (!(byte & 0x80))
            return v;
    }
    c->bad = true;
    return 0;
}

char *
cur_opt(struct cur *c)
{
    uint64_t n = cur_varint(c);
    const unsigned char *p;

    if (n == 0)
        return NULL;
    p = take(c, n - 1);
    return p ? mem_copy(p, n - 1) : NULL;
}
