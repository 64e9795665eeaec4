#include "passage_words.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
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

/* Adds a word of the token that begins at `start`. */
static void
add_word(struct passage *p, uint32_t start, const struct known_word *k)
{
    struct word *w;

    p->words = mem_grow(p->words, &p->cap, p->n + 1, sizeof *p->words);
    w = &p->words[p->n++];
    *w = (struct word){.hash = k->hash,
                       .stem = k->stem,
                       .at = {start + k->start, start + k->stop},
                       .len = k->len,
                       .flags = k->flags,
                       .uses = k->uses,
                       .target = -1};
    memcpy(w->in, k->in, sizeof w->in);
}

static void
find_words(struct passage *p)
{
    size_t n;

    known_words_begin(&p->known, p->lexicons);
    spans_clear(&p->tokens);
    words_find(p->text, 0, p->len, &p->tokens);
    n = p->tokens.n < PASSAGE_WORDS_MAX ? p->tokens.n : PASSAGE_WORDS_MAX;
    known_words_spell(&p->known, p->tokens.at, n, p->text, p->len);
    for (size_t i = 0; i < n && p->n < PASSAGE_WORDS_MAX; i++) {
        struct span at = p->tokens.at[i];
        const struct known_word *words;
        size_t n_words;

        words = known_words_find(&p->known, i, p->text + at.start,
                                 at.stop - at.start, &n_words);
        for (size_t k = 0; k < n_words; k++)
            add_word(p, at.start, &words[k]);
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
        clause += i > 0 && !(w->flags & WORD_BREAK) && w->uses & USE_TURN;
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

bool
passage_open_class(const struct passage *p, const struct word *w)
{
    const char *s = p->text + w->at.start;

    if (w->len < 3 || w->flags & WORD_NUMBER || w->uses & USE_FUNCTION)
        return false;
    return w->len > 3 || memcmp(s + 1, "he", 2) != 0 || (*s | 32) != 't';
}

/* A word that no headline in capitals leaves without one. */
static bool
is_plain(const struct passage *p, const struct word *w)
{
    return !(w->flags & WORD_CAPITAL) && passage_open_class(p, w) &&
           (w->at.start == 0 || p->text[w->at.start - 1] != '-');
}

/* A headline: most of the longer words begin with a capital, and all that are
   not of a closed class (`Smith and Love met in Rome` is none). */
static bool
is_headline(const struct passage *p)
{
    size_t longer = 0, capital = 0;

    for (size_t i = 0; i < p->n; i++) {
        bool is_long = p->words[i].len >= 4;

        if (is_plain(p, &p->words[i]))
            return false;
        longer += is_long;
        capital += is_long & p->words[i].flags & WORD_CAPITAL;
    }
    return capital * 5 > longer * 4;
}

static void
mark_names(struct passage *p)
{
    if (is_headline(p))
        return;
    for (size_t i = 1; i < p->n; i++) {
        struct word *w = &p->words[i];

        w->flags |= (w->flags & WORD_CAPITAL & (w->len > 1)) * WORD_NAME;
    }
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
    find_words(p);
    mark_gaps(p);
    mark_names(p);
    mark_targets(p);
}

void
passage_free(struct passage *p)
{
    free(p->words);
    spans_free(&p->tokens);
    known_words_free(&p->known);
    *p = (struct passage){0};
}
