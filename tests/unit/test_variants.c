/* Variants of measures that slant does not take (host/measure/VARIANTS.md):
   their values on T6, by their formulas from slant's counts, beside slant's
   own. */
#include <math.h>

#include "check.h"
#include "contingency.h"

#define CHECK_VALUE(got, want)                                          \
    check_number((got), (want), 1.5e-9 * fmax(1, fabs((double)(want))), \
                 __FILE__, __LINE__, #got)

static const struct contingency russia = {4, 3, 42, 36};
static const struct contingency deal = {0, 4, 46, 35};
static const struct contingency small = {7, 2, 3, 7};

static double
total(const struct contingency *t)
{
    return t->a + t->b + t->c + t->d;
}

/* N(|ad - bc| - N/2)^2 / the product of the margins. */
static double
naive_yates(const struct contingency *t)
{
    double apart = fabs(t->a * t->d - t->b * t->c) - total(t) / 2;

    return total(t) * apart * apart /
           ((t->a + t->b) * (t->c + t->d) * (t->a + t->c) * (t->b + t->d));
}

static void
test_corrections(void)
{
    CHECK_VALUE(naive_yates(&russia), 0.052087800);
    CHECK_VALUE(chi2_yates(&russia), 0);
    CHECK_VALUE(naive_yates(&deal), chi2_yates(&deal)); /* far apart */
    CHECK_VALUE(chi2(&small) * williams_q(&small), 4.682108949);
    CHECK_VALUE(chi2(&small) / williams_q(&small), 4.017625680);
}

/* ln(O/E + 1e-9) is a number where nothing was observed. */
static void
test_pmi(void)
{
    CHECK_VALUE(log(deal.a / contingency_expected(&deal) + 1e-9),
                -20.723265837);
    CHECK(isnan(pmi(&deal)));
}

/* The mean of the noncentral hypergeometric distribution at these odds. */
static double
mean_at(const struct contingency *t, double odds)
{
    double row = t->a + t->b, column = t->a + t->c, rest = total(t) - row;
    double sum = 0, weighted = 0;

    for (double x = fmax(0, column - rest); x <= fmin(row, column); x++) {
        double weight =
            exp(x * log(odds) - lgamma(x + 1) - lgamma(row - x + 1) -
                lgamma(column - x + 1) - lgamma(rest - column + x + 1));

        sum += weight;
        weighted += x * weight;
    }
    return weighted / sum;
}

static void
test_odds(void)
{
    double low = 1, high = 100;

    for (int i = 0; i < 100; i++) {
        double middle = (low + high) / 2;

        *(mean_at(&small, middle) < small.a ? &low : &high) = middle;
    }
    CHECK_VALUE(low, 7.166306304);
    check_number(low, 7.166281974, 1e-4, __FILE__, __LINE__, "R's search");
    CHECK_VALUE(odds_ratio(&small), 8.166666667);
}

static void
test_many_tests(void)
{
    static const double p[] = {0.0242146798, 0.0109926416, 0.0283885962,
                               0.419079941, 0.866597788};
    static const double bonferroni[] = {0.121073399, 0.054963208, 0.141942981,
                                        1, 1};

    for (int i = 0; i < 5; i++)
        CHECK_VALUE(fmin(1, 5 * p[i]), bonferroni[i]);
}

/* Sketch Engine's expectation has no window in it. */
static void
test_window(void)
{
    struct contingency with = contingency_of(6, 7 * 2 * 5, 9, 85);
    struct contingency without = contingency_of(6, 7, 9, 85);

    CHECK_VALUE(pmi(&without) - pmi(&with), log2(10));
}

int
main(void)
{
    test_corrections();
    test_pmi();
    test_odds();
    test_many_tests();
    test_window();
    return check_end();
}
