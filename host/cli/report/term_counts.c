#include "term_counts.h"

#include <stdlib.h>
#include <string.h>

#include "count.h"
#include "mem.h"
#include "words.h"

enum {
    AROUND = 14 /* tokens on each side of the term */
};

/* ---- counts: those of `slant freq` */

struct taking {
    struct term_counts *t;
    struct term *terms;
    size_t n, n_columns;
    const struct sheet_column *const *columns;
};

static void
begin(void *cookie, const struct sheet_column *const *columns, size_t n)
{
    struct taking *taking = cookie;

    taking->columns = columns;
    taking->n_columns = n;
}

static const struct value *
cell(const struct taking *taking, const struct value *cells, const char *name)
{
    for (size_t i = 0; i < taking->n_columns; i++)
        if (strcmp(taking->columns[i]->name, name) == 0)
            return &cells[i];
    abort(); /* the table has these columns */
}

static void
row(void *cookie, const struct value *cells)
{
    struct taking *taking = cookie;
    struct term *t = &taking->terms[taking->n++];
    const struct value *word = cell(taking, cells, "word");

    t->form = mem_copy(word->text.p, word->text.len);
    t->frequency = (uint64_t)cell(taking, cells, "frequency")->i;
    t->documents = (uint64_t)cell(taking, cells, "docfreq")->i;
    taking->t->tokens = (uint64_t)cell(taking, cells, "tokens")->i;
    taking->t->documents = (uint64_t)cell(taking, cells, "documents")->i;
}

static void
note(void *cookie, bool warning, const char *text)
{
    (void)cookie;
    (void)warning;
    (void)text;
}

/* The first `most` words; telling: without function words. */
static int
pick(struct term_counts *t, struct scope *s, bool telling, size_t most,
     struct term **terms, size_t *n, struct fault *ft)
{
    struct taking taking = {.t = t,
                            .terms = mem_alloc((most + 1) * sizeof **terms)};
    const struct sheet_taker to = {&taking, begin, row, note};
    struct request q;
    int bad;

    request_init(&q);
    q.where = mem_string(s->where);
    q.limit = most;
    q.features.stop_english = telling;
    bad = frequency_table(s->store, &q, &to, ft);
    request_free(&q);
    *terms = taking.terms;
    *n = taking.n;
    return bad;
}

int
term_counts_make(struct term_counts *t, struct scope *s, size_t n_all,
                 size_t n_telling, struct fault *ft)
{
    *t = (struct term_counts){0};
    return pick(t, s, false, n_all, &t->all, &t->n_all, ft) ||
                   pick(t, s, true, n_telling, &t->telling, &t->n_telling, ft)
               ? -1
               : 0;
}

/* ---- places */

/* Of each type the first term that is of it + 1, or 0; of a term the next one
   of its type, likewise. A word can be in both lists. */
struct placing {
    struct scope *s;
    struct term **terms;
    size_t n;
    uint16_t *first, *next;
    uint32_t highest; /* type */
    struct doc doc;   /* with kept stretches and tokens, if read */
    struct spans kept, tokens;
    int64_t id;
};

/* Reads the document and where its tokens stand, once. */
static int
place_tokens(struct placing *p, int64_t id, struct fault *ft)
{
    int found;

    if (p->id == id)
        return 0;
    doc_free(&p->doc);
    p->doc = (struct doc){0};
    p->id = 0;
    spans_clear(&p->kept);
    spans_clear(&p->tokens);
    found = reader_doc(p->s->reader, id, &p->doc, ft);
    if (found < 0)
        return -1;
    if (p->doc.text) {
        doc_kept(&p->doc, &p->kept);
        words_of(p->doc.text, &p->kept, &p->tokens);
    }
    p->id = id;
    return 0;
}

