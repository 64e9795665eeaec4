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

/* Words of ASCII letters come again and again, so their hashes are kept. Two of
   which only one can be kept take each other's place. */
#define KNOWN_BITS 13
#define KNOWN_BYTES 16 /* a longer word is not kept */

struct known_word {
    uint64_t at[2]; /* as it stands in the text, then 0; at[0] 0: none */
    uint64_t hash, stem;
};

/* The bytes of the word at s, which are KNOWN_BYTES at most; `room`: how many
   may be read there. */
static void
take_bytes(uint64_t at[2], const char *s, size_t len, size_t room)
{
    static const unsigned char masks[2 * KNOWN_BYTES] = {
        255, 255, 255, 255, 255, 255, 255, 255,
        255, 255, 255, 255, 255, 255, 255, 255,
    };
    uint64_t mask[2];

    at[0] = at[1] = 0;
    if (room < KNOWN_BYTES) {
        memcpy(at, s, len);
        return;
    }
    memcpy(at, s, KNOWN_BYTES);
    memcpy(mask, masks + KNOWN_BYTES - len, KNOWN_BYTES);
    at[0] &= mask[0];
    at[1] &= mask[1];
}

static struct known_word *
known_slot(const struct passage *p, const uint64_t at[2])
{
    uint64_t h = (at[0] ^ at[1] * 0x94d049bb133111ebu) * 0x9e3779b97f4a7c15u;

    return &p->known[h >> (64 - KNOWN_BITS)];
}

/* Appends s, which is letters of ASCII alone, in lower case. False, and nothing
   appended: it is not. */
static bool
fold_plain(const char *s, size_t len, struct buf *forms)
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

/* Adds the word whose folded form stands in p->forms from `form` on; its hashes
   are the caller's to set. */
static struct word *
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
    w->flags = (uint8_t)(((first >= 'A') & (first <= 'Z')) * WORD_CAPITAL |
                         ((first >= '0') & (first <= '9')) * WORD_NUMBER);
    return w;
}

static void
set_hashes(const struct passage *p, struct word *w)
{
    const char *form = p->forms.data + w->form;

    w->hash = hash64_of(form, w->form_len);
    w->stem = stem_hash(form, w->form_len, w->hash);
}

static void
add_known(struct passage *p, struct span at, const struct known_word *k)
{
    const uint64_t lower = 0x2020202020202020u;
    uint64_t folded[2] = {k->at[0] | lower, k->at[1] | lower};
    size_t form = p->forms.len;
    struct word *w;

    memcpy(buf_reserve(&p->forms, KNOWN_BYTES), folded, KNOWN_BYTES);
    p->forms.len += at.stop - at.start;
    w = add_word(p, at.start, at.stop, form);
    w->hash = k->hash;
    w->stem = k->stem;
}

/* Adds what a token that is no plain word holds. */
static void
add_parts(struct passage *p, struct span at)
{
    const char *s = p->text + at.start;

    spans_clear(&p->parts);
    fold_parts(s, at.stop - at.start, &p->parts);
    for (size_t k = 0; k < p->parts.n; k++) {
        struct span part = p->parts.at[k];
        size_t form = p->forms.len;

        fold_token(s + part.start, part.stop - part.start, &p->forms);
        set_hashes(
            p, add_word(p, at.start + part.start, at.start + part.stop, form));
    }
}

static void
add_token(struct passage *p, struct span at)
{
    size_t len = at.stop - at.start, form = p->forms.len;
    const char *s = p->text + at.start;
    struct known_word *k = NULL;
    uint64_t bytes[2];

    if (len <= KNOWN_BYTES) {
        take_bytes(bytes, s, len, p->len - at.start);
        k = known_slot(p, bytes);
        if (k->at[0] == bytes[0] && k->at[1] == bytes[1]) {
            add_known(p, at, k);
            return;
        }
    }
    if (fold_plain(s, len, &p->forms)) {
        struct word *w = add_word(p, at.start, at.stop, form);

        set_hashes(p, w);
        if (k)
            *k = (struct known_word){{bytes[0], bytes[1]}, w->hash, w->stem};
    } else {
        add_parts(p, at);
    }
}

static void
prepare(struct passage *p)
{
    static const char *const turns[PASSAGE_TURNS] = {
        "although", "but", "though", "while", "whereas"};

    p->known = mem_alloc(sizeof *p->known << KNOWN_BITS);
    for (size_t i = 0; i < PASSAGE_TURNS; i++)
        p->turns[i] = hash64_of(turns[i], strlen(turns[i]));
}

static void
find_words(struct passage *p)
{
    if (!p->known)
        prepare(p);
    spans_clear(&p->found);
    words_find(p->text, 0, p->len, &p->found);
    for (size_t i = 0; i < p->found.n && p->n < PASSAGE_WORDS_MAX; i++)
        add_token(p, p->found.at[i]);
}

/* Whether a word turns to another clause: looked for by its hash, without a
   branch that nobody could foretell. */
static bool
turns(const struct passage *p, const struct word *w)
{
    bool found = false;

    for (size_t i = 0; i < PASSAGE_TURNS; i++)
        found |= w->hash == p->turns[i];
    return found;
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

    for (size_t i = 0; i < p->n; i++) {
        bool is_long = p->words[i].form_len >= 4;

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

        w->flags |= (w->flags & WORD_CAPITAL & (w->form_len > 1)) * WORD_NAME;
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
    free(p->known);
    *p = (struct passage){0};
}
