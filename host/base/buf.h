/*
 * buf: growable bytes whose length is always known, and a cursor that reads
 * them back. The integer forms (little endian, LEB128) are the ones used on
 * pipes between processes and inside the corpus file.
 */
#ifndef SLANT_BUF_H
#define SLANT_BUF_H

#include <endian.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "mem.h"

struct buf {
    char *data; /* NULL while empty; not NUL-terminated */
    size_t len;
    size_t cap;
};

void buf_widen(struct buf *b, size_t need); /* to at least so many bytes */

/* Room behind len, which stays. */
static inline char *
buf_reserve(struct buf *b, size_t more)
{
    if (b->len + more >= b->cap)
        buf_widen(b, b->len + more + 1);
    return b->data + b->len;
}

static inline void
buf_add(struct buf *b, const void *p, size_t len)
{
    if (len)
        memcpy(buf_reserve(b, len), p, len);
    b->len += len;
}

static inline void
buf_char(struct buf *b, char c)
{
    *buf_reserve(b, 1) = c;
    b->len++;
}

static inline void
buf_u8(struct buf *b, uint8_t v)
{
    buf_char(b, (char)v);
}

void buf_free(struct buf *b);               /* leaves it empty and usable */
void buf_clear(struct buf *b);              /* keeps the memory */
void buf_str(struct buf *b, const char *s); /* the bytes before the NUL */
void buf_format(struct buf *b, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* As "%.2f" gives it, in a fraction of the time. */
void buf_hundredths(struct buf *b, double v);
char *
buf_text(struct buf *b); /* NUL-terminated view, valid until next change */
char *buf_take(struct buf *b); /* NUL-terminated heap string; b is empty then */

void buf_u32(struct buf *b, uint32_t v);
void buf_u64(struct buf *b, uint64_t v);
void buf_f64(struct buf *b, double v);
void buf_opt(struct buf *b, const char *s); /* a C string or NULL, told apart */

#define VARINT_MAX 10 /* bytes of a LEB128 */

/* Writes a LEB128; returns what is behind it. */
static inline char *
varint_put(char *p, uint64_t v)
{
    for (; v >= 0x80; v >>= 7)
        *p++ = (char)(v | 0x80);
    *p++ = (char)v;
    return p;
}

static inline void
buf_varint(struct buf *b, uint64_t v)
{
    b->len = (size_t)(varint_put(buf_reserve(b, VARINT_MAX), v) - b->data);
}

/* varint length, bytes */
static inline void
buf_bytes(struct buf *b, const void *p, size_t len)
{
    buf_varint(b, len);
    buf_add(b, p, len);
}

/* A cursor. A read past the end sets `bad` and gives zeros: check once, last.
 */
struct cur {
    const char *p;
    const char *end;
    bool bad;
};

struct cur cur_of(const void *p, size_t len);
uint32_t cur_u32(struct cur *c);
double cur_f64(struct cur *c);
uint64_t cur_wide_varint(struct cur *c); /* of any number of bytes */

static inline uint8_t
cur_u8(struct cur *c)
{
    if (c->bad || c->p == c->end) {
        c->bad = true;
        return 0;
    }
    return (uint8_t)*c->p++;
}

static inline uint64_t
cur_u64(struct cur *c)
{
    uint64_t v;

    if (c->bad || c->end - c->p < (ptrdiff_t)sizeof v) {
        c->bad = true;
        return 0;
    }
    memcpy(&v, c->p, sizeof v);
    c->p += sizeof v;
    return le64toh(v);
}

static inline uint64_t
cur_varint(struct cur *c)
{
    const unsigned char *p = (const unsigned char *)c->p;

    if (!c->bad && c->end - c->p >= 2) {
        if (p[0] < 0x80) {
            c->p++;
            return p[0];
        }
        if (p[1] < 0x80) {
            c->p += 2;
            return (p[0] & 0x7fu) | (uint64_t)p[1] << 7;
        }
    }
    return cur_wide_varint(c);
}

/* Bytes behind their length, into the buffer. */
static inline const char *
cur_bytes(struct cur *c, size_t *len)
{
    uint64_t n = cur_varint(c);
    const char *p = c->p;

    *len = 0;
    if (c->bad || (uint64_t)(c->end - p) < n) {
        c->bad = true;
        return "";
    }
    c->p += n;
    *len = (size_t)n;
    return p;
}
char *cur_opt(struct cur *c); /* heap string or NULL, the pair of buf_opt */

#endif
