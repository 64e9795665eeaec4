#include "excerpt.h"

#include <stdlib.h>
#include <string.h>

#include "fold.h"
#include "mem.h"
#include "needle.h"
#include "words.h"

enum {
    NEEDLES_MAX = 8,
    TOKEN_BYTES = 8 /* of a token and what parts it from the next, about */
};

struct excerpt {
    const struct atoms *atoms;
    size_t margin;
    bool *begins;                 /* by atom: a hit may begin with it */
    uint32_t needle[NEEDLES_MAX]; /* atoms */
    size_t n_needles;
    bool alone; /* a hit is one word: no other has a say in it */
    struct spans words;
    struct buf form;

    /* the document at hand */
    struct view *v;
    const struct lexis *lexis;
    size_t found;                   /* tokens that a hit may begin with */
    const char *place[NEEDLES_MAX]; /* the next of each needle */
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
    x->margin = margin + q->n; /* a hit has no more words than that */
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
    spans_free(&x->words);
    buf_free(&x->form);
    free(x->begins);
    free(x);
}

/* ---- which tokens may begin a hit ---- */

static bool
word_begins(struct excerpt *x, struct span word)
{
    const struct lexis_entry *e;
    size_t n;

    buf_clear(&x->form);
    fold_token(x->v->doc->text + word.start, word.stop - word.start, &x->form);
    e = lexis_of_form(x->lexis, x->form.data, x->form.len, &n);
    return lexis_any(e, n, x->begins);
}

/* Puts the words from `word` on into the view. How many of them may begin a
   hit; *last is the last of them. */
static size_t
add_words(struct excerpt *x, size_t word, size_t *last)
{
    struct view *v = x->v;
    size_t n = 0, part = v->n;

    view_add(v, word, x->lexis, x->alone);
    for (; part < v->n; part++) {
        const struct part *p = &v->part[part];

        if (!p->n || !lexis_any(p->entry, p->n, x->begins))
            continue;
        n += !n || *last != p->token;
        *last = p->token;
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

/* The next place of any needle. */
static bool
next_place(struct excerpt *x, uint32_t from, uint32_t *at)
{
    const struct doc *d = x->v->doc;
    const char *end = d->text + d->text_len, *first = end;

    for (size_t i = 0; i < x->n_needles; i++) {
        struct atom a = atoms_at(x->atoms, x->needle[i]);

        if (!x->place[i] || x->place[i] < d->text + from)
            x->place[i] = needle_find(d->text + from, end, a.form, a.prefix);
        if (!x->place[i])
            x->place[i] = end;
        if (x->place[i] < first)
            first = x->place[i];
    }
    *at = (uint32_t)(first - d->text);
    return first < end;
}

/* The next place where a hit may begin: its kept span, and what stands there
   between blanks. */
static bool
next_word(struct excerpt *x, struct span *kept, struct span *around)
{
    const char *text = x->v->doc->text;
    uint32_t at;

    for (uint32_t from = x->done; next_place(x, from, &at);
         from = around->stop) {
        *kept = view_kept(x->v, at);
        if (kept->start < x->done)
            kept->start = x->done;
        if (at < kept->start || at >= kept->stop) {
            around->stop = at + 1;
            continue;
        }
        *around = (struct span){back(text, at, kept->start),
                                on(text, at, kept->stop)};
        spans_clear(&x->words);
        words_find(text, around->start, around->stop, &x->words);
        for (size_t i = 0; i < x->words.n; i++)
            if (word_begins(x, x->words.at[i]))
                return true;
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
        x->found += add_words(x, first, &last);
    }
}

/* Adds the stretch around the next place. */
static bool
add_stretch(struct excerpt *x)
{
    struct span kept, around;
    size_t first = x->v->words.n, last;

    if (!next_word(x, &kept, &around))
        return false;
    cut_before(x, kept.start, around.start);
    if (add_words(x, first, &last)) /* not by its bytes: too little is before */
        return false;
    x->done = around.start;
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
    x->found = 0;
    x->done = 0;
    memset(x->place, 0, sizeof x->place);
    while (x->found < n && add_stretch(x))
        ;
    return x->found == n;
}
