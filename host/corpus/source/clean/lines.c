#include "lines.h"

#include <stdlib.h>
#include <string.h>

#include "eight.h"
#include "mem.h"
#include "plain.h"

/* A text of more lines is no news story: none of them is looked at. */
#define LINES_MAX (1u << 18)

/* Bytes of white space at s, or 0: ASCII, no-break and zero-width spaces. */
static size_t
space_at(const char *s, size_t len)
{
    const unsigned char *u = (const unsigned char *)s;

    if (*u == ' ' || (*u >= '\t' && *u <= '\r'))
        return 1;
    if (len >= 2 && u[0] == 0xc2 && u[1] == 0xa0)
        return 2;
    if (len >= 3 && u[0] == 0xe2 && u[1] == 0x80 &&
        (u[2] == 0x8b || u[2] == 0xaf))
        return 3;
    return len >= 3 && memcmp(s, "\xe3\x80\x80", 3) == 0 ? 3 : 0;
}

static void
trim(const char *text, uint32_t *start, uint32_t *stop)
{
    size_t n;

    while (*start < *stop && (n = space_at(text + *start, *stop - *start)))
        *start += (uint32_t)n;
    while (*start < *stop) {
        uint32_t back = 1;

        while (back < 4 && *stop - back > *start &&
               (text[*stop - back] & 0xc0) == 0x80)
            back++;
        if (space_at(text + *stop - back, back) != back)
            break;
        *stop -= back;
    }
}

/* Whether s ends as a sentence does, closing quotes and brackets aside. */
static bool
sentence_end(const char *s, size_t len)
{
    while (len) {
        if (s[len - 1] == '"' || s[len - 1] == '\'' || s[len - 1] == ')' ||
            s[len - 1] == ']')
            len--;
        else if (len >= 3 && (memcmp(s + len - 3, "\u201d", 3) == 0 ||
                              memcmp(s + len - 3, "\u2019", 3) == 0 ||
                              memcmp(s + len - 3, "\u201c", 3) == 0))
            len -= 3;
        else
            break;
    }
    if (!len)
        return false;
    if (strchr(".!?", s[len - 1]))
        return true;
    return len >= 3 && (memcmp(s + len - 3, "\u2026", 3) == 0 ||
                        memcmp(s + len - 3, "\u3002", 3) == 0);
}

static void
add(struct lines *l, uint32_t start, uint32_t stop, bool gap)
{
    l->at = mem_grow(l->at, &l->cap, l->n + 1, sizeof *l->at);
    if (l->n)
        l->at[l->n - 1].gap_after = gap;
    l->at[l->n++] = (struct line){
        .start = start,
        .stop = stop,
        .gap_before = gap,
        .gap_after = true,
        .final = sentence_end(l->text + start, stop - start),
    };
}

/* Decides gaps and wrapped. */
static void
judge(struct lines *l)
{
    size_t inner = 0, open = 0, gaps = 0;

    for (size_t i = 0; i + 1 < l->n; i++) {
        if (l->at[i].gap_after) {
            gaps++;
            continue;
        }
        inner++;
        if (!l->at[i].final && lines_len(l, i) > 40)
            open++;
    }
    l->gaps = gaps > 0;
    l->wrapped = inner > 2 && open * 2 > inner;
}

void
lines_find(struct lines *l, const char *text, uint32_t len)
{
    bool gap = true; /* before the first one, too */

    *l = (struct lines){.text = text};
    for (uint32_t at = 0; at < len;) {
        const char *end = memchr(text + at, '\n', len - at);
        uint32_t start = at, stop = end ? (uint32_t)(end - text) : len;

        at = stop + 1;
        trim(text, &start, &stop);
        if (start == stop) {
            gap = true;
            continue;
        }
        if (l->n == LINES_MAX) {
            l->n = 0;
            break;
        }
        add(l, start, stop, gap);
        gap = false;
    }
    judge(l);
}

void
lines_free(struct lines *l)
{
    free(l->at);
    *l = (struct lines){0};
}

bool
lines_alone(const struct lines *l, size_t i)
{
    return !l->wrapped || (l->at[i].gap_before && l->at[i].gap_after);
}

