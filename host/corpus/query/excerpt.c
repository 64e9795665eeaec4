#include "excerpt.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "needle.h"
#include "words.h"

enum {
    NEEDLES_MAX = 8,
    TOKEN_BYTES = 7 /* of a token and what parts it from the next, or more */
};

struct excerpt {
    const struct atoms *atoms;
    size_t margin;
    bool *begins;                 /* by atom: a hit may begin with it */
    uint32_t needle[NEEDLES_MAX]; /* atoms */
    size_t n_needles;
    bool alone; /* a hit is one word: no other has a say in it */

    /* the document at hand */
    struct view *v;
    const struct lexis *lexis;
    int64_t left;                   /* tokens that a hit may begin with, to be
                                       found still */
    const char *place[NEEDLES_MAX]; /* the next of each needle */
    int64_t next;                   /* the first of these; -1: not looked for */
    uint32_t done;                  /* the text up to here is seen to */
};

/* ---- queries ---- */

static bool
has_needles(struct excerpt *x, size_t n_atoms)
{
    for (uint32_t i = 0; i < n_atoms; i++) {
        struct atom a = atoms_at(x->atoms, i);

        if (!x->begins[i])
            continue;
        if (x->n_needles == NEEDLES_MAX || !needle_is(a.form, a.prefix))
            return false;
        x->needle[x->n_needles++] = i;
    }
    return true;
}

struct excerpt *
excerpt_new(const struct query *q, const struct atoms *a, size_t margin)
{
    struct excerpt *x;
    bool alone = true;

    for (size_t i = 1; i < q->n; i++) {
        enum node_kind kind = q->node[i].kind;

        if (kind == NODE_GAP || kind == NODE_BESIDE)
            return NULL;
        alone = alone && kind != NODE_SEQUENCE;
    }
    x = mem_alloc(sizeof *x);
    x->alone = alone;
    x->atoms = a;
    x->margin = alone ? margin : margin + q->n; /* words of a hit at most */
    x->begins = mem_alloc(atoms_n(a) + 1);
    if (!query_begins(q, x->begins) || !has_needles(x, atoms_n(a))) {
        excerpt_free(x);
        return NULL;
    }
    return x;
}

void
excerpt_free(struct excerpt *x)
{
    if (!x)
        return;
    free(x->begins);
    free(x);
}

/* ---- where a hit may begin ---- */

static bool
is_letter(char c)
{
    return (unsigned)((c | 0x20) - 'a') < 26;
}

/* Whether a letter beside it says that a needle is inside a longer word. */
static bool
inside_word(const char *text, const char *end, const char *at, struct atom a)
{
    const char *last = at + a.prefix - 1;

    return (at > text && is_letter(*at) && is_letter(at[-1])) ||
           (a.prefix == a.len && last + 1 < end && is_letter(*last) &&
            is_letter(last[1]));
}

/* The next place of a needle; where there is none, the end of the text. */
static const char *
needle_place(const struct excerpt *x, size_t i, const char *from)
{
    const struct doc *d = x->v->doc;
    const char *end = d->text + d->text_len;
    struct atom a = atoms_at(x->atoms, x->needle[i]);

    while ((from = needle_find(from, end, a.form, a.prefix)) &&
           inside_word(d->text, end, from, a))
        from++;
    return from ? from : end;
}

/* The next place of any needle; where there is none, the end of the text. */
static uint32_t
next_place(struct excerpt *x, uint32_t from)
{
    const struct doc *d = x->v->doc;
    const char *end = d->text + d->text_len, *first = end;

    if (x->next >= from)
        return (uint32_t)x->next;
    for (size_t i = 0; i < x->n_needles; i++) {
        if (!x->place[i] || x->place[i] < d->text + from)
            x->place[i] = needle_place(x, i, d->text + from);
        if (x->place[i] < first)
            first = x->place[i];
    }
    x->next = first - d->text;
    return (uint32_t)x->next;
}

/* The word that the next place stands in, or the one behind it; from `word` on.
 */
static size_t
word_of_place(struct excerpt *x, size_t word)
{
    const struct spans *words = &x->v->words;
    uint32_t place;

    if (word == words->n)
        return word;
    place = next_place(x, words->at[word].start);
    while (word < words->n && words->at[word].stop <= place)
        word++;
    return word;
}

