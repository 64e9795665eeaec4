#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "chance.h"
#include "keyness.h"
#include "mem.h"
#include "work.h"

#define IID "; as if tokens were independent, which those of one text are not"

static const struct sheet_column columns[] = {
    {"word", "", "the type: a token's case-folded form", false},
    {"target", "tokens", "frequency in the target", false},
    {"reference", "tokens", "frequency in the reference", false},
    {"target_docfreq", "documents", "documents of the target that have it",
     false},
    {"reference_docfreq", "documents",
     "documents of the reference that have it", false},
    {"g2_4", "",
     "log-likelihood over four cells, 2 sum O ln(O/E) (Dunning 1993); negative "
     "when the target has less",
     false},
    {"p_bh", "",
     "of g2_4, 1 degree of freedom, adjusted for all words compared (Benjamini "
     "and Hochberg 1995)" IID
     "; none under 10 clusters of documents in a part or 5 expected",
     false},
    {"log_ratio", "log2",
     "of the ratio of the shares; 1: twice as often; 0.5 stands for a "
     "frequency of 0 (Hardie 2014)",
     false},
    {"log_ratio_low_iid", "log2", "95 % interval, delta method" IID, true},
    {"log_ratio_high_iid", "log2", "its upper end", true},
    {"g2_2", "",
     "over the word's two cells (Rayson and Garside 2000), the figure of the "
     "UCREL wizard",
     true},
    {"chi2", "", "Pearson's", true},
    {"chi2_yates", "",
     "with Yates' correction, never beyond |O - E|, as R has it", true},
    {"p", "", "of g2_4, not adjusted; none as p_bh" IID, true},
    {"percent_diff", "%",
     "(share 1 - share 2) / share 2 (Gabrielatos and Marchi 2011); none if the "
     "reference lacks the word",
     true},
    {"odds_ratio", "", "of the 2x2 table; none if a cell is 0", true},
    {"bic", "", "g2_2 - ln N (Wilson 2013)", true},
    {"ell", "", "effect size of g2_2 (Johnston et al. 2006)", true},
    {"docfreq_g2", "",
     "g2_4 of documents that have the word: text-dispersion keyness (Egbert "
     "and "
     "Biber 2019)",
     true},
    {"docfreq_log_ratio", "log2", "log_ratio of documents", true},
    {"target_rest", "tokens", "all other tokens of the target", true},
    {"reference_rest", "tokens", "all other tokens of the reference", true},
    {"target_documents", "documents", "documents of the target with tokens",
     true},
    {"reference_documents", "documents",
     "documents of the reference with tokens", true},
};

static const struct sheet_column intervals[] = {
    {"log_ratio_low", "log2",
     "95 % interval of log_ratio from the differences between duplicate "
     "clusters of documents; none under 10 clusters in a part, or if one lacks "
     "the word",
     false},
    {"log_ratio_high", "log2", "its upper end", false},
};

struct part {
    struct selection selection;
    struct tally tally;
};

struct word {
    struct entry entry; /* frequency, docfreq: in both parts */
    struct keyness tokens, documents;
    double p_bh, sort;
};

struct comparison {
    struct work *w;
    struct part target, reference;
    struct word *words;
    size_t n;
    bool few; /* too few clusters for p and intervals */
};

static double
measure_of(const struct word *word, const char *name)
{
    const struct keyness *k = &word->tokens;
    const struct {
        const char *name;
        double value;
    } measures[] = {
        {"g2_4", k->g2_4},
        {"g2_2", k->g2_2},
        {"chi2", k->chi2},
        {"chi2_yates", k->chi2_yates},
        {"log_ratio", k->log_ratio},
        {"docfreq_g2", word->documents.g2_4},
        {"docfreq_log_ratio", word->documents.log_ratio},
    };

    for (size_t i = 0; i < sizeof measures / sizeof *measures; i++)
        if (strcmp(measures[i].name, name) == 0)
            return measures[i].value;
    return NAN;
}

