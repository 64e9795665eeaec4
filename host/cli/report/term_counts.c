#include "term_counts.h"

#include <stdlib.h>
#include <string.h>

#include "function_words.h"
#include "mem.h"
#include "words.h"

enum {
    AROUND = 14 /* tokens on each side of the term */
};

struct tally {
    uint64_t frequency;
    uint32_t documents;
    uint32_t last; /* the running number of the document counted last */
};

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

struct counting {
    struct term_counts *t;
    struct tally *tally;
    uint32_t size; /* the highest type */
};

static int
count(void *cookie, int64_t id, const char *day, const uint32_t *types,
      size_t n, struct fault *ft)
{
    struct counting *c = cookie;

    (void)id;
    (void)day;
    (void)ft;
    c->t->documents++;
    c->t->tokens += n;
    for (size_t i = 0; i < n; i++) {
        struct tally *t = types[i] <= c->size ? &c->tally[types[i]] : NULL;

        if (!t)
            continue;
        t->frequency++;
        t->documents += t->last != (uint32_t)c->t->documents;
        t->last = (uint32_t)c->t->documents;
    }
    return 0;
}

static bool
before(const struct tally *tally, const struct vocabulary *v, uint32_t a,
       uint32_t b)
{
    size_t n, m;
    const char *x, *y;
    int way;

    if (tally[a].frequency != tally[b].frequency)
        return tally[a].frequency > tally[b].frequency;
    x = vocabulary_form(v, a, &n);
    y = vocabulary_form(v, b, &m);
    way = x && y ? memcmp(x, y, n < m ? n : m) : 0;
    return way ? way < 0 : n < m;
}

static bool
is_function_word(const struct vocabulary *v, uint32_t type)
{
    char text[16];
    size_t n;
    const char *form = vocabulary_form(v, type, &n);

    if (!form || n >= sizeof text)
        return false;
    memcpy(text, form, n);
    text[n] = '\0';
    return function_words_has(text);
}

/* The first `most` types; telling: without function words. */
static struct term *
pick(const struct counting *c, const struct vocabulary *v, bool telling,
     size_t most, size_t *n)
{
    uint32_t *top = mem_alloc((most + 1) * sizeof *top);
    struct term *terms = mem_alloc((most + 1) * sizeof *terms);

    *n = 0;
    for (uint32_t type = 1; type <= c->size; type++) {
        const struct tally *t = &c->tally[type];
        size_t at = *n;

        if (!t->frequency)
            continue;
        while (at > 0 && before(c->tally, v, type, top[at - 1]))
            at--;
        if (at == most || (telling && is_function_word(v, type)))
            continue;
        memmove(top + at + 1, top + at, (*n - at) * sizeof *top);
        top[at] = type;
        *n += *n < most;
    }
    for (size_t i = 0; i < *n; i++) {
        size_t len;
        const char *form = vocabulary_form(v, top[i], &len);

        terms[i].type = top[i];
        terms[i].form = mem_copy(form ? form : "", form ? len : 0);
        terms[i].frequency = c->tally[top[i]].frequency;
        terms[i].documents = c->tally[top[i]].documents;
    }
    free(top);
    return terms;
}

int
term_counts_make(struct term_counts *t, struct scope *s, size_t n_all,
                 size_t n_telling, struct fault *ft)
{
    struct counting c = {.t = t};
    struct vocabulary *v;
    int bad;

    *t = (struct term_counts){0};
    if (vocabulary_open(&v, s->store, ft))
        return -1;
    c.size = vocabulary_size(v);
    c.tally = mem_alloc(((size_t)c.size + 1) * sizeof *c.tally);
    bad = each_stream(s, &c, count, ft);
    if (!bad) {
        t->all = pick(&c, v, false, n_all, &t->n_all);
        t->telling = pick(&c, v, true, n_telling, &t->n_telling);
    }
    free(c.tally);
    vocabulary_free(v);
    return bad;
}

/* ---- places */

struct placing {
    struct term_counts *t;
    struct scope *s;
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
        for (size_t j = 0; j < t->n_all + t->n_telling; j++) {
            struct term *term =
                j < t->n_all ? &t->all[j] : &t->telling[j - t->n_all];

            if (term->type == types[i] && hits_wants(&term->hits) &&
                add_place(p, term, id, day, i, ft))
                return -1;
        }
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
        struct term *term =
            j < t->n_all ? &t->all[j] : &t->telling[j - t->n_all];

        term->hits.total = term->frequency;
        term->hits.cap = cap;
    }
    bad = each_stream(s, &p, find, ft);
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
