#include "tags.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

void
items_free(struct items *x)
{
    free(x->at);
    free(x->tags);
    *x = (struct items){0};
}

static void
widen(struct items *x)
{
    x->at = mem_widen(x->at, &x->cap, x->n + 1, sizeof *x->at);
    x->tags = mem_resize(x->tags, x->cap);
}

static inline void
add(struct items *x, uint32_t start, uint32_t stop, char tag)
{
    if (x->n == x->cap)
        widen(x);
    x->at[x->n] = (struct span){start, stop};
    x->tags[x->n++] = tag;
}

/* Bytes of a dash at s: en, em, bar, "--"; 0: none. */
static uint32_t
dash_at(const char *s, const char *end)
{
    if (end - s >= 3 && s[0] == '\xe2' && s[1] == '\x80' &&
        (s[2] == '\x93' || s[2] == '\x94' || s[2] == '\x95'))
        return 3;
    return end - s >= 2 && s[0] == '-' && s[1] == '-' ? 2 : 0;
}

/* The punctuation between two words. Full stops are left out: where one ends a
   sentence, the end is an item of its own. */
static void
add_gap(struct items *x, const char *text, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        uint32_t dash = dash_at(text + i, text + to);

        if (dash) {
            add(x, i, i + dash, '-');
            i += dash - 1;
        } else if (text[i] == '-' && i > from && i + 1 < to &&
                   text[i - 1] == ' ' && text[i + 1] == ' ') {
            add(x, i, i + 1, '-');
        } else if (text[i] == ',' || text[i] == ';' || text[i] == ':' ||
                   text[i] == '(' || text[i] == ')') {
            add(x, i, i + 1, text[i]);
        } else if (text[i] == '?' || text[i] == '!') {
            add(x, i, i + 1, '!');
        }
    }
}

/* Bytes of a possessive 's at the end of a word, or of a bare apostrophe. */
static uint32_t
possessive(const char *s, uint32_t len)
{
    uint32_t n = len > 1 && s[len - 1] == 's' ? 1 : 0;
    char mark = s[len - n - 1];

    if (mark == '\'' && len > n + 1)
        return n + 1;
    if (mark == '\x99' && len > n + 3 &&
        memcmp(s + len - n - 3, "\xe2\x80\x99", 3) == 0)
        return n + 3;
    return 0;
}

static bool
is_capital(char c)
{
    return (c >= 'A' && c <= 'Z') || c == '\xc3' || c == '\xd0';
}

/* A capital inside a sentence makes a name of any word but I, and of those
   listed with it. */
static char
tag_of(const struct tagger *t, const char *s, uint32_t len, bool first)
{
    char tag = 0;

    if (*s >= '0' && *s <= '9')
        return t->number;
    if (!is_capital(*s)) {
        tag = tagger_look(t, s, len);
        return tag ? tag : t->other;
    }
    if (first && len > 1 && s[1] >= 'A' && s[1] <= 'Z')
        return t->capital; /* US */
    if (first || (len <= 4 && s[0] == 'I' &&
                  (len == 1 || s[1] == '\'' || s[1] == '\xe2')))
        tag = tagger_look(t, s, len);
    else if (len <= WORD_MAX)
        tag = tagger_tag(t, word_key_exact(s, len));
    return tag ? tag : t->capital;
}

static void
add_word(struct items *x, const struct tagger *t, const char *text,
         struct span at, bool first)
{
    const char *s = text + at.start;
    uint32_t len = at.stop - at.start, end = possessive(s, len);
    char tag;

    if (end) { /* it's, he's are in the list; else 's is an item */
        tag = tagger_look(t, s, len);
        if (tag) {
            add(x, at.start, at.stop, tag);
            return;
        }
        add(x, at.start, at.stop - end, tag_of(t, s, len - end, first));
        add(x, at.stop - end, at.stop, '\'');
        return;
    }
    add(x, at.start, at.stop, tag_of(t, s, len, first));
}

/* Whether a word at the place begins a sentence or a quotation. */
static bool
begins(const struct items *x, size_t before, const char *text, uint32_t at)
{
    if (x->n == before || x->tags[x->n - 1] == ':')
        return true;
    return at > 2 && (text[at - 1] == '"' ||
                      (text[at - 3] == '\xe2' && text[at - 2] == '\x80' &&
                       (text[at - 1] == '\x9c' || text[at - 1] == '\x98')));
}

/* A word that begins a sentence and stands before its verb is a name, whatever
   it ends like: Reed said, Fleming has. */
static void
name_first(struct items *x, size_t first, const struct tagger *t,
           const char *text)
{
    struct span at = x->at[first];
    char *tag = &x->tags[first], next = x->tags[first + 1];

    if ((*tag == 'e' || *tag == 'r' || *tag == 'f') &&
        (next == 'v' || next == 'x') && is_capital(text[at.start]) &&
        !tagger_tag(t, word_key(text + at.start, at.stop - at.start)))
        *tag = t->capital;
}

void
tags_read(const struct tagger *t, const struct article *a, struct items *x)
{
    const struct span *words = a->words.at;
    const char *text = a->d.text;
    size_t w = 0, p = 0, n_words = a->words.n;

    x->n = 0;
    for (size_t s = 0; s < a->sentences.n; s++) {
        struct span in = a->sentences.at[s];
        uint32_t at = in.start;
        size_t before = x->n;

        while (w < n_words && words[w].start < in.start)
            w++;
        for (; w < n_words && words[w].start < in.stop; w++) {
            struct span word = words[w];

            if (word.start - at != 1 || text[at] != ' ')
                add_gap(x, text, at, word.start);
            add_word(x, t, text, word,
                     is_capital(text[word.start]) &&
                         begins(x, before, text, word.start));
            at = word.stop;
        }
        if (at < in.stop)
            add_gap(x, text, at, in.stop);
        if (x->n > before + 1)
            name_first(x, before, t, text);
        while (p < a->paragraphs.n && a->paragraphs.at[p].stop < in.stop)
            p++;
        add(x, in.stop, in.stop,
            s + 1 == a->sentences.n ||
                    (p < a->paragraphs.n &&
                     a->sentences.at[s + 1].start >= a->paragraphs.at[p].stop)
                ? '\n'
                : '.');
    }
}

int
items_from(const struct items *x, uint32_t byte)
{
    size_t low = 0, high = x->n;

    while (low < high) {
        size_t mid = low + (high - low) / 2;

        if (x->at[mid].stop <= byte)
            low = mid + 1;
        else
            high = mid;
    }
    return (int)low + 1;
}
