#include "body.h"

#include <string.h>

#include "plain.h"

/* The bytes of the white space at s, 0 if there is none. */
static size_t
space_at(const char *s, size_t len)
{
    const unsigned char *p = (const unsigned char *)s;

    if (p[0] == ' ' || (p[0] >= '\t' && p[0] <= '\r'))
        return 1;
    if (len >= 2 && p[0] == 0xc2 && (p[1] == 0xa0 || p[1] == 0x85))
        return 2; /* no-break space, next line */
    if (len < 3)
        return 0;
    if (p[0] == 0xe2 && p[1] == 0x80 &&
        ((p[2] >= 0x80 && p[2] <= 0x8a) || p[2] == 0xa8 || p[2] == 0xa9 ||
         p[2] == 0xaf)) /* en quad .. hair space, separators, narrow no-break */
        return 3;
    if (p[0] == 0xe3 && p[1] == 0x80 && p[2] == 0x80) /* ideographic */
        return 3;
    return 0;
}

static void
fold(const char *s, size_t len, struct buf *out)
{
    char *p = buf_reserve(out, len + 1);
    char *first = out->data;

    for (size_t i = 0; i < len;) {
        bool in_word = p > first && p[-1] != ' ';
        size_t plain = plain_run(s + i, len - i, !in_word), space;

        if (plain) {
            memcpy(p, s + i, plain);
            p += plain;
            i += plain;
            continue;
        }
        space = space_at(s + i, len - i);
        if (!space)
            *p++ = s[i++];
        else if (in_word)
            *p++ = ' ';
        i += space;
    }
    out->len = (size_t)(p - first);
}

bool
body_hash(const struct doc *d, struct buf *scratch, struct hash *hash)
{
    uint32_t at = 0;

    buf_clear(scratch);
    for (size_t i = 0; i <= d->n_removed; i++) {
        uint32_t stop = i < d->n_removed ? d->removed[i].at.start : d->text_len;

        if (d->text && stop > at)
            fold(d->text + at, stop - at, scratch);
        /* Two stretches do not grow together. */
        if (scratch->len && scratch->data[scratch->len - 1] != ' ')
            buf_char(scratch, ' ');
        at = i < d->n_removed ? d->removed[i].at.stop : stop;
    }
    if (!scratch->len)
        return false;
    if (d->whole) /* another one that looks the same may be cut */
        buf_char(scratch, '\n');
    *hash = hash_of(scratch->data, scratch->len);
    return true;
}
