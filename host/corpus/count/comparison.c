#include "comparison.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "chance.h"
#include "keyness.h"
#include "mem.h"

enum {
    JUDGED = 1 << 12
};

/* What the counts of a word say. Most words have the counts of many others. */
struct judged {
    struct count target, reference;
    double g2, strength; /* negative, as -0 is: less; NAN: none */
};

static struct contingency
table_of(double a, double n1, double b, double n2)
{
    return (struct contingency){a, b, n1 - a, n2 - b};
}

struct contingency
comparison_tokens(const struct comparison *c, uint32_t unit)
{
    const struct tally *t = &c->parts.target.tally,
                       *r = &c->parts.reference.tally;

    return table_of((double)tally_of(t, unit).frequency, (double)t->tokens,
                    (double)tally_of(r, unit).frequency, (double)r->tokens);
}

struct contingency
comparison_documents(const struct comparison *c, uint32_t unit)
{
    const struct tally *t = &c->parts.target.tally,
                       *r = &c->parts.reference.tally;

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
        {"g2_quanteda", k.g2_quanteda},
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

int
comparison_check(const char *name, struct fault *ft)
{
    const struct contingency any = {2, 1, 10, 10};

    if (!name || !isnan(measure_of(&any, &any, name)))
        return 0;
    return fault_set(ft, FAULT_USAGE,
                     "sort %s: there are g2_4, g2_2, g2_quanteda, chi2, "
                     "chi2_yates, log_ratio, docfreq_g2, docfreq_log_ratio",
                     name);
}

/* ---- the words */

double
comparison_p(const struct comparison *c, const struct contingency *t, double g2)
{
    double n1 = t->a + t->c, n2 = t->b + t->d;
    double least = (t->a + t->b) * (n1 < n2 ? n1 : n2) / (n1 + n2);

    return c->parts.few || least < 5 ? NAN : chance_chi_square(g2);
}

static const struct judged *
judge(struct comparison *c, uint32_t unit)
{
    struct count a = tally_of(&c->parts.target.tally, unit);
    struct count b = tally_of(&c->parts.reference.tally, unit);
    uint64_t hash = (uint64_t)a.frequency * 0x9e3779b97f4a7c15u +
                    (uint64_t)b.frequency * 0xbf58476d1ce4e5b9u +
                    (uint64_t)a.docfreq * 0x94d049bb133111ebu +
                    (uint64_t)b.docfreq * 0xd6e8feb86659fd93u;
    struct judged *j = &c->judged[hash >> 32 & (JUDGED - 1)];
    struct contingency t, d;

    if (j->target.frequency == a.frequency && j->target.docfreq == a.docfreq &&
        j->reference.frequency == b.frequency &&
        j->reference.docfreq == b.docfreq)
        return j;
    t = comparison_tokens(c, unit);
    d = comparison_documents(c, unit);
    *j = (struct judged){.target = a, .reference = b, .g2 = signed_g2(&t)};
    j->strength = c->w->q->sort ? measure_of(&t, &d, c->w->q->sort) : j->g2;
    return j;
}

static void
compare(struct comparison *c, uint32_t unit)
{
    const struct judged *j = judge(c, unit);
    struct contingency t = comparison_tokens(c, unit);

    c->n++;
    c->p[unit] = comparison_p(c, &t, j->g2);
    c->n_p += !isnan(c->p[unit]);
    c->strength[unit] = j->strength;
}

/* The strongest words of both sides. */
static int
rank(struct comparison *c, struct fault *ft)
{
    c->more = c->fewer = (struct ranking){
        .units = c->w->units, .size = 1, .limit = c->w->q->limit};
    for (uint32_t unit = 1; unit < c->size; unit++) {
        double strength = c->strength[unit];

        if (!isnan(strength))
            ranking_add(
                signbit(strength) ? &c->fewer : &c->more,
                &(struct ranked){.score = fabs(strength), .ids = {unit}});
    }
    return ranking_end(&c->more, ft) || ranking_end(&c->fewer, ft) ? -1 : 0;
}

/* any_form: no form has to be read to know. */
static bool
is_wanted(const struct comparison *c, uint32_t unit, bool any_form)
{
    const struct features *f = &c->w->q->features;
    struct count a = tally_of(&c->parts.target.tally, unit);
    struct count b = tally_of(&c->parts.reference.tally, unit);
    uint64_t n = (uint64_t)(a.frequency + b.frequency);
    const char *form;
    size_t len;

    if (!n || n < f->least ||
        (uint64_t)(a.docfreq + b.docfreq) < f->least_documents)
        return false;
    if (any_form)
        return true;
    form = units_form(c->w->units, unit, &len);
    return feature_wants(f, form, len);
}

int
comparison_make(struct comparison *c, struct fault *ft)
{
    bool any_form = feature_any_form(&c->w->q->features);
    uint32_t highest;

    if ((!any_form && units_load(c->w->units, ft)) ||
        units_highest(c->w->units, &highest, ft))
        return -1;
    c->size = (size_t)highest + 1;
    c->p = mem_alloc(c->size * sizeof *c->p);
    c->strength = mem_alloc(c->size * sizeof *c->strength);
    c->judged = mem_alloc(JUDGED * sizeof *c->judged);
    for (uint32_t unit = 0; unit < c->size; unit++) {
        c->p[unit] = c->strength[unit] = NAN;
        if (unit && is_wanted(c, unit, any_form))
            compare(c, unit);
    }
    chance_benjamini_hochberg(c->p, c->size);
    return rank(c, ft);
}

void
comparison_free(struct comparison *c)
{
    free(c->p);
    free(c->strength);
    free(c->judged);
    ranking_free(&c->more);
    ranking_free(&c->fewer);
}
