#include "view.h"

#include <stdlib.h>

#include "between.h"
#include "fold.h"
#include "mem.h"
#include "sentences.h"
#include "words.h"

/* ---- parts ---- */

static void
add(struct view *v, uint32_t token, struct span at)
{
    if (v->n == v->cap)
        v->part = mem_grow(v->part, &v->cap, v->n + 1, sizeof *v->part);
    v->part[v->n++] = (struct part){.at = at, .token = token};
}

/* Whether text[at] is ASCII letters and digits alone: one part, as nearly every
   token is. */
static bool
is_plain(const char *text, struct span at)
{
    for (; at.start < at.stop; at.start++) {
        unsigned char c = (unsigned char)text[at.start];

        if ((unsigned)((c | 0x20) - 'a') > 25 && (unsigned)(c - '0') > 9)
            return false;
    }
    return true;
}

static bool
is_ascii(const char *text, struct span at)
{
    for (; at.start < at.stop; at.start++)
        if ((unsigned char)text[at.start] >= 0x80)
            return false;
    return true;
}

/* Whether some form that holds an atom may be the word's, which folds into as
   many bytes if it is ASCII. */
static bool
may_hold(const struct lexis *x, const char *text, struct span at)
{
    char first = text[at.start];

    if (first >= 'A' && first <= 'Z')
        first |= 0x20;
    return lexis_may_begin(x, first, at.stop - at.start) || !is_ascii(text, at);
}

static void
add_parts(struct view *v, uint32_t token)
{
    struct span word = v->words.at[token];
    enum token_rule rule = atoms_rule(v->atoms);
    struct spans *parts = &v->parts;

    if (rule != TOKENS_ANTCONC && is_plain(v->doc->text, word)) {
        add(v, token, word);
        return;
    }
    spans_clear(parts);
    token_rule_parts(rule, v->doc->text + word.start, word.stop - word.start,
                     parts);
    for (size_t i = 0; i < parts->n; i++)
        add(v, token,
            (struct span){word.start + parts->at[i].start,
                          word.start + parts->at[i].stop});
}

/* Gives the parts from `first` on, which are those of one token, its type's
   atoms. The parts of a type are those of each token of it. */
static void
set_atoms(struct view *v, size_t first, const struct lexis_entry *e, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        size_t at = first + e[i].part;

        if (at >= v->n)
            return;
        if (!v->part[at].n++)
            v->part[at].entry = &e[i];
    }
}

void
view_begin(struct view *v, const struct doc *d, const struct atoms *a)
{
    v->doc = d;
    v->atoms = a;
    v->n = 0;
    v->has_sentences = false;
    doc_kept(d, &v->kept);
    spans_clear(&v->words);
}

void
view_add(struct view *v, size_t word, const struct lexis *x)
{
    struct span at = v->words.at[word];
    size_t first = v->n, n;
    const struct lexis_entry *e;

    add_parts(v, (uint32_t)word);
    if (!may_hold(x, v->doc->text, at))
        return;
    buf_clear(&v->folded);
    fold_token(v->doc->text + at.start, at.stop - at.start, &v->folded);
    e = lexis_of_form(x, v->folded.data, v->folded.len, &n);
    set_atoms(v, first, e, n);
}

/* The same for all words, by their types. */
static void
add_all(struct view *v, const uint32_t *types, const struct lexis *x)
{
    for (size_t word = 0; word < v->words.n; word++) {
        size_t first = v->n, n;
        const struct lexis_entry *e = lexis_of(x, types[word], &n);

        add_parts(v, (uint32_t)word);
        if (n)
            set_atoms(v, first, e, n);
    }
}

int
view_set(struct view *v, const struct doc *d, const uint32_t *types, size_t n,
         const struct atoms *a, const struct lexis *x)
{
    view_begin(v, d, a);
    if (d->text)
        words_of(d->text, &v->kept, &v->words);
    if (v->words.n != n)
        return -1;
    add_all(v, types, x);
    return 0;
}

void
view_free(struct view *v)
{
    spans_free(&v->kept);
    spans_free(&v->words);
    spans_free(&v->parts);
    spans_free(&v->sentences);
    spans_free(&v->paragraphs);
    abbreviations_free(v->abbreviations);
    buf_free(&v->folded);
    free(v->part);
    *v = (struct view){0};
}

bool
view_is(struct view *v, size_t i, uint32_t atom)
{
    const struct part *p = &v->part[i];
    struct atom a;

    for (size_t j = 0; j < p->n; j++) {
        if (p->entry[j].atom != atom)
            continue;
        a = atoms_at(v->atoms, atom);
        if (!a.cased)
            return true;
        buf_clear(&v->folded);
        fold_keeping_case(v->doc->text + p->at.start, p->at.stop - p->at.start,
                          &v->folded);
        return atom_fits(a.cased, a.cased_len, v->folded.data, v->folded.len);
    }
    return false;
}

uint32_t
view_possessive(const struct view *v, size_t i)
{
    const struct part *p = &v->part[i];

    return (uint32_t)fold_possessive(v->doc->text, v->words.at[p->token].stop,
                                     p->at);
}

/* ---- what parts them ---- */

struct span
view_kept(const struct view *v, uint32_t offset)
{
    size_t low = 0, high = v->kept.n;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;

        if (v->kept.at[middle].start <= offset)
            low = middle;
        else
            high = middle;
    }
    return v->kept.at[low];
}

