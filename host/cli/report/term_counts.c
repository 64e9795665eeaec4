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

/* Calls each with the types of every document of the scope. */
static int
each_stream(struct scope *s, void *cookie,
            int (*each)(void *cookie, int64_t id, const char *day,
                        const uint32_t *types, size_t n, struct fault *ft),
            struct fault *ft)
{
    struct sql *q;
    int more;

    if (scope_query(s, &q, ft, "SELECT id, published FROM %s ORDER BY id",
                    s->documents))
        return -1;
    while ((more = sql_next(q, ft)) > 0) {
        int64_t id = row_int(q, 0);
        char *day = row_text(q, 1);
        const uint32_t *types;
        size_t n;
        int found = reader_stream(s->reader, id, &types, &n, ft);

        if (found >= 0 && n)
            found = each(cookie, id, day, types, n, ft);
        free(day);
        if (found < 0) {
            more = -1;
            break;
        }
    }
    sql_close(q);
    return more;
}

struct placing {
    struct term_counts *t;
    struct scope *s;
    bool *wanted; /* by type: it is a term */
    uint32_t highest;
    struct doc doc; /* with kept stretches and tokens, if read */
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

/* The term of the counts with this number. */
static struct term *
term_at(struct term_counts *t, size_t j)
{
    return j < t->n_all ? &t->all[j] : &t->telling[j - t->n_all];
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
add_place(struct placing *p, struct term *t, int64_t id, const char *day,
          size_t i, struct fault *ft)
{
    struct span at;
    struct hit *hit;

    if (place_tokens(p, id, ft))
        return -1;
    if (i >= p->tokens.n)
        return 0;
    at = around(p, i);
    hit = hits_add(&t->hits, id, at.start, at.stop, day, NULL);
    hit->mark_start = p->tokens.at[i].start;
    hit->mark_stop = p->tokens.at[i].stop;
    return 0;
}

static int
find(void *cookie, int64_t id, const char *day, const uint32_t *types, size_t n,
     struct fault *ft)
{
    struct placing *p = cookie;
    struct term_counts *t = p->t;

    for (size_t i = 0; i < n; i++) {
        if (types[i] > p->highest || !p->wanted[types[i]])
            continue;
        for (size_t j = 0; j < t->n_all + t->n_telling; j++) {
            struct term *term = term_at(t, j);

            if (term->type == types[i] && hits_wants(&term->hits) &&
                add_place(p, term, id, day, i, ft))
                return -1;
        }
    }
    return 0;
}

/* Finds the types of the terms. */
static int
find_types(struct placing *p, struct fault *ft)
{
    struct term_counts *t = p->t;

    if (reader_types(p->s->reader, &p->highest, ft))
        return -1;
    p->wanted = mem_alloc((size_t)p->highest + 1);
    for (size_t j = 0; j < t->n_all + t->n_telling; j++) {
        struct term *term = term_at(t, j);

        if (reader_type(p->s->reader, term->form, strlen(term->form),
                        &term->type, ft))
            return -1;
        p->wanted[term->type] = true;
    }
    return 0;
}

int
term_counts_places(struct term_counts *t, struct scope *s, size_t cap,
                   struct fault *ft)
{
    struct placing p = {.t = t, .s = s};
    int bad;

    for (size_t j = 0; j < t->n_all + t->n_telling; j++) {
        term_at(t, j)->hits.total = term_at(t, j)->frequency;
        term_at(t, j)->hits.cap = cap;
    }
    bad = find_types(&p, ft) || each_stream(s, &p, find, ft);
    doc_free(&p.doc);
    spans_free(&p.kept);
    spans_free(&p.tokens);
    free(p.wanted);
    return bad ? -1 : 0;
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
