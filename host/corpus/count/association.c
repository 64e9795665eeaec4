#include "association.h"

#include <math.h>
#include <string.h>

const struct sheet_column association_columns[ASSOCIATION_COLUMNS] = {
    {"expected", "places", "row x column / all, were there no bond", false},
    {"g2", "",
     "log-likelihood over four cells (Dunning 1993); negative: rarer than "
     "expected; none where windows overlap so that there is no 2x2 table",
     false},
    {"pmi", "bits", "log2(observed / expected) (Church and Hanks 1990)", false},
    {"log_dice", "",
     "14 + log2 Dice (Rychly 2008); at most 14, whatever the "
     "corpus' size; none as dice",
     false},
    {"pmi3", "bits", "log2(observed^3 / expected) (Daille 1994)", true},
    {"npmi", "", "pmi / -log2(observed / all) (Bouma 2009); at most 1", true},
    {"t", "", "(observed - expected) / sqrt observed", true},
    {"z", "", "(observed - expected) / sqrt expected", true},
    {"chi2", "", "Pearson's; sign as g2", true},
    {"dice", "",
     "2 observed / (f1 + f2); none where windows overlap so that more is "
     "observed than f1 or f2",
     true},
    {"delta_p", "", "P(second | first) - P(second | not first) (Gries 2013)",
     true},
    {"lambda", "",
     "log odds ratio with 0.5 added to each cell (Blaheta and Johnson 2001)",
     true},
    {"lambda_z", "", "lambda / its standard error: quanteda's z", true},
    {"o11", "places", "both: what was observed", true},
    {"o12", "places",
     "the first without the second; as o21 and o22 none where windows overlap "
     "so that there is no 2x2 table",
     true},
    {"o21", "places", "the second without the first", true},
    {"o22", "places", "neither", true},
};

static double
signed_like(double x, const struct contingency *t)
{
    return x * contingency_sign(t);
}

static struct contingency
of_words(const struct association *a)
{
    return (struct contingency){a->table.a, a->f1 - a->table.a,
                                a->f2 - a->table.a, 0};
}

static void
measures(const struct association *a, double *out)
{
    const struct contingency *t = &a->table;
    struct contingency words = of_words(a);
    struct lambda l = lambda_of_pair(t);
    bool whole = t->b >= 0 && t->c >= 0 && t->d >= 0;
    const double values[ASSOCIATION_COLUMNS] = {
        contingency_expected(t),
        signed_like(g2_4(t), t),
        pmi(t),
        log_dice(&words),
        pmi3(t),
        npmi(t),
        t_score(t),
        z_score(t),
        signed_like(chi2(t), t),
        dice(&words),
        delta_p(t),
        l.lambda,
        l.z,
        t->a,
        whole ? t->b : NAN,
        whole ? t->c : NAN,
        whole ? t->d : NAN,
    };

    memcpy(out, values, sizeof values);
}

void
association_show(struct sheet *s, const struct association *a)
{
    double values[ASSOCIATION_COLUMNS];

    measures(a, values);
    for (int i = 0; i < ASSOCIATION_COLUMNS; i++)
        sheet_real(s, values[i]);
}

double
association_measure(const struct association *a, const char *name)
{
    double values[ASSOCIATION_COLUMNS];

    if (!name || strcmp(name, "g2") == 0)
        return signed_like(g2_4(&a->table), &a->table);
    if (strcmp(name, "frequency") == 0)
        return a->table.a;
    measures(a, values);
    for (int i = 0; i < ASSOCIATION_COLUMNS; i++)
        if (strcmp(association_columns[i].name, name) == 0)
            return values[i];
    return NAN;
}

int
association_check(const char *name, struct fault *ft)
{
    const struct association any = {{5, 1, 1, 100}, 6, 6};

    if (!isnan(association_measure(&any, name)))
        return 0;
    return fault_set(ft, FAULT_USAGE,
                     "sort %s: there are frequency, g2, pmi, pmi3, npmi, "
                     "log_dice, dice, t, z, chi2, delta_p, lambda, lambda_z",
                     name);
}