/* The words around a token, inside the kept stretch it stands in. */
static struct span
around(const struct placing *p, size_t i)
{
    const struct spans *tokens = &p->tokens;
    size_t first = i > AROUND ? i - AROUND : 0, last = i + AROUND;
    struct span at = tokens->at[i], out;

    last = last < tokens->n ? last : tokens->n - 1;
    out.start = tokens->at[first].start;
    out.stop = tokens->at[last].stop;
    for (size_t k = 0; k < p->kept.n; k++) {
        struct span kept = p->kept.at[k];

        if (at.start < kept.start || at.stop > kept.stop)
            continue;
        out.start = out.start < kept.start ? kept.start : out.start;
        out.stop = out.stop > kept.stop ? kept.stop : out.stop;
    }
    return out;
}

static int
add_place(struct placing *p, struct term *t, int64_t id, size_t i,
          struct fault *ft)
{
    struct span at;
    struct hit *hit;
    char *day;

    if (place_tokens(p, id, ft))
        return -1;
    if (i >= p->tokens.n)
        return 0;
    if (scope_day(p->s, id, &day, ft))
        return -1;
    at = around(p, i);
    hit = hits_add(&t->hits, id, at.start, at.stop, day, NULL);
    hit->mark_start = p->tokens.at[i].start;
    hit->mark_stop = p->tokens.at[i].stop;
    free(day);
    return 0;
}

static int
find(void *cookie, size_t document, const uint32_t *types, size_t n,
     struct fault *ft)
{
    struct placing *p = cookie;
    int64_t id = p->s->census.at[document].id;

    for (size_t i = 0; i < n; i++) {
        uint16_t k = types[i] <= p->highest ? p->first[types[i]] : 0;

        for (; k; k = p->next[k]) {
            struct term *t = p->terms[k - 1];

            if (hits_wants(&t->hits) && add_place(p, t, id, i, ft))
                return -1;
        }
    }
    return 0;
}

/* In the streams of all documents. */
static int
find_all(struct placing *p, struct fault *ft)
{
    const struct census *c = &p->s->census;
    int64_t *ids = mem_alloc((c->n + 1) * sizeof *ids);
    int bad;

    for (size_t i = 0; i < c->n; i++)
        ids[i] = c->at[i].id;
    bad = reader_streams(p->s->reader, ids, c->n, find, p, ft);
    free(ids);
    return bad;
}

static struct term *
term_at(struct term_counts *t, size_t i)
{
    return i < t->n_all ? &t->all[i] : &t->telling[i - t->n_all];
}

/* Which terms are of which type. */
static void
map_types(struct placing *p, struct term_counts *t)
{
    for (size_t i = 0; i < p->n; i++) {
        p->terms[i] = term_at(t, i);
        if (p->terms[i]->type > p->highest)
            p->highest = p->terms[i]->type;
    }
    p->first = mem_alloc(((size_t)p->highest + 1) * sizeof *p->first);
    for (size_t i = p->n; i-- > 0;) { /* the first of a type comes last */
        uint16_t *first = &p->first[p->terms[i]->type];

        p->next[i + 1] = *first;
        *first = (uint16_t)(i + 1);
    }
}

int
term_counts_places(struct term_counts *t, struct scope *s, size_t cap,
                   struct fault *ft)
{
    struct placing p = {.s = s, .n = t->n_all + t->n_telling};
    int bad = 0;

    for (size_t i = 0; i < p.n && !bad; i++) {
        struct term *term = term_at(t, i);

        term->hits.total = term->frequency;
        term->hits.cap = cap;
        bad = reader_type(s->reader, term->form, strlen(term->form),
                          &term->type, ft);
    }
    p.terms = mem_alloc((p.n + 1) * sizeof(struct term *));
    p.next = mem_alloc((p.n + 1) * sizeof *p.next);
    map_types(&p, t);
    if (!bad)
        bad = find_all(&p, ft);
    free(p.terms);
    free(p.first);
    free(p.next);
    doc_free(&p.doc);
    spans_free(&p.kept);
    spans_free(&p.tokens);
    return bad;
}

static void
free_terms(struct term *terms, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        free(terms[i].form);
        hits_free(&terms[i].hits);
    }
    free(terms);
}

void
term_counts_free(struct term_counts *t)
{
    free_terms(t->all, t->n_all);
    free_terms(t->telling, t->n_telling);
    *t = (struct term_counts){0};
}