static int
check_sort(const char *name, struct fault *ft)
{
    const struct word any = {.tokens = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1},
                             .documents = {.g2_4 = 1, .log_ratio = 1}};

    if (!name || !isnan(measure_of(&any, name)))
        return 0;
    return fault_set(ft, FAULT_USAGE,
                     "sort %s: there are g2_4, g2_2, chi2, chi2_yates, "
                     "log_ratio, docfreq_g2, docfreq_log_ratio",
                     name);
}

/* ---- the two parts */

static char *
both(const char *a, const char *b)
{
    return a ? mem_format("(\n%s\n) AND (\n%s\n)", a, b) : mem_string(b);
}

static int
make_part(struct work *w, const char *condition, struct part *p,
          struct fault *ft)
{
    char *where = both(w->q->where, condition);
    int bad =
        selection_make(&p->selection, w->reader, where, NULL, w->q->unique, ft);

    free(where);
    if (bad)
        return -1;
    if (tally_make(&p->tally, w->reader, w->units, p->selection.at, ft))
        return -1;
    if (!p->tally.tokens)
        return fault_set(ft, FAULT_USAGE, "%s: no documents with words",
                         condition);
    return 0;
}

static int
make_parts(struct comparison *c, struct fault *ft)
{
    const struct request *q = c->w->q;
    char *rest = q->reference ? mem_string(q->reference)
                              : mem_format("NOT (\n%s\n)", q->target);
    int bad = make_part(c->w, q->target, &c->target, ft) ||
              make_part(c->w, rest, &c->reference, ft);

    free(rest);
    c->few = !bad && (c->target.selection.at->clusters < CLUSTERS_LEAST ||
                      c->reference.selection.at->clusters < CLUSTERS_LEAST);
    return bad ? -1 : 0;
}

/* Documents in both, by merging two ascending lists. */
static size_t
overlap(const struct group *a, const struct group *b)
{
    size_t n = 0;

    for (size_t i = 0, k = 0; i < a->n && k < b->n;) {
        if (a->ids[i] < b->ids[k]) {
            i++;
        } else if (a->ids[i] > b->ids[k]) {
            k++;
        } else {
            n++;
            i++;
            k++;
        }
    }
    return n;
}

/* ---- the words */

/* A tally of both parts, to choose words from. */
static void
add_up(const struct comparison *c, struct tally *all)
{
    const struct tally *a = &c->target.tally, *b = &c->reference.tally;
    size_t n = a->counts.n > b->counts.n ? a->counts.n : b->counts.n;

    *all = (struct tally){0};
    all->counts.at = mem_alloc((n + 1) * sizeof *all->counts.at);
    all->counts.n = n;
    for (uint32_t unit = 0; unit < n; unit++) {
        struct count x = tally_of(a, unit), y = tally_of(b, unit);

        all->counts.at[unit].frequency = x.frequency + y.frequency;
        all->counts.at[unit].docfreq = x.docfreq + y.docfreq;
    }
}

static struct word
compare(const struct comparison *c, const struct entry *e)
{
    const struct tally *t = &c->target.tally, *r = &c->reference.tally;
    struct count a = tally_of(t, e->unit), b = tally_of(r, e->unit);
    double n1 = (double)t->tokens, n2 = (double)r->tokens;
    double fewer = n1 < n2 ? n1 : n2;
    struct word word = {
        .entry = *e,
        .tokens = keyness_of((double)a.frequency, n1, (double)b.frequency, n2),
        .documents = keyness_of(a.docfreq, (double)t->documents, b.docfreq,
                                (double)r->documents),
    };

    if (c->few || (double)e->frequency * fewer / (n1 + n2) < 5)
        word.tokens.p = NAN;
    word.sort =
        c->w->q->sort ? measure_of(&word, c->w->q->sort) : word.tokens.g2_4;
    return word;
}

/* What the target has more of first, strongest first; what has no score
   last. */
