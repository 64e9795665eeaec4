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
    struct spans words, parts;
    struct buf form;
    bool found; /* an atom that begins hits, in the token at hand */

    /* the document at hand */
    struct view *v;
    const struct lexis *lexis;
    const uint32_t *types;
    size_t n;
    const char *place[NEEDLES_MAX]; /* the next of each needle */
    uint32_t done;                  /* the text up to here is seen to */
    size_t next;                    /* the token that follows */
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

    for (size_t i = 1; i < q->n; i++)
        if (q->node[i].kind == NODE_GAP || q->node[i].kind == NODE_BESIDE)
            return NULL;
    x = mem_alloc(sizeof *x);
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
    spans_free(&x->parts);
    buf_free(&x->form);
    free(x->begins);
    free(x);
}

/* ---- which tokens may begin a hit ---- */

static bool
type_begins(const struct excerpt *x, uint32_t type)
{
    size_t n;
    const struct lexis_entry *e = lexis_of(x->lexis, type, &n);

    for (size_t i = 0; i < n; i++)
        if (x->begins[e[i].atom])
            return true;
    return false;
}

static void
on_atom(void *cookie, uint32_t atom)
{
    struct excerpt *x = cookie;

    x->found = x->found || x->begins[atom];
}

/* The same by the text itself. */
static bool
text_begins(struct excerpt *x, struct span word)
{
    buf_clear(&x->form);
    fold_token(x->v->doc->text + word.start, word.stop - word.start, &x->form);
    spans_clear(&x->parts);
    fold_parts(x->form.data, x->form.len, &x->parts);
    x->found = false;
    for (size_t i = 0; i < x->parts.n; i++) {
        struct span part = x->parts.at[i];

        atoms_of(x->atoms, x->form.data + part.start, part.stop - part.start,
                 on_atom, x);
    }
    return x->found;
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

/* The next place where a hit may begin: its kept span, what stands there
   between blanks, and the number of the word among the tokens of that. */
static bool
next_word(struct excerpt *x, struct span *kept, struct span *around,
          size_t *word)
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
        for (*word = 0; *word < x->words.n; ++*word)
            if (text_begins(x, x->words.at[*word]))
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
   hit. first: the number in the document of the view's word `of`. */
static bool
cut_on(struct excerpt *x, uint32_t to, size_t of, size_t first)
{
    struct spans *words = &x->v->words;
    size_t seen = words->n, enough = seen;

    while (x->done < to && words->n <= enough + x->margin) {
        uint32_t bytes = (uint32_t)(x->margin + 1) * TOKEN_BYTES;
        uint32_t stop = to - x->done > bytes
                            ? on(x->v->doc->text, x->done + bytes, to)
                            : to;

        words_find(x->v->doc->text, x->done, stop, words);
        x->done = stop;
        for (; seen < words->n; seen++) {
            size_t token = first + (seen - of);

            if (token >= x->n)
                return false;
            if (!type_begins(x, x->types[token]))
                continue;
            if (!text_begins(x, words->at[seen]))
                return false;
            enough = seen;
        }
    }
    return true;
}

/* Adds the stretch around token `at` of the document. */
static bool
add_stretch(struct excerpt *x, size_t at)
{
    struct span kept, around;
    size_t of = x->v->words.n, word;

    if (!next_word(x, &kept, &around, &word))
        return false;
    cut_before(x, kept.start, around.start);
    word += x->v->words.n - of; /* words before it in this stretch */
    if (at < x->next + word)
        return false;
    at -= word;
    x->done = around.start;
    if (!cut_on(x, kept.stop, of, at))
        return false;
    x->next = at + (x->v->words.n - of);
    view_add(x->v, of, x->types + at, x->lexis);
    return true;
}

bool
excerpt_set(struct excerpt *x, struct view *v, const struct doc *d,
            const uint32_t *types, size_t n, const struct lexis *lexis)
{
    view_begin(v, d, x->atoms);
    if (!d->text || !v->kept.n)
        return false;
    x->v = v;
    x->lexis = lexis;
    x->types = types;
    x->n = n;
    x->done = 0;
    x->next = 0;
    memset(x->place, 0, sizeof x->place);
    for (;;) {
        size_t at = lexis_next(lexis, types, x->next, n);

        while (at < n && !type_begins(x, types[at]))
            at = lexis_next(lexis, types, at + 1, n);
        if (at == n)
            return true;
        if (!add_stretch(x, at))
            return false;
    }
}
