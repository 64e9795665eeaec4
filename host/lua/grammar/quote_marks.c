#include "quote_marks.h"

#include <string.h>

#include "eight.h"
#include "mem.h"

enum mark {
    NO_MARK,
    STRAIGHT,        /* " */
    LEFT,            /* U+201C */
    RIGHT,           /* U+201D */
    LOW,             /* U+201E */
    LEFT_SINGLE,     /* U+2018 */
    RIGHT_SINGLE,    /* U+2019 */
    LEFT_GUILLEMET,  /* U+00AB */
    RIGHT_GUILLEMET, /* U+00BB */
    APOSTROPHES,     /* '' */
    BACKTICKS,       /* `` */
    MARKS
};

/* Which marks close what one opens; of single ones: single_end. */
static const bool closes[MARKS][MARKS] = {
    [STRAIGHT] = {[STRAIGHT] = true, [RIGHT] = true},
    [LEFT] = {[RIGHT] = true, [STRAIGHT] = true},
    [RIGHT] = {[RIGHT] = true, [STRAIGHT] = true},
    [LOW] = {[LEFT] = true, [RIGHT] = true},
    [LEFT_GUILLEMET] = {[RIGHT_GUILLEMET] = true},
    [RIGHT_GUILLEMET] = {[LEFT_GUILLEMET] = true},
    [APOSTROPHES] = {[APOSTROPHES] = true},
    [BACKTICKS] = {[APOSTROPHES] = true, [STRAIGHT] = true},
};

/* A paragraph; i is a byte of it. */
struct paragraph {
    const char *s;
    size_t len;
};

/* ---- single bytes */

static bool
is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool
is_word(char c)
{
    return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

/* Whether byte i is there and among these. */
static bool
among(const struct paragraph *p, size_t i, const char *bytes)
{
    return i < p->len && p->s[i] && strchr(bytes, p->s[i]);
}

/* ---- one mark */

/* The mark at byte i, and its length. */
static enum mark
mark_at(const struct paragraph *p, size_t i, size_t *len)
{
    static const enum mark curly[] = {LEFT_SINGLE, RIGHT_SINGLE, NO_MARK,
                                      NO_MARK,     LEFT,         RIGHT,
                                      LOW}; /* U+2018 to U+201E */
    const unsigned char *s = (const unsigned char *)p->s + i;
    size_t left = p->len - i;

    *len = 2;
    switch (*s) {
    case '"':
        *len = 1;
        return STRAIGHT;
    case 0xe2:
        *len = 3;
        return left >= 3 && s[1] == 0x80 && s[2] >= 0x98 && s[2] <= 0x9e
                   ? curly[s[2] - 0x98]
                   : NO_MARK;
    case 0xc2:
        if (left >= 2 && s[1] == 0xab)
            return LEFT_GUILLEMET;
        return left >= 2 && s[1] == 0xbb ? RIGHT_GUILLEMET : NO_MARK;
    case '\'':
        return left >= 2 && s[1] == '\'' ? APOSTROPHES : NO_MARK;
    case '`':
        return left >= 2 && s[1] == '`' ? BACKTICKS : NO_MARK;
    default:
        return NO_MARK;
    }
}

/* By what stands around it, a mark at bytes [i, behind) can begin words. */
static bool
begins(const struct paragraph *p, size_t i, size_t behind)
{
    static const char before[] = "([{\xa0\x94\x93\x98-"; /* dashes, too */

    return behind < p->len && !is_blank(p->s[behind]) &&
           !among(p, behind, ".,;:!?)") &&
           (i == 0 || is_blank(p->s[i - 1]) || among(p, i - 1, before));
}

/* ... or end them. */
static bool
ends(const struct paragraph *p, size_t i, size_t behind)
{
    return behind >= p->len || !is_word(p->s[behind]) ||
           (i > 0 && among(p, i - 1, ".,!?;"));
}

/* Behind the mark that closes a single one before byte `from`; 0: none does. It
   is an apostrophe more often than not: only pairs that hold two words or more,
   and end where a word ends, are quotations. */
static size_t
single_end(const struct paragraph *p, size_t from)
{
    bool blank = false;

    for (size_t i = from; i + 2 < p->len; i++) {
        blank = blank || is_blank(p->s[i]);
        if (memcmp(p->s + i, "\xe2\x80\x99", 3) != 0 ||
            (i + 3 < p->len && is_word(p->s[i + 3])))
            continue;
        if (blank && p->s[i - 1] != 's' &&
            (is_word(p->s[i - 1]) || among(p, i - 1, ".,!?")))
            return i + 3;
    }
    return 0;
}

/* ---- all of them */

static void
add(struct marked_list *list, size_t start, size_t stop, bool closed)
{
    list->at = mem_grow(list->at, &list->cap, list->n + 1, sizeof *list->at);
    list->at[list->n++] = (struct marked){
        {(uint32_t)start, (uint32_t)stop},
        closed,
    };
}

/* Whether the mark closes what `opener` opened. */
static bool
closing(const struct paragraph *p, enum mark opener, enum mark mark, size_t i,
        size_t behind)
{
    if (closes[opener][mark])
        return mark != STRAIGHT || ends(p, i, behind);
    return mark == LEFT && opener == LEFT && ends(p, i, behind) &&
           !begins(p, i, behind);
}

/* Whether none of eight bytes can begin a mark. */
static bool
is_plain(uint64_t x)
{
    return eight_ascii(x) &&
           !(eight_holds(x, '"') | eight_holds(x, '\'') | eight_holds(x, '`'));
}

/* The first byte from i on with which a mark may begin, or len. */
static size_t
next_mark(const struct paragraph *p, size_t i)
{
    static const bool begins_mark[256] = {
        ['"'] = true, ['\''] = true, ['`'] = true, [0xc2] = true, [0xe2] = true,
    };

    while (p->len - i >= 8 && is_plain(eight_at(p->s + i)))
        i += 8;
    while (i < p->len && !begins_mark[(unsigned char)p->s[i]])
        i++;
    return i;
}

void
quote_marks_find(const char *s, size_t len, struct marked_list *list)
{
    const struct paragraph p = {s, len};
    enum mark opener = NO_MARK;
    size_t start = 0, size, stop;
    bool singles = true, others = false; /* than backticks */

    list->n = 0;
    for (size_t i = next_mark(&p, 0); i < len; i = next_mark(&p, i + 1)) {
        enum mark mark = mark_at(&p, i, &size);

        if (!mark || mark == RIGHT_SINGLE)
            continue;
        others = others || mark != BACKTICKS;
        if (!opener && mark == LEFT_SINGLE) {
            if (!singles || !begins(&p, i, i + size))
                continue;
            stop = single_end(&p, i + size);
            singles = stop > 0; /* what closes none closes no later one */
            if (stop) {
                add(list, i, stop, true);
                size = stop - i;
            }
        } else if (!opener) {
            if (i == 0 || mark == LEFT || begins(&p, i, i + size))
                opener = mark, start = i;
        } else if (closing(&p, opener, mark, i, i + size)) {
            add(list, start, i + size, true);
            opener = NO_MARK;
        } else if (mark == opener && begins(&p, i, i + size)) {
            start = i; /* the one before was never closed */
        }
        i += size - 1;
    }
    if (opener && others) {
        while (len > start && is_blank(s[len - 1]))
            len--;
        add(list, start, len, false);
    }
}