bool
view_bridges(const struct view *v, size_t i, const char *signs, size_t n)
{
    const struct part *a = &v->part[i], *b = a + 1;
    struct span at;

    if (i + 1 >= v->n)
        return false;
    if (a->token == b->token)
        return n == 0;
    at.start = v->words.at[a->token].stop; /* not the part's: a possessive */
    at.stop = v->words.at[b->token].start;
    return view_kept(v, at.start - 1).stop >= b->at.stop &&
           between_is(v->doc->text, at, signs, n);
}

bool
view_behind(const struct view *v, size_t i, const char *signs, size_t n)
{
    uint32_t token = v->part[i].token, end = v->words.at[token].stop;
    struct span at = {end, view_kept(v, end - 1).stop};

    return (i + 1 == v->n || v->part[i + 1].token != token) &&
           between_begins(v->doc->text, at, signs, n);
}

bool
view_before(const struct view *v, size_t i, const char *signs, size_t n)
{
    uint32_t token = v->part[i].token, start = v->words.at[token].start;
    struct span at = {view_kept(v, start).start, start};

    return (i == 0 || v->part[i - 1].token != token) &&
           between_ends(v->doc->text, at, signs, n);
}

static void
find_sentences(struct view *v)
{
    v->has_sentences = true;
    if (!v->abbreviations)
        v->abbreviations = abbreviations_new(NULL, 0);
    spans_clear(&v->paragraphs);
    spans_clear(&v->sentences);
    paragraphs_find(v->doc->text, &v->kept, &v->paragraphs);
    for (size_t i = 0; i < v->paragraphs.n; i++)
        sentences_find(v->doc->text, v->paragraphs.at[i], v->abbreviations,
                       &v->sentences);
    if (!v->sentences.n) /* words without any: damaged text */
        spans_add(&v->sentences, 0, v->doc->text_len);
}

/* The sentence around an offset of a token. */
static size_t
sentence_at(struct view *v, uint32_t offset)
{
    size_t low = 0, high;

    if (!v->has_sentences)
        find_sentences(v);
    high = v->sentences.n;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;

        if (v->sentences.at[middle].start <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* The first part at or behind an offset. */
static size_t
part_behind(const struct view *v, uint32_t offset)
{
    size_t low = 0, high = v->n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (v->part[middle].at.start < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void
view_sentence(struct view *v, size_t i, size_t *first, size_t *stop)
{
    size_t at = sentence_at(v, v->part[i].at.start);

    *first = part_behind(v, v->sentences.at[at].start);
    *stop = part_behind(v, v->sentences.at[at].stop);
}

/* ---- context ---- */

static void
tokens_around(const struct view *v, struct span kept, size_t n,
              struct span *left, struct span *right, size_t first, size_t last)
{
    for (size_t i = 0;
         i < n && first > 0 && v->words.at[first - 1].start >= kept.start; i++)
        first--;
    for (size_t i = 0; i < n && last + 1 < v->words.n &&
                       v->words.at[last + 1].stop <= kept.stop;
         i++)
        last++;
    left->start = v->words.at[first].start;
    right->stop = v->words.at[last].stop;
}

static void
sentences_around(struct view *v, struct span kept, size_t n, struct span *left,
                 struct span *right)
{
    size_t first = sentence_at(v, left->stop);
    size_t last = sentence_at(v, right->start - 1);

    for (size_t i = 0;
         i < n && first > 0 && v->sentences.at[first - 1].start >= kept.start;
         i++)
        first--;
    for (size_t i = 0; i < n && last + 1 < v->sentences.n &&
                       v->sentences.at[last + 1].stop <= kept.stop;
         i++)
        last++;
    left->start = v->sentences.at[first].start;
    right->stop = v->sentences.at[last].stop;
}

static bool
inside_point(const struct view *v, uint32_t offset)
{
    return ((unsigned char)v->doc->text[offset] & 0xc0) == 0x80;
}

static void
characters_around(const struct view *v, struct span kept, size_t n,
                  struct span *left, struct span *right)
{
    for (size_t i = 0; i < n && left->start > kept.start; i++)
        while (--left->start > kept.start && inside_point(v, left->start))
            ;
    for (size_t i = 0; i < n && right->stop < kept.stop; i++)
        while (++right->stop < kept.stop && inside_point(v, right->stop))
            ;
}

static bool
is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

void
view_context(struct view *v, size_t first, size_t stop, uint32_t end,
             enum view_unit unit, size_t n, struct span *left,
             struct span *right)
{
    const struct part *a = &v->part[first], *z = &v->part[stop - 1];
    struct span kept = view_kept(v, a->at.start);
    const char *text = v->doc->text;

    *left = (struct span){a->at.start, a->at.start};
    *right = (struct span){end, end};
    if (unit == VIEW_TOKENS)
        tokens_around(v, kept, n, left, right, a->token, z->token);
    else if (unit == VIEW_SENTENCES)
        sentences_around(v, kept, n, left, right);
    else
        characters_around(v, kept, n, left, right);
    while (left->stop > left->start && is_blank(text[left->stop - 1]))
        left->stop--;
    while (right->start < right->stop && is_blank(text[right->start]))
        right->start++;
}

bool
view_neighbour(const struct view *v, size_t at, int i, struct span *token)
{
    const struct part *p = &v->part[at];
    struct span kept = view_kept(v, p->at.start);
    int64_t to = (int64_t)p->token + i;

    if (to < 0 || (size_t)to >= v->words.n)
        return false;
    *token = v->words.at[to];
    return token->start >= kept.start && token->stop <= kept.stop;
}
