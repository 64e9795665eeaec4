#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "chance.h"
#include "comparison.h"
#include "keyness.h"
#include "interval.h"
#include "mem.h"
#include "misfit.h"
#include "expression.h"
#include "plural.h"

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
    {"p_bh_iid", "",
     "of g2_4, 1 degree of freedom, adjusted for the words that have one "
     "(Benjamini "
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
    {"g2_williams", "", "g2_4 / Williams' q (1976); none if a margin is empty",
     true},
    {"g2_quanteda", "",
     "g2_4 as quanteda's textstat_keyness has it: 0.5 nearer to what is "
     "expected if |ad - bc| >= N/2 and an expected cell is below 5, 1e-9 in "
     "the logarithms",
     true},
    {"chi2", "", "Pearson's", true},
    {"chi2_yates", "",
     "with Yates' correction, never beyond |O - E|, as R has it", true},
    {"p_iid", "", "of g2_4, not adjusted; none as p_bh_iid" IID, true},
    {"percent_diff", "%",
     "(share 1 - share 2) / share 2 (Gabrielatos and Marchi 2011); none if the "
     "reference lacks the word",
     true},
    {"simple_maths", "",
     "(per million 1 + 1) / (per million 2 + 1) (Kilgarriff 2009)", true},
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

/* ---- rows */

static void
show(struct comparison *c, const char *group, uint32_t unit)
{
    const struct tally *t = &c->parts.target.tally,
                       *r = &c->parts.reference.tally;
    struct count a = tally_of(t, unit), b = tally_of(r, unit);
    struct contingency tokens = comparison_tokens(c, unit);
    struct contingency documents = comparison_documents(c, unit);
    struct keyness k = keyness_of(&tokens), d = keyness_of(&documents);
    struct sheet *s = &c->w->sheet;
    size_t len;
    const char *form = units_form(c->w->units, unit, &len);

    if (c->w->q->by)
        sheet_string(s, group);
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
    sheet_real(s, k.g2_williams);
    sheet_real(s, k.g2_quanteda);
    sheet_real(s, k.chi2);
    sheet_real(s, k.chi2_yates);
    sheet_real(s, comparison_p(c, &tokens, k.g2_4));
    sheet_real(s, k.percent_diff);
    sheet_real(s, k.simple_maths);
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
    const struct group *g = p->group;
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
show_side(struct comparison *c, const char *group, const struct ranking *side,
          struct fault *ft)
{
    const struct parts *parts = &c->parts;
    size_t n = side->n, least = parts->target.group->clusters;
    struct entry *e = mem_alloc((n + 1) * sizeof *e);
    double *variance = mem_alloc((2 * n + 1) * sizeof *variance);
    int bad = 0;

    if (parts->reference.group->clusters < least)
        least = parts->reference.group->clusters;
    for (size_t i = 0; i < n; i++)
        e[i].unit = side->at[i].ids[0];
    if (c->w->q->intervals)
        bad = variances(c, &parts->target, e, n, variance, ft) ||
              variances(c, &parts->reference, e, n, variance + n, ft);
    for (size_t i = 0; i < n && !bad; i++) {
        struct contingency t = comparison_tokens(c, e[i].unit);
        double half = sqrt(variance[i] + variance[n + i]) / M_LN2 *
                      chance_student((double)least - 1);

        show(c, group, e[i].unit);
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
note_part(struct comparison *c, const char *name, const char *condition,
          const struct part *p)
{
    sheet_note(&c->w->sheet, "%s: %s", name, condition);
    work_note(c->w, p->tally.documents, p->tally.tokens, p->group->copies);
}

static void
notes(struct comparison *c)
{
    const struct request *q = c->w->q;
    const struct parts *p = &c->parts;
    struct sheet *s = &c->w->sheet;

    note_part(c, "target", q->target, &p->target);
    note_part(c, "reference",
              q->reference ? q->reference : "the other documents",
              &p->reference);
    sheet_note(s, "%zu word%s compared, %zu of them with a p", c->n,
               plural(c->n), c->n_p);
    if (p->in_both)
        sheet_warn(s, "in both parts: %zu document%s", p->in_both,
                   plural(p->in_both));
    if (p->in_none && !q->unique)
        sheet_note(s,
                   "in neither part: %zu document%s of which it is not known "
                   "what the condition asks for",
                   p->in_none, plural(p->in_none));
    if (p->few)
        sheet_warn(s,
                   "under %d clusters of documents in a part: too few for p "
                   "and intervals; a word of one long text looks like a "
                   "difference, so look at the docfreq columns",
                   CLUSTERS_LEAST);
}

/* Shows the two parts of c. group: its name, where there are groups. */
static int
show_parts(struct comparison *c, const char *group, struct fault *ft)
{
    int bad = comparison_make(c, ft);

    if (!bad && !group)
        sheet_begin(&c->w->sheet);
    if (!bad)
        bad = show_side(c, group, &c->more, ft) ||
              show_side(c, group, &c->fewer, ft);
    comparison_free(c);
    return bad ? -1 : 0;
}

static int
of_target(struct work *w, struct fault *ft)
{
    const struct request *q = w->q;
    struct comparison c = {.w = w};
    int bad = parts_make(&c.parts, w, q->target, q->reference, ft) ||
              parts_check(&c.parts, q->target, q->reference, ft) ||
              show_parts(&c, NULL, ft);

    if (!bad)
        notes(&c);
    parts_free(&c.parts);
    return bad;
}

static int
of_group(struct work *w, const char *group, struct fault *ft)
{
    char *by = expression_value(w->store, w->q->by);
    char *target = parts_condition(by, group);
    struct comparison c = {.w = w};
    const struct tally *a = &c.parts.target.tally,
                       *b = &c.parts.reference.tally;
    int bad = parts_make(&c.parts, w, target, NULL, ft);

    free(target);
    free(by);
    if (!bad && a->tokens && b->tokens)
        bad = show_parts(&c, group, ft);
    if (!bad)
        sheet_note(&w->sheet,
                   "%s: %llu document%s with %llu token%s against %llu with "
                   "%llu; %zu word%s compared, %zu of them with a p%s",
                   group, (unsigned long long)a->documents,
                   plural(a->documents), (unsigned long long)a->tokens,
                   plural(a->tokens), (unsigned long long)b->documents,
                   (unsigned long long)b->tokens, c.n, plural(c.n), c.n_p,
                   c.parts.few ? ", too few clusters of documents for p" : "");
    parts_free(&c.parts);
    return bad;
}

/* Each group against the others. */
static int
of_groups(struct work *w, struct fault *ft)
{
    const struct selection *all = &w->selection;
    int bad = work_select(w, ft);

    if (!bad)
        sheet_begin(&w->sheet);
    for (size_t i = 0; i < all->n && !bad; i++) {
        if (all->at[i].name)
            bad = of_group(w, all->at[i].name, ft);
        else
            sheet_note(&w->sheet,
                       "left out: %zu document%s whose group is not known",
                       all->at[i].n, plural(all->at[i].n));
    }
    return bad;
}

static int
check(const struct request *q, struct fault *ft)
{
    if (!q->target && !q->by)
        return fault_set(ft, FAULT_USAGE,
                         "a target is missing: the documents whose words "
                         "are looked for, such as \"year = 2025\"; or `by`: "
                         "each group against the others");
    if (q->by && (q->target || q->reference))
        return fault_set(ft, FAULT_USAGE,
                         "`by` holds each group against the others: it goes "
                         "without target and reference");
    return comparison_check(q->sort, ft);
}

int
keyness_table(struct store *s, const struct request *q,
              const struct sheet_taker *to, struct fault *ft)
{
    struct sheet_column group;
    struct work w;
    int bad;

    if (check(q, ft))
        return -1;
    bad = work_begin(&w, s, q, to, ft);
    if (!bad) {
        work_group_column(&w, &group);
        sheet_columns(&w.sheet, columns, sizeof columns / sizeof *columns);
        if (q->intervals)
            sheet_columns(&w.sheet, intervals,
                          sizeof intervals / sizeof *intervals);
        bad = q->by ? of_groups(&w, ft) : of_target(&w, ft);
        misfit_note(&w.sheet, &q->features, 1);
    }
    work_close(&w);
    return bad ? -1 : 0;
}