/* Puts a word into the view. Whether it may begin a hit. */
static bool
add_word(struct excerpt *x, size_t word)
{
    struct view *v = x->v;
    size_t part = v->n;

    view_add(v, word, x->lexis);
    while (part < v->n &&
           !lexis_any(v->part[part].entry, v->part[part].n, x->begins))
        part++;
    return part < v->n;
}

/* Puts the words from `word` on into the view; where a hit is one word, those
   alone that hold a needle. How many of them may begin a hit; *last is the last
   of them. */
static int64_t
add_words(struct excerpt *x, size_t word, size_t *last)
{
    int64_t n = 0;

    for (; word < x->v->words.n && !(x->alone && n == x->left); word++) {
        if (x->alone && (word = word_of_place(x, word)) == x->v->words.n)
            break;
        if (add_word(x, word)) {
            *last = word;
            n++;
        }
    }
    return n;
}

/* ---- stretches ---- */

/* No token goes over these, and what stands on one side of them has no say in
   how the other is cut. */
static bool
parts_tokens(char c)
{
    return c == ' ' || c == '\n';
}

static uint32_t
back(const char *text, uint32_t at, uint32_t from)
{
    while (at > from && !parts_tokens(text[at - 1]))
        at--;
    return at;
}

static uint32_t
on(const char *text, uint32_t at, uint32_t to)
{
    while (at < to && !parts_tokens(text[at]))
        at++;
    return at;
}

/* The next place where a hit may begin: its kept span, and where what stands
   there begins behind a blank. */
static bool
next_word(struct excerpt *x, struct span *kept, uint32_t *start)
{
    uint32_t at;

    for (uint32_t from = x->done;
         (at = next_place(x, from)) < x->v->doc->text_len; from = at + 1) {
        *kept = view_kept(x->v, at);
        if (kept->start < x->done)
            kept->start = x->done;
        if (at >= kept->start && at < kept->stop) {
            *start = back(x->v->doc->text, at, kept->start);
            return true;
        }
    }
    return false;
}

/* Cuts what stands before `stop`, with enough tokens. */
static void
cut_before(struct excerpt *x, uint32_t from, uint32_t stop)
{
    struct spans *words = &x->v->words;
    size_t first = words->n;
    uint32_t bytes = (uint32_t)(x->margin + 1) * TOKEN_BYTES, start;

    do {
        words->n = first;
        start = stop - from > bytes ? back(x->v->doc->text, stop - bytes, from)
                                    : from;
        words_find(x->v->doc->text, start, stop, words);
        bytes *= 2;
    } while (words->n - first < x->margin && start > from);
}

/* Cuts on from x->done, up to enough tokens behind the last that may begin a
   hit. */
static void
cut_on(struct excerpt *x, uint32_t to)
{
    struct spans *words = &x->v->words;
    size_t last = words->n;

    while (x->done < to && words->n <= last + x->margin) {
        uint32_t bytes = (uint32_t)(x->margin + 1) * TOKEN_BYTES;
        uint32_t stop = to - x->done > bytes
                            ? on(x->v->doc->text, x->done + bytes, to)
                            : to;
        size_t first = words->n;

        words_find(x->v->doc->text, x->done, stop, words);
        x->done = stop;
        x->left -= add_words(x, first, &last);
    }
}

/* Adds the stretch around the next place. */
static bool
add_stretch(struct excerpt *x)
{
    struct span kept;
    uint32_t start;
    size_t first = x->v->words.n, last;

    if (!next_word(x, &kept, &start))
        return false;
    cut_before(x, kept.start, start);
    if (add_words(x, first, &last)) /* not by its bytes: too little is before */
        return false;
    x->done = start;
    cut_on(x, kept.stop);
    return true;
}

bool
excerpt_set(struct excerpt *x, struct view *v, const struct doc *d, size_t n,
            const struct lexis *lexis)
{
    view_begin(v, d, x->atoms);
    if (!d->text || !v->kept.n)
        return false;
    x->v = v;
    x->lexis = lexis;
    x->left = (int64_t)n;
    x->done = 0;
    x->next = -1;
    memset(x->place, 0, sizeof x->place);
    while (x->left > 0 && add_stretch(x))
        ;
    return x->left == 0;
}
