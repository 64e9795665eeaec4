#include "passage.h"

#include <stdlib.h>
#include <string.h>

#include "fold.h"
#include "hash.h"
#include "mem.h"
#include "words.h"

/* ---- stems ---- */

static bool
ends(const char *s, size_t len, const char *with)
{
    size_t n = strlen(with);

    return len > n && memcmp(s + len - n, with, n) == 0;
}

static bool
is_vowel(char c)
{
    return c && strchr("aeiouy", c);
}

static bool
has_vowel(const char *s, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (is_vowel(s[i]))
            return true;
    return false;
}

/* plan(n)ed, mak(e): a doubled last consonant, a silent e. */
static size_t
settle(const char *s, size_t len)
{
    if (len > 3 && s[len - 1] == s[len - 2] && !is_vowel(s[len - 1]) &&
        !strchr("lsz", s[len - 1]))
        return len - 1;
    if (len > 3 && s[len - 1] == 'e')
        return len - 1;
    return len;
}

size_t
stem_of(const char *form, size_t len, char *s)
{
    memcpy(s, form, len);
    s[len] = 0;
    if (len < 4)
        return len;
    if (ends(s, len, "ies") || ends(s, len, "ied")) {
        len -= 2;
        s[len - 1] = 'y';
        return len;
    }
    if (ends(s, len, "sses"))
        return len - 2;
    if (s[len - 1] == 's' && !strchr("sui", s[len - 2]))
        len--;
    else if (ends(s, len, "ed") && has_vowel(s, len - 2))
        return settle(s, len - 2);
    else if (ends(s, len, "ing") && has_vowel(s, len - 3))
        return settle(s, len - 3);
    else if (len > 5 && ends(s, len, "ly"))
        len -= 2;
    return settle(s, len);
}

/* ---- what stands between words ---- */

/* Marks of one gap. */
struct gap {
    bool brk, aside, open, close, toggle;
};

static bool
begins(const char *s, const char *end, const char *with)
{
    size_t n = strlen(with);

    return (size_t)(end - s) >= n && memcmp(s, with, n) == 0;
}

static struct gap
gap_of(const char *s, const char *end)
{
    struct gap g = {0};

    for (; s < end; s++) {
        if (*s == ',' || *s == '(' || *s == ')')
            g.brk = g.aside = true;
        else if (*s == ';' || *s == ':')
            g.brk = true;
        else if (*s == '"' || begins(s, end, "''"))
            g.toggle = !g.toggle, s += *s == '\'';
        else if (begins(s, end, "\u2014") || begins(s, end, "\u2013") ||
                 begins(s, end, " - "))
            g.brk = g.aside = true;
        else if (begins(s, end, "\u201c") || begins(s, end, "``"))
            g.open = true;
        else if (begins(s, end, "\u201d"))
            g.close = true;
    }
    return g;
}

/* ---- words ---- */

static bool
is_plain(const char *s, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (!((s[i] >= 'a' && s[i] <= 'z') || (s[i] >= 'A' && s[i] <= 'Z')))
            return false;
    return true;
}

static void
add_word(struct passage *p, uint32_t start, uint32_t stop, bool plain)
{
    const char *s = p->text + start;
    size_t len = stop - start;
    char stem[TOKEN_BYTES_MAX * 2];
    struct word *w;

    buf_clear(&p->folded);
    if (plain) {
        char *to = buf_reserve(&p->folded, len);

        for (size_t i = 0; i < len; i++)
            to[i] = (char)(s[i] | 0x20);
        p->folded.len = len;
    } else {
        fold_token(s, len, &p->folded);
    }
    p->words = mem_grow(p->words, &p->cap, p->n + 1, sizeof *p->words);
    w = &p->words[p->n++];
    *w = (struct word){.at = {start, stop},
                       .hash = hash64_of(p->folded.data, p->folded.len),
                       .form = (uint32_t)p->forms.len,
                       .form_len = (uint32_t)p->folded.len,
                       .target = -1};
    buf_add(&p->forms, p->folded.data, p->folded.len);
    if (*s >= 'A' && *s <= 'Z')
        w->flags |= WORD_CAPITAL;
    else if (*s >= '0' && *s <= '9')
        w->flags |= WORD_NUMBER;
    if (p->folded.len + 1 > sizeof stem)
        p->folded.len = sizeof stem - 1;
    len = stem_of(p->folded.data, p->folded.len, stem);
    w->stem = len == w->form_len && !memcmp(stem, p->folded.data, len)
                  ? w->hash
                  : hash64_of(stem, len);
}