bool
lines_runs_on(const struct lines *l, size_t i)
{
    return i > 0 && !l->at[i].gap_before && !l->at[i - 1].kind &&
           !l->at[i - 1].final;
}

bool
lines_free_at(const struct lines *l, size_t i)
{
    return !l->at[i].kind;
}

size_t
lines_next(const struct lines *l, size_t i)
{
    for (i++; i < l->n && !lines_free_at(l, i);)
        i++;
    return i;
}

void
lines_claim(struct lines *l, size_t i, const char *kind, const char *rule)
{
    if (l->at[i].kind)
        return;
    l->at[i].kind = kind;
    l->at[i].rule = rule;
}

uint32_t
lines_len(const struct lines *l, size_t i)
{
    return l->at[i].stop - l->at[i].start;
}

/* The plain form of the three bytes at s (E2 80 xx), or 0. */
static char
plain_mark(const char *s)
{
    if (memcmp(s, "\xe2\x80", 2) != 0)
        return 0;
    switch ((unsigned char)s[2]) {
    case 0x90: /* hyphens and dashes */
    case 0x91:
    case 0x92:
    case 0x93:
    case 0x94:
    case 0x95:
        return '-';
    case 0x98:
    case 0x99:
        return '\'';
    case 0x9c:
    case 0x9d:
    case 0x9e:
        return '"';
    default:
        return 0;
    }
}

/* Copies ASCII, in lower case. */
static void
put_lower(char *to, const char *s, size_t len)
{
    size_t i = 0;

    for (; len - i >= 8; i += 8) {
        uint64_t x = eight_lower(eight_at(s + i));

        memcpy(to + i, &x, sizeof x);
    }
    for (; i < len; i++)
        to[i] = (char)(s[i] >= 'A' && s[i] <= 'Z' ? s[i] + 32 : s[i]);
}

void
plain_form(const char *s, size_t len, bool lower, struct buf *out)
{
    char *first = buf_reserve(out, len), *to = first; /* never longer */

    for (size_t i = 0, n; i < len; i += n) {
        char c = s[i];

        n = plain_run(s + i, len - i, to == first || to[-1] == ' ');
        if (n) {
            if (lower)
                put_lower(to, s + i, n);
            else
                memcpy(to, s + i, n);
            to += n;
            continue;
        }
        n = c > ' ' && !(c & 0x80) ? 0 : space_at(s + i, len - i);
        if (n) {
            if (to > first && to[-1] != ' ')
                *to++ = ' ';
            continue;
        }
        n = 1;
        if ((c & 0x80) && len - i >= 3 && plain_mark(s + i)) {
            c = plain_mark(s + i);
            n = 3;
        } else if ((c & 0x80) && len - i >= 3 &&
                   memcmp(s + i, "\u2026", 3) == 0) {
            *to++ = '.';
            *to++ = '.';
            c = '.';
            n = 3;
        }
        *to++ = c;
    }
    if (to > first && to[-1] == ' ')
        to--;
    out->len += (size_t)(to - first);
}

const char *
lines_plain(const struct lines *l, size_t i, struct buf *out)
{
    buf_clear(out);
    plain_form(l->text + l->at[i].start, lines_len(l, i), true, out);
    return buf_text(out);
}

size_t
count_words(const char *s, size_t len)
{
    size_t words = 0;
    bool inside = false;

    for (size_t i = 0, n; i < len; i += n ? n : 1) {
        n = space_at(s + i, len - i);
        if (!n && !inside)
            words++;
        inside = !n;
    }
    return words;
}

double
title_case(const char *s, size_t len)
{
    size_t long_words = 0, capitals = 0, at = 0, word = 0;

    while (at < len) {
        size_t letters = 0, n = space_at(s + at, len - at);
        char head;

        if (n) {
            at += n;
            continue;
        }
        while (at < len && strchr("\"'([", s[at]))
            at++;
        head = at < len ? s[at] : 0;
        for (; at < len && !space_at(s + at, len - at); at++)
            letters += (s[at] & 0xc0) != 0x80;
        if (word++ == 0 || letters < 4 || (head >= '0' && head <= '9'))
            continue;
        long_words++;
        capitals += !(head >= 'a' && head <= 'z');
    }
    return long_words < 2 ? -1 : (double)capitals / (double)long_words;
}
