/* The words that stand out in each document. */
#include <math.h>
#include <stdlib.h>

#include "compare.h"
#include "mem.h"
#include "pass.h"
#include "ranking.h"
#include "weighting.h"

static const struct sheet_column columns[] = {
    {"document", "", "its number in the corpus", false},
    {"key", "", "its key", false},
    {"word", "", "the type: a token's case-folded form", false},
    {"weight", "",
     "tf x idf of the schemes asked for (default: count x inverse, log10, as "
     "quanteda), or with bm25 that of the word alone; with l2 divided by the "
     "root of the sum of squares over all words of the document",
     false},
    {"frequency", "tokens", "in the document", false},
    {"docfreq", "documents", "documents that have the word", false},
};

struct making {
    struct work *w;
    struct tally all;
    enum tf tf;
    enum idf idf;
    struct bm25 bm25; /* if q->bm25 */
    double most_df;
    struct counts own;  /* of one document; cleared after it */
    struct group shown; /* the documents asked for, with ids of its own; or
                           all */
};

static double
weight_of(const struct making *m, const struct term_use *u)
{
    if (m->w->q->bm25)
        return weighting_bm25(&m->bm25, u);
    return weighting_tf(m->tf, u) * weighting_idf(m->idf, u);
}

/* Distinct words of the document, and its term_use without f and df. */
static size_t
gather(struct making *m, const struct passage *p, uint32_t *words,
       struct term_use *u)
{
    size_t n = 0;

    *u = (struct term_use){
        .length = (double)p->n,
        .documents = (double)m->all.documents,
        .most_df = m->most_df,
        .mean_length = (double)m->all.tokens / (double)m->all.documents,
    };
    for (size_t i = 0; i < p->n; i++) {
        int64_t f = ++m->own.at[p->units[i]].frequency;

        if (f == 1)
            words[n++] = p->units[i];
        u->most = (double)f > u->most ? (double)f : u->most;
    }
    u->types = (double)n;
    return n;
}

static int
show(struct making *m, int64_t document, const struct ranking *r,
     struct fault *ft)
{
    struct sheet *s = &m->w->sheet;
    struct doc d = {0};

    if (reader_meta(m->w->reader, document, &d, ft) < 0)
        return -1;
    for (size_t i = 0; i < r->n; i++) {
        size_t len;
        const char *form = units_form(m->w->units, r->at[i].ids[0], &len);

        sheet_int(s, (uint64_t)document);
        sheet_string(s, d.key);
        sheet_text(s, form, len);
        sheet_real(s, r->at[i].score);
        sheet_int(s, r->at[i].frequency);
        sheet_int(s, r->at[i].docfreq);
    }
    doc_free(&d);
    return 0;
}

/* Those asked for, of the documents that are compared, once each. */
static int
find_asked(struct making *m, const struct group *g, struct fault *ft)
{
    const struct request *q = m->w->q;
    struct group *shown = &m->shown;
    size_t n = 0;

    if (!q->n_words) {
        *shown = *g;
        return 0;
    }
    shown->ids = mem_alloc(q->n_words * sizeof *shown->ids);
    for (size_t i = 0; i < q->n_words; i++) {
        int64_t id;

        if (reader_find(m->w->reader, q->words[i], &id, ft))
            return -1;
        if (g->n && bsearch(&id, g->ids, g->n, sizeof id, compare_int64))
            shown->ids[shown->n++] = id;
        else
            sheet_warn(&m->w->sheet,
                       "%s is not among the documents that are compared",
                       q->words[i]);
    }
    qsort(shown->ids, shown->n, sizeof *shown->ids, compare_int64);
    for (size_t i = 0; i < shown->n; i++)
        if (!n || shown->ids[n - 1] != shown->ids[i])
            shown->ids[n++] = shown->ids[i];
    shown->n = n;
    return 0;
}

/* u: of the document; becomes that of the word, too. */
static double
weigh_word(const struct making *m, struct term_use *u, uint32_t word)
{
    u->f = (double)m->own.at[word].frequency;
    u->df = tally_of(&m->all, word).docfreq;
    return weight_of(m, u);
}

/* What the weights of a document are divided by. */
static double
length_of(const struct making *m, struct term_use u, const uint32_t *words,
          size_t n)
{
    double sum = 0;

    for (size_t k = 0; k < n; k++) {
        double weight = weigh_word(m, &u, words[k]);

        sum += isnan(weight) ? 0 : weight * weight;
    }
    return sum > 0 ? sqrt(sum) : 1;
}

