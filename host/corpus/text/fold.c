#include "fold.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "mem.h"
#include "plain.h"
#include "utf8.h"

enum {
    NEAR_POINTS = 640,
    PASSES_MAX = 4 /* reached by no code point: see test_fold.c */
};

static bool
apostrophe(uint32_t c)
{
    return c == '\'' || (c >= 0x2018 && c <= 0x201b) || c == 0x02bc ||
           c == 0xff07;
}

static bool
hyphen(uint32_t c)
{
    return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 ||
           c == 0xfe58 || c == 0xfe63 || c == 0xff0d;
}

static utf8proc_int32_t
plain_mark(utf8proc_int32_t c, void *cookie)
{
    (void)cookie;
    if (apostrophe((uint32_t)c))
        return '\'';
    if (hyphen((uint32_t)c))
        return '-';
    return c >= 0x201c && c <= 0x201f ? '"' : c;
}

/* Appends s folded once: marks, case unless it is kept, compatibility,
   composition. */
static void
fold_once(const char *s, size_t len, bool keep_case, struct buf *out)
{
    const utf8proc_option_t how = UTF8PROC_STABLE | UTF8PROC_COMPAT |
                                  UTF8PROC_COMPOSE | UTF8PROC_IGNORE |
                                  (keep_case ? 0 : UTF8PROC_CASEFOLD);
    const utf8proc_uint8_t *p = (const utf8proc_uint8_t *)s;
    utf8proc_int32_t near[NEAR_POINTS], *points = near;
    utf8proc_ssize_t n, got;

    n = utf8proc_decompose_custom(p, (utf8proc_ssize_t)len, near, NEAR_POINTS,
                                  how, plain_mark, NULL);
    if (n > NEAR_POINTS) {
        points = mem_alloc((size_t)n * sizeof *points);
        utf8proc_decompose_custom(p, (utf8proc_ssize_t)len, points, n, how,
                                  plain_mark, NULL);
    }
    if (n < 0) { /* not UTF-8 */
        buf_add(out, s, len);
        return;
    }
    n = utf8proc_normalize_utf32(points, n, how);
    for (got = 0; got < n; got++)
        out->len += utf8_put((uint32_t)points[got], buf_reserve(out, 4));
    if (points != near)
        free(points);
}

/* NFKC of a case fold need not be its own case fold; a second pass settles. */
static void
fold_wide(const char *s, size_t len, struct buf *out)
{
    struct buf last = {0}, now = {0};

    buf_add(&last, s, len);
    for (int i = 0; i < PASSES_MAX; i++) {
        struct buf swap;

        buf_clear(&now);
        fold_once(last.data, last.len, false, &now);
        if (now.len == last.len &&
            (now.len == 0 || memcmp(now.data, last.data, now.len) == 0))
            break;
        swap = last;
        last = now;
        now = swap;
    }
    buf_add(out, last.data, last.len);
    buf_free(&last);
    buf_free(&now);
}

void
fold_token(const char *s, size_t len, struct buf *out)
{
    char *to = buf_reserve(out, len);

    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)s[i];

        if (c >= 0x80) {
            fold_wide(s, len, out);
            return;
        }
        to[i] = (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    }
    out->len += len;
}

void
fold_keeping_case(const char *s, size_t len, struct buf *out)
{
    for (size_t i = 0; i < len; i++) {
        if ((unsigned char)s[i] >= 0x80) {
            fold_once(s, len, true, out);
            return;
        }
    }
    buf_add(out, s, len);
}

/* Whether s is ASCII without a hyphen or a possessive 's, as nearly every token
   is: it has no parts. */
static bool
simple(const char *s, size_t len)
{
    return plain_ascii(s, len) == len && !memchr(s, '-', len) &&
           (len < 3 || s[len - 2] != '\'');
}

/* URLs and e-mail addresses have no parts. */
static bool
link(const char *s, size_t len)
{
    return (memchr(s, ':', len) && memmem(s, len, "://", 3)) ||
           memchr(s, '@', len) ||
           (len > 4 &&
            (memcmp(s, "www.", 4) == 0 || memcmp(s, "WWW.", 4) == 0 ||
             memcmp(s, "Www.", 4) == 0));
}

/* The length of s without a possessive 's. */
static size_t
owner(const char *s, size_t len)
{
    size_t mark, size;

    if (len < 3 || (s[len - 1] != 's' && s[len - 1] != 'S'))
        return len;
    mark = len - 2;
    while (mark > 0 && ((unsigned char)s[mark] & 0xc0) == 0x80)
        mark--;
    if (mark == 0 || !apostrophe(utf8_at(s + mark, len - mark, &size)) ||
        mark + size != len - 1)
        return len;
    return mark;
}

/* Adds the part s[start..stop) unless it is empty. */
static void
add(const char *s, size_t start, size_t stop, struct spans *out)
{
    if (stop > start)
        spans_add(out, (uint32_t)start,
                  (uint32_t)(start + owner(s + start, stop - start)));
}

void
fold_parts(const char *s, size_t len, struct spans *out)
{
    size_t start = 0, size, before = out->n;

    if (len && (simple(s, len) || link(s, len))) {
        spans_add(out, 0, (uint32_t)len);
        return;
    }
    for (size_t at = 0; at < len; at += size) {
        if (!hyphen(utf8_at(s + at, len - at, &size)))
            continue;
        add(s, start, at, out);
        start = at + size;
    }
    add(s, start, len, out);
    if (out->n == before && len)
        spans_add(out, 0, (uint32_t)len);
}

size_t
fold_possessive(const char *s, size_t len, struct span part)
{
    size_t size;

    if (part.stop >= len ||
        !apostrophe(utf8_at(s + part.stop, len - part.stop, &size)))
        return part.stop;
    return part.stop + size + 1;
}