static void
find_words(struct passage *p)
{
    spans_clear(&p->found);
    words_find(p->text, 0, p->len, &p->found);
    for (size_t i = 0; i < p->found.n && p->n < PASSAGE_WORDS_MAX; i++) {
        struct span at = p->found.at[i];

        if (is_plain(p->text + at.start, at.stop - at.start)) {
            add_word(p, at.start, at.stop, true);
            continue;
        }
        spans_clear(&p->parts);
        fold_parts(p->text + at.start, at.stop - at.start, &p->parts);
        for (size_t k = 0; k < p->parts.n; k++)
            add_word(p, at.start + p->parts.at[k].start,
                     at.start + p->parts.at[k].stop, false);
    }
}

static bool
is_word(const struct passage *p, const struct word *w, const char *form)
{
    size_t n = strlen(form);

    return w->form_len == n && !memcmp(p->forms.data + w->form, form, n);
}

static bool
turns(const struct passage *p, const struct word *w)
{
    return w->form_len > 2 &&
           (is_word(p, w, "but") || is_word(p, w, "while") ||
            is_word(p, w, "although") || is_word(p, w, "though") ||
            is_word(p, w, "whereas"));
}

/* Whether quotation goes on behind a gap. */
static bool
turn(struct gap g, bool quoted)
{
    if (g.open)
        return true;
    if (g.close)
        return false;
    return g.toggle ? !quoted : quoted;
}

static void
mark_gaps(struct passage *p)
{
    uint32_t from = 0;
    uint16_t clause = 0;
    bool quoted = p->in_quotes;
    struct gap end;

    for (size_t i = 0; i < p->n; i++) {
        struct word *w = &p->words[i];

        if (w->at.start > from + 1 || (i == 0 && w->at.start > 0)) {
            struct gap g = gap_of(p->text + from, p->text + w->at.start);

            quoted = turn(g, quoted);
            if (g.brk && i > 0) {
                w->flags |= WORD_BREAK | (g.aside ? WORD_ASIDE : 0);
                clause++;
            }
        }
        if (i > 0 && !(w->flags & WORD_BREAK) && turns(p, w))
            clause++;
        if (quoted)
            w->flags |= WORD_QUOTED;
        w->clause = clause;
        from = w->at.stop;
    }
    end = gap_of(p->text + from, p->text + p->len);
    p->in_quotes = turn(end, quoted);
    p->question =
        p->n > 0 && memchr(p->text + from, '?', p->len - from) != NULL;
}

/* A headline: most of the longer words begin with a capital. */
static bool
is_headline(const struct passage *p)
{
    size_t longer = 0, capital = 0;

    for (size_t i = 0; i < p->n; i++)
        if (p->words[i].form_len >= 4) {
            longer++;
            capital += p->words[i].flags & WORD_CAPITAL;
        }
    return capital * 5 > longer * 4;
}

static void
mark_names(struct passage *p)
{
    if (is_headline(p))
        return;
    for (size_t i = 1; i < p->n; i++)
        if (p->words[i].flags & WORD_CAPITAL && p->words[i].form_len > 1)
            p->words[i].flags |= WORD_NAME;
}

static void
mark_targets(struct passage *p)
{
    for (size_t t = 0; t < p->n_targets; t++)
        for (size_t m = 0; m < p->targets[t].n; m++) {
            struct span at = p->targets[t].at[m];

            for (size_t i = 0; i < p->n; i++) {
                struct word *w = &p->words[i];

                if (w->at.start < at.stop && w->at.stop > at.start &&
                    w->target < 0)
                    w->target = (int8_t)t;
            }
        }
}

void
passage_read(struct passage *p, const char *text, uint32_t len)
{
    p->text = text;
    p->len = len;
    p->n = 0;
    buf_clear(&p->forms);
    find_words(p);
    mark_gaps(p);
    mark_names(p);
    mark_targets(p);
}

void
passage_free(struct passage *p)
{
    free(p->words);
    spans_free(&p->found);
    spans_free(&p->parts);
    buf_free(&p->forms);
    buf_free(&p->folded);
    *p = (struct passage){0};
}
