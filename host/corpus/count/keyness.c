#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "chance.h"
#include "keyness.h"
#include "mem.h"
#include "ranking.h"
#include "work.h"

#define IID "; as if tokens were independent, which those of one text are not"

static const struct sheet_column columns[] = {
    {"word", "", "the type: a token's case-folded form", false},
    {"target", "tokens", "frequency in the target", false},
    {"reference", "tokens", "frequency in the reference", false},
    {"target_docs", "documents", "documents of the target that have it", false},
    {"reference_docs", "documents", "documents of the reference that have it",
     false},
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

struct comparison {
    struct work *w;
    struct part target, reference;
    struct ranking more, fewer; /* by the measure asked for: in the target */
    double *p;                  /* by unit; NAN: none */
    size_t n_p, n;              /* units; words compared */
    bool few;                   /* too few clusters for p and intervals */
};

static struct contingency
table_of(double a, double n1, double b, double n2)
{
    return (struct contingency){a, b, n1 - a, n2 - b};
}

/* Tokens, or documents, of a word in both parts. */
static struct contingency
tokens_of(const struct comparison *c, uint32_t unit)
{
    const struct tally *t = &c->target.tally, *r = &c->reference.tally;

    return table_of((double)tally_of(t, unit).frequency, (double)t->tokens,
                    (double)tally_of(r, unit).frequency, (double)r->tokens);
}

static struct contingency
documents_of(const struct comparison *c, uint32_t unit)
{
    const struct tally *t = &c->target.tally, *r = &c->reference.tally;

    return table_of(tally_of(t, unit).docfreq, (double)t->documents,
                    tally_of(r, unit).docfreq, (double)r->documents);
}

static double
signed_g2(const struct contingency *t)
{
    return contingency_sign(t) * g2_4(t);
}

static double
measure_of(const struct contingency *tokens,
           const struct contingency *documents, const char *name)
{
    bool range = strncmp(name, "docfreq_", strlen("docfreq_")) == 0;
    struct keyness k = keyness_of(range ? documents : tokens);
    const struct {
        const char *name;
        double value;
    } measures[] = {
        {"g2_4", k.g2_4},
        {"g2_2", k.g2_2},
        {"chi2", k.chi2},
        {"chi2_yates", k.chi2_yates},
        {"log_ratio", k.log_ratio},
        {"docfreq_g2", range ? signed_g2(documents) : NAN},
        {"docfreq_log_ratio", k.log_ratio},
    };

    for (size_t i = 0; i < sizeof measures / sizeof *measures; i++)
        if (strcmp(measures[i].name, name) == 0)
            return measures[i].value;
    return NAN;
}

static int
check_sort(const char *name, struct fault *ft)
{
    const struct contingency any = {2, 1, 10, 10};

    if (!name || !isnan(measure_of(&any, &any, name)))
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

/* The p of g2_4, where there are enough clusters and places for one. */
static double
p_of(const struct comparison *c, const struct contingency *t, double g2)
{
    double n1 = t->a + t->c, n2 = t->b + t->d;
    double least = (t->a + t->b) * (n1 < n2 ? n1 : n2) / (n1 + n2);

    return c->few || least < 5 ? NAN : chance_chi_square(g2);
}

static void
compare(struct comparison *c, uint32_t unit)
{
    struct contingency t = tokens_of(c, unit);
    struct contingency d = documents_of(c, unit);
    const char *sort = c->w->q->sort;
    double g2 = signed_g2(&t);
    double strength = sort ? measure_of(&t, &d, sort) : g2;
    struct ranked item = {.score = fabs(strength), .ids = {unit}};

    c->n++;
    c->p[unit] = p_of(c, &t, g2);
    if (!isnan(strength))
        ranking_add(strength < 0 ? &c->fewer : &c->more, &item);
}

static int
compare_all(struct comparison *c, struct fault *ft)
{
    const struct features *f = &c->w->q->features;

    if (units_load(c->w->units, ft))
        return -1;
    c->n_p = (size_t)units_size(c->w->units) + 1;
    c->p = mem_alloc(c->n_p * sizeof *c->p);
    c->more = c->fewer = (struct ranking){
        .units = c->w->units, .size = 1, .limit = c->w->q->limit};
    c->p[0] = NAN;
    for (uint32_t unit = 1; unit < c->n_p; unit++) {
        struct count a = tally_of(&c->target.tally, unit);
        struct count b = tally_of(&c->reference.tally, unit);
        uint64_t n = (uint64_t)(a.frequency + b.frequency);
        size_t len;
        const char *form = units_form(c->w->units, unit, &len);

        c->p[unit] = NAN;
        if (n && n >= f->least &&
            (uint64_t)(a.docfreq + b.docfreq) >= f->least_documents &&
            feature_wants(f, form, len))
            compare(c, unit);
    }
    chance_benjamini_hochberg(c->p, c->n_p);
    ranking_end(&c->more);
    ranking_end(&c->fewer);
    return 0;
}

/* ---- rows */

static void
show(struct comparison *c, uint32_t unit)
{
    const struct tally *t = &c->target.tally, *r = &c->reference.tally;
    struct count a = tally_of(t, unit), b = tally_of(r, unit);
    struct contingency tokens = tokens_of(c, unit);
    struct contingency documents = documents_of(c, unit);
    struct keyness k = keyness_of(&tokens), d = keyness_of(&documents);
    struct sheet *s = &c->w->sheet;
    size_t len;
    const char *form = units_form(c->w->units, unit, &len);

    sheet_text(s, form, len);
    sheet_int(s, (uint64_t)a.frequency);
    sheet_int(s, (uint64_t)b.frequency);
    sheet_int(s, (uint64_t)a.docfreq);
    sheet_int(s, (uint64_t)b.docfreq);
    sheet_real(s, k.g2_4);
    sheet_real(s, c->p[unit]);
    sheet_real(s, k.log_ratio);
    sheet_real(s, k.log_ratio_low_iid);
    sheet_real(s, k.log_ratio_high_iid);
    sheet_real(s, k.g2_2);
    sheet_real(s, k.chi2);
    sheet_real(s, k.chi2_yates);
    sheet_real(s, p_of(c, &tokens, k.g2_4));
    sheet_real(s, k.percent_diff);
    sheet_real(s, k.odds_ratio);
    sheet_real(s, k.bic);
    sheet_real(s, k.ell);
    sheet_real(s, d.g2_4);
    sheet_real(s, d.log_ratio);
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

/* The words of one side, with intervals if they are asked for. */
static int
show_side(struct comparison *c, const struct ranking *side, struct fault *ft)
{
    size_t n = side->n, least = c->target.selection.at->clusters;
    struct entry *e = mem_alloc((n + 1) * sizeof *e);
    double *variance = mem_alloc((2 * n + 1) * sizeof *variance);
    int bad = 0;

    if (c->reference.selection.at->clusters < least)
        least = c->reference.selection.at->clusters;
    for (size_t i = 0; i < n; i++)
        e[i].unit = side->at[i].ids[0];
    if (c->w->q->intervals)
        bad = variances(c, &c->target, e, n, variance, ft) ||
              variances(c, &c->reference, e, n, variance + n, ft);
    for (size_t i = 0; i < n && !bad; i++) {
        struct contingency t = tokens_of(c, e[i].unit);
        double half = sqrt(variance[i] + variance[n + i]) / M_LN2 *
                      chance_student((double)least - 1);

        show(c, e[i].unit);
        if (!c->w->q->intervals)
            continue;
        sheet_real(&c->w->sheet, keyness_of(&t).log_ratio - half);
        sheet_real(&c->w->sheet, keyness_of(&t).log_ratio + half);
    }
    free(e);
    free(variance);
    return bad ? -1 : 0;
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
                         "a target is missing: the documents whose words "
                         "are looked for, such as \"year = 2025\"");
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
        bad = show_side(&c, &c.more, ft) || show_side(&c, &c.fewer, ft);
        notes(&c);
    }
    free(c.p);
    ranking_free(&c.more);
    ranking_free(&c.fewer);
    free_part(&c.target);
    free_part(&c.reference);
    work_close(&w);
    return bad ? -1 : 0;
}
