#include "heads.h"

#include <string.h>

#define WORDS_MAX 9
#define SHORT_MAX 5 /* bytes of a title that may have a full stop: Lt. */
#define BEFORE_MAX 25

/* ---- what stands at a place ---- */

bool
text_has(struct name_text t, size_t at, const char *s)
{
    size_t len = strlen(s);

    return at <= t.len && t.len - at >= len && memcmp(t.s + at, s, len) == 0;
}

bool
text_ends(struct name_text t, size_t at, const char *s)
{
    size_t len = strlen(s);

    return at >= len && memcmp(t.s + at - len, s, len) == 0;
}

bool
text_upper(struct name_text t, size_t at)
{
    return at < t.len && t.s[at] >= 'A' && t.s[at] <= 'Z';
}

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

size_t
behind_possessive(struct name_text t, size_t at)
{
    bool curly = text_has(t, at, "\xe2\x80\x99");
    bool s;

    if (!curly && !text_has(t, at, "'"))
        return 0;
    at += curly ? 3 : 1;
    s = text_has(t, at, "s");
    at += s;
    if (at < t.len && (names_is_letter(t.s[at]) || is_digit(t.s[at]) ||
                       (!curly && t.s[at] == '\'')))
        return 0;
    return curly && !s ? 0 : at;
}

/* ---- words beside a place ---- */

struct name_word
word_before(const struct names *n, struct name_text t, size_t at)
{
    size_t least = at > BEFORE_MAX ? at - BEFORE_MAX : 0, to = at, from;

    while (to > least && names_is_blank(t.s[to - 1]))
        to--;
    from = to;
    while (to < at && from > least &&
           (names_is_letter(t.s[from - 1]) || t.s[from - 1] == '-'))
        from--;
    return from < to ? names_word_to(n, t, from, to) : (struct name_word){0};
}

struct name_word
letters_before(const struct names *n, struct name_text t, size_t from,
               size_t at)
{
    size_t start = at;

    while (start > from && names_is_letter(t.s[start - 1]))
        start--;
    return start < at ? names_word_to(n, t, start, at) : (struct name_word){0};
}

size_t
before_of(struct name_text t, size_t at)
{
    for (int blanks = 0; blanks < 2; blanks++) {
        size_t end = at - (blanks && at && t.s[at - 1] == ' ');

        for (const char *c = "eht"; *c; c++)
            end -= end && t.s[end - 1] == *c;
        if (text_ends(t, end, " of "))
            return end - 4;
    }
    return 0;
}

struct name_word
word_behind(const struct names *n, struct name_text t, size_t at)
{
    at = names_behind_blanks(t, at);
    return at < t.len ? names_word_at(n, t, at) : (struct name_word){0};
}

struct name_word
compound_at(const struct names *n, struct name_text t, size_t at)
{
    size_t to = at + 1;

    if (!text_has(t, at, "-"))
        return (struct name_word){0};
    while (to < t.len && t.s[to] >= 'a' && t.s[to] <= 'z')
        to++;
    return to > at + 1 ? names_word_to(n, t, at + 1, to)
                       : (struct name_word){0};
}

/* ---- words of office ---- */

/* Whether so little parts two words of office, and no apostrophe. */
static bool
is_joined(struct name_text t, size_t from, size_t to)
{
    return to < t.len && to - from <= 3 &&
           !memchr(t.s + from, '\'', to - from) &&
           !memchr(t.s + from, '\xe2', to - from);
}

static bool
is_text(struct name_text t, const struct name_word *w, const char *s)
{
    return w->stop - w->start == strlen(s) && text_has(t, w->start, s);
}

/* `of staff`, `of the Exchequer` behind a role belong to it. */
static void
read_of(const struct names *n, struct name_text t, struct name_word *w)
{
    struct name_word office = word_behind(n, t, w->stop);

    if (is_text(t, &office, "the"))
        office = word_behind(n, t, office.stop);
    if (office.flags & WORD_OF_OFFICE) {
        w->flags = WORD_ROLE;
        w->stop = office.stop;
    }
}

static void
take(struct heads *h, const struct name_word *w)
{
    if (w->flags & WORD_ROLE)
        h->role = w->stop;
    if (w->flags & WORD_GROUP)
        h->group = w->stop;
    if (w->flags & WORD_MINISTRY)
        h->ministry = w->stop;
    if (w->flags & WORD_ACT)
        h->act = w->stop;
    h->last = *w;
    h->stop = w->stop;
    h->words++;
}

struct heads
heads_read(const struct names *n, struct name_text t, size_t at, bool here)
{
    struct heads h = {.stop = at};

    while (h.words < WORDS_MAX) {
        bool first = here && h.words == 0;
        size_t start = first ? at : names_behind_marks(t, h.stop), len;
        struct name_word w;

        if (!first && !is_joined(t, h.stop, start))
            break;
        w = names_word_at(n, t, start);
        len = w.stop - w.start;
        if (is_text(t, &w, "of") && !(w.flags & WORD_HEAD) &&
            (h.last.flags & WORD_ROLE))
            read_of(n, t, &w);
        if (!(w.flags & WORD_HEAD)) {
            if (!(start - h.stop == 1 && t.s[h.stop] == '-'))
                h.next = start;
            break;
        }
        h.former |= (w.flags & WORD_PRIVATE) || is_text(t, &w, "former") ||
                    is_text(t, &w, "Former");
        take(&h, &w);
        if (len <= SHORT_MAX && text_has(t, h.stop, ".")) {
            if (h.role == h.stop)
                h.role++;
            h.stop += text_has(t, h.stop + 1, " ") && text_upper(t, h.stop + 2);
        }
    }
    return h;
}