static int
by_strength(const void *pa, const void *pb)
{
    const struct word *a = pa, *b = pb;
    bool x = isnan(a->sort), y = isnan(b->sort);

    if (x != y)
        return x - y;
    if (!x && a->sort != b->sort)
        return a->sort > b->sort ? -1 : 1;
    return entry_compare_forms(&a->entry, &b->entry);
}

static int
compare_all(struct comparison *c, struct fault *ft)
{
    struct tally all;
    struct entry *e = NULL;
    double *p;
    int bad;

    add_up(c, &all);
    bad =
        tally_entries(&all, c->w->units, &c->w->q->features, 0, &e, &c->n, ft);
    tally_free(&all);
    if (bad)
        return -1;
    c->words = mem_alloc((c->n + 1) * sizeof *c->words);
    p = mem_alloc((c->n + 1) * sizeof *p);
    for (size_t i = 0; i < c->n; i++) {
        c->words[i] = compare(c, &e[i]);
        p[i] = c->words[i].tokens.p;
    }
    chance_benjamini_hochberg(p, c->n);
    for (size_t i = 0; i < c->n; i++)
        c->words[i].p_bh = p[i];
    qsort(c->words, c->n, sizeof *c->words, by_strength);
    free(p);
    free(e);
    return 0;
}

/* ---- rows */

static void
show(struct comparison *c, const struct word *word)
{
    const struct tally *t = &c->target.tally, *r = &c->reference.tally;
    struct count a = tally_of(t, word->entry.unit);
    struct count b = tally_of(r, word->entry.unit);
    const struct keyness *k = &word->tokens;
    struct sheet *s = &c->w->sheet;

    sheet_text(s, word->entry.form, word->entry.len);
    sheet_int(s, (uint64_t)a.frequency);
    sheet_int(s, (uint64_t)b.frequency);
    sheet_int(s, (uint64_t)a.docfreq);
    sheet_int(s, (uint64_t)b.docfreq);
    sheet_real(s, k->g2_4);
    sheet_real(s, word->p_bh);
    sheet_real(s, k->log_ratio);
    sheet_real(s, k->log_ratio_low_iid);
    sheet_real(s, k->log_ratio_high_iid);
    sheet_real(s, k->g2_2);
    sheet_real(s, k->chi2);
    sheet_real(s, k->chi2_yates);
    sheet_real(s, k->p);
    sheet_real(s, k->percent_diff);
    sheet_real(s, k->odds_ratio);
    sheet_real(s, k->bic);
    sheet_real(s, k->ell);
    sheet_real(s, word->documents.g2_4);
    sheet_real(s, word->documents.log_ratio);
    sheet_int(s, t->tokens - (uint64_t)a.frequency);
    sheet_int(s, r->tokens - (uint64_t)b.frequency);
    sheet_int(s, t->documents);
    sheet_int(s, r->documents);
}

/* Of the shares of some words in one part. */
static int
variances(struct comparison *c, const struct part *p, const struct entry *e,
          size_t n, double *out, struct fault *ft)
{
    const struct group *g = p->selection.at;
    float *x = NULL;
    double *size = NULL;
    int bad = work_clusters(c->w, g, e, n, &x, &size, ft);

    for (size_t i = 0; i < n && !bad; i++)
        out[i] = interval_log_variance(x + i * g->clusters, size, g->clusters);
    free(x);
    free(size);
    return bad;
}

/* The rows at these places, with intervals if they are asked for. */
static int
show_all(struct comparison *c, const size_t *places, size_t n, struct fault *ft)
{
    struct entry *e = mem_alloc((n + 1) * sizeof *e);
    double *variance = mem_alloc((2 * n + 1) * sizeof *variance);
    size_t least = c->target.selection.at->clusters;
    int bad = 0;

    if (c->reference.selection.at->clusters < least)
        least = c->reference.selection.at->clusters;
    for (size_t i = 0; i < n; i++)
        e[i] = c->words[places[i]].entry;
    if (c->w->q->intervals)
        bad = variances(c, &c->target, e, n, variance, ft) ||
              variances(c, &c->reference, e, n, variance + n, ft);
    for (size_t i = 0; i < n && !bad; i++) {
        const struct word *word = &c->words[places[i]];
        double half = sqrt(variance[i] + variance[n + i]) / M_LN2 *
                      chance_student((double)least - 1);

        show(c, word);
        if (!c->w->q->intervals)
            continue;
        sheet_real(&c->w->sheet, word->tokens.log_ratio - half);
        sheet_real(&c->w->sheet, word->tokens.log_ratio + half);
    }
    free(e);
    free(variance);
    return bad ? -1 : 0;
}