static int
visit(void *context, size_t i, struct passage *p, struct fault *ft)
{
    struct making *m = context;
    const struct features *f = &m->w->q->features;
    struct ranking r = {
        .units = m->w->units, .size = 1, .limit = m->w->q->limit};
    struct term_use u;
    uint32_t *words = mem_alloc((p->n + 1) * sizeof *words);
    size_t n = gather(m, p, words, &u);
    double length = m->w->q->l2 ? length_of(m, u, words, n) : 1;
    int bad;

    for (size_t k = 0; k < n; k++) {
        struct ranked item = {.ids = {words[k]}};
        size_t len;
        const char *form = units_form(m->w->units, words[k], &len);

        item.score = weigh_word(m, &u, words[k]) / length;
        item.frequency = (uint32_t)u.f;
        item.docfreq = (uint32_t)u.df;
        m->own.at[words[k]].frequency = 0;
        if (!isnan(item.score) && u.f >= (double)f->least &&
            u.df >= (double)f->least_documents && feature_wants(f, form, len))
            ranking_add(&r, &item);
    }
    bad = ranking_end(&r, ft) || show(m, m->shown.ids[i], &r, ft);
    ranking_free(&r);
    free(words);
    return bad;
}

/* One of the two ways to weigh. */
static int
check_schemes(const struct request *q, struct fault *ft)
{
    if (q->bm25 && (q->tf || q->idf))
        return fault_set(ft, FAULT_USAGE, "bm25 goes without tf and idf");
    if (!q->bm25 && !(isnan(q->k1) && isnan(q->b)))
        return fault_set(ft, FAULT_USAGE, "k1 and b go with bm25");
    return 0;
}

static int
schemes(struct making *m, const struct request *q, struct fault *ft)
{
    int tf = weighting_tf_named(q->tf ? q->tf : "count");
    int idf = weighting_idf_named(q->idf ? q->idf : "inverse");
    int bm25 = weighting_bm25_named(q->bm25 ? q->bm25 : "lucene");

    if (tf < 0)
        return fault_set(ft, FAULT_USAGE,
                         "tf %s: there are count, prop, propmax, log, boolean, "
                         "augmented, logave",
                         q->tf);
    if (idf < 0)
        return fault_set(ft, FAULT_USAGE,
                         "idf %s: there are unary, inverse, inversemax, "
                         "inverseprob, natural, bits, smooth",
                         q->idf);
    if (bm25 < 0)
        return fault_set(ft, FAULT_USAGE,
                         "bm25 %s: there are robertson, fts5, lucene, atire, "
                         "plus, l",
                         q->bm25);
    m->tf = (enum tf)tf;
    m->idf = (enum idf)idf;
    m->bm25 =
        (struct bm25){(enum bm25_variant)bm25, isnan(q->k1) ? BM25_K1 : q->k1,
                      isnan(q->b) ? BM25_B : q->b};
    return check_schemes(q, ft);
}

static int
make(struct making *m, struct fault *ft)
{
    const struct group *g = m->w->selection.at;
    size_t size = (size_t)units_size(m->w->units) + 1;

    if (find_asked(m, g, ft) || tally_make(&m->all, m->w, g, NULL, ft))
        return -1;
    for (uint32_t unit = 0; unit < size; unit++) {
        double df = tally_of(&m->all, unit).docfreq;

        m->most_df = df > m->most_df ? df : m->most_df;
    }
    m->own =
        (struct counts){.at = mem_alloc(size * sizeof *m->own.at), .n = size};
    sheet_columns(&m->w->sheet, columns, sizeof columns / sizeof *columns);
    sheet_begin(&m->w->sheet);
    /* One thread: rows are shown in the order of documents. */
    if (pass_once(m->w, m->shown.ids, m->shown.n, 1, visit, m, sizeof *m, ft))
        return -1;
    work_note(m->w, m->all.documents, m->all.tokens, m->w->selection.copies);
    return 0;
}

int
tfidf_table(struct store *s, const struct request *q,
            const struct sheet_taker *to, struct fault *ft)
{
    struct work w;
    struct making m = {.w = &w};
    int bad;

    if (q->by)
        return fault_set(ft, FAULT_USAGE, "tfidf has no groups (by)");
    if (schemes(&m, q, ft))
        return -1;
    bad =
        work_open(&w, s, q, to, ft) || units_load(w.units, ft) || make(&m, ft);
    tally_free(&m.all);
    counts_free(&m.own);
    if (q->n_words)
        free(m.shown.ids);
    work_close(&w);
    return bad ? -1 : 0;
}
