#include "passage.h"

#include <stdlib.h>
#include <string.h>

#include "fold.h"
#include "hash.h"
#include "mem.h"
#include "stem.h"
#include "words.h"

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

/* Appends s, which is letters of ASCII alone, in lower case. False, and nothing
   appended: it is not. */
static bool
add_plain(const char *s, size_t len, struct buf *forms)
{
    char *to = buf_reserve(forms, len);

    for (size_t i = 0; i < len; i++) {
        to[i] = (char)(s[i] | 0x20);
        if (to[i] < 'a' || to[i] > 'z')
            return false;
    }
    forms->len += len;
    return true;
}

/* Adds the word whose folded form stands in p->forms from `form` on. */
static void
add_word(struct passage *p, uint32_t start, uint32_t stop, size_t form)
{
    char first = p->text[start];
    struct word *w;

    p->words = mem_grow(p->words, &p->cap, p->n + 1, sizeof *p->words);
    w = &p->words[p->n++];
    *w = (struct word){.at = {start, stop},
                       .form = (uint32_t)form,
                       .form_len = (uint32_t)(p->forms.len - form),
                       .target = -1};
    w->hash = hash64_of(p->forms.data + form, w->form_len);
    w->stem = stem_hash(p->forms.data + form, w->form_len, w->hash);
    if (first >= 'A' && first <= 'Z')
        w->flags |= WORD_CAPITAL;
    else if (first >= '0' && first <= '9')
        w->flags |= WORD_NUMBER;
}

static void
find_words(struct passage *p)
{
    spans_clear(&p->found);
    words_find(p->text, 0, p->len, &p->found);
    for (size_t i = 0; i < p->found.n && p->n < PASSAGE_WORDS_MAX; i++) {
        struct span at = p->found.at[i];

        const char *s = p->text + at.start;
        size_t form = p->forms.len;

        if (add_plain(s, at.stop - at.start, &p->forms)) {
            add_word(p, at.start, at.stop, form);
            continue;
        }
        spans_clear(&p->parts);
        fold_parts(s, at.stop - at.start, &p->parts);
        for (size_t k = 0; k < p->parts.n; k++) {
            struct span part = p->parts.at[k];

            form = p->forms.len;
            fold_token(s + part.start, part.stop - part.start, &p->forms);
            add_word(p, at.start + part.start, at.start + part.stop, form);
        }
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
    switch (p->forms.data[w->form]) {
    case 'a':
        return is_word(p, w, "although");
    case 'b':
        return is_word(p, w, "but");
    case 't':
        return is_word(p, w, "though");
    case 'w':
        return is_word(p, w, "while") || is_word(p, w, "whereas");
    default:
        return false;
    }
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
    *p = (struct passage){0};
}