/* The strongest of either side. */
static int
show_ends(struct comparison *c, struct fault *ft)
{
    uint64_t limit = c->w->q->limit ? c->w->q->limit : c->n;
    size_t *places = mem_alloc((c->n + 1) * sizeof *places);
    size_t n = 0, negative = 0, first = 0;
    int bad;

    while (first < c->n && !(c->words[first].sort < 0))
        first++;
    for (size_t i = first; i < c->n; i++)
        negative += c->words[i].sort < 0;
    for (size_t i = 0; i < first && i < limit; i++)
        places[n++] = i;
    for (size_t i = 0; i < negative && i < limit; i++)
        places[n++] = c->w->q->limit ? first + negative - 1 - i : first + i;
    for (size_t i = first + negative; !c->w->q->limit && i < c->n; i++)
        places[n++] = i;
    bad = show_all(c, places, n, ft);
    free(places);
    return bad;
}

static void
notes(struct comparison *c)
{
    struct sheet *s = &c->w->sheet;
    size_t in_both = overlap(c->target.selection.at, c->reference.selection.at);
    size_t in_none = c->w->selection.documents + in_both -
                     c->target.selection.documents -
                     c->reference.selection.documents;

    sheet_note(s, "target: %s", c->w->q->target);
    work_note(c->w, c->target.tally.documents, c->target.tally.tokens,
              c->target.selection.copies);
    sheet_note(s, "reference: %s",
               c->w->q->reference ? c->w->q->reference : "the other documents");
    work_note(c->w, c->reference.tally.documents, c->reference.tally.tokens,
              c->reference.selection.copies);
    sheet_note(s, "%zu words compared", c->n);
    if (in_both)
        sheet_warn(s, "%zu documents are in both parts", in_both);
    if (in_none && !c->w->q->unique && !c->w->q->reference)
        sheet_note(s,
                   "%zu documents are in neither part: what the condition asks "
                   "for is not known of them",
                   in_none);
    if (c->few)
        sheet_warn(s,
                   "under %d clusters of documents in a part: too few for p "
                   "and intervals; a word of one long text looks like a "
                   "difference, so look at the docfreq columns",
                   CLUSTERS_LEAST);
}

static void
free_part(struct part *p)
{
    selection_free(&p->selection);
    tally_free(&p->tally);
}

int
keyness_table(struct store *s, const struct request *q,
              const struct sheet_taker *to, struct fault *ft)
{
    struct work w;
    struct comparison c = {.w = &w};
    int bad;

    if (!q->target)
        return fault_set(ft, FAULT_USAGE,
                         "target is missing: the documents whose words are "
                         "looked for, as in target \"year = 2025\"");
    if (q->by)
        return fault_set(ft, FAULT_USAGE,
                         "keyness compares a target with a reference; it has "
                         "no groups (by)");
    bad = check_sort(q->sort, ft);
    if (bad)
        return -1;
    bad = work_open(&w, s, q, to, ft) || make_parts(&c, ft) ||
          compare_all(&c, ft);
    if (!bad) {
        sheet_columns(&w.sheet, columns, sizeof columns / sizeof *columns);
        if (q->intervals)
            sheet_columns(&w.sheet, intervals,
                          sizeof intervals / sizeof *intervals);
        sheet_begin(&w.sheet);
        bad = show_ends(&c, ft);
        notes(&c);
    }
    free(c.words);
    free_part(&c.target);
    free_part(&c.reference);
    work_close(&w);
    return bad ? -1 : 0;
}
