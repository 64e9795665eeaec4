#include "contingency.h"

#include <math.h>
#include <stdbool.h>

struct contingency
contingency_of(double a, double row, double column, double n)
{
    return (struct contingency){a, row - a, column - a, n - row - column + a};
}

static double
contingency_total(const struct contingency *t)
{
    return t->a + t->b + t->c + t->d;
}

double
contingency_expected(const struct contingency *t)
{
    return (t->a + t->b) * (t->a + t->c) / contingency_total(t);
}

double
contingency_sign(const struct contingency *t)
{
    return t->a < contingency_expected(t) ? -1 : 1;
}

/* Whether there is such a table, and no margin is empty. */
static bool
sound(const struct contingency *t)
{
    return t->a >= 0 && t->b >= 0 && t->c >= 0 && t->d >= 0 &&
           t->a + t->b > 0 && t->c + t->d > 0 && t->a + t->c > 0 &&
           t->b + t->d > 0;
}

static double
term(double observed, double expected)
{
    return observed > 0 ? observed * log(observed / expected) : 0;
}

/* Rounding must not give a statistic below 0. */
static double
at_least_0(double x)
{
    return x < 0 ? 0 : x;
}

double
g2_4(const struct contingency *t)
{
    double n = contingency_total(t);
    double r1 = t->a + t->b, r2 = t->c + t->d;
    double c1 = t->a + t->c, c2 = t->b + t->d;

    if (!sound(t))
        return NAN;
    return at_least_0(2 * (term(t->a, r1 * c1 / n) + term(t->b, r1 * c2 / n) +
                           term(t->c, r2 * c1 / n) + term(t->d, r2 * c2 / n)));
}

double
g2_2(const struct contingency *t)
{
    double n = contingency_total(t), row = t->a + t->b;

    if (!sound(t))
        return NAN;
    return at_least_0(2 * (term(t->a, row * (t->a + t->c) / n) +
                           term(t->b, row * (t->b + t->d) / n)));
}

/* The least of the four expected cells. */
static double
least_expected(const struct contingency *t)
{
    return fmin(t->a + t->b, t->c + t->d) * fmin(t->a + t->c, t->b + t->d) /
           contingency_total(t);
}

static double
quanteda_term(double observed, double row, double column, double n)
{
    return observed * log(observed / (row * column / n) + 1e-9);
}

double
g2_quanteda(const struct contingency *t)
{
    double n = contingency_total(t), apart = t->a * t->d - t->b * t->c;
    double r1 = t->a + t->b, r2 = t->c + t->d;
    double c1 = t->a + t->c, c2 = t->b + t->d, shift = 0;

    if (!sound(t))
        return NAN;
    if (fabs(apart) >= n / 2 && least_expected(t) < 5)
        shift = apart > 0 ? -0.5 : 0.5;
    return 2 * (quanteda_term(t->a + shift, r1, c1, n) +
                quanteda_term(t->b - shift, r1, c2, n) +
                quanteda_term(t->c - shift, r2, c1, n) +
                quanteda_term(t->d + shift, r2, c2, n));
}

double
williams_q(const struct contingency *t)
{
    double n = contingency_total(t);

    if (!sound(t))
        return NAN;
    return 1 + (n / (t->a + t->b) + n / (t->c + t->d) - 1) *
                   (n / (t->a + t->c) + n / (t->b + t->d) - 1) / (6 * n);
}

static double
chi2_of(const struct contingency *t, double shift)
{
    double n = contingency_total(t);
    double apart = fabs(t->a * t->d - t->b * t->c) - shift;

    if (!sound(t))
        return NAN;
    apart = at_least_0(apart);
    return n * apart / (t->a + t->b) * apart / (t->c + t->d) / (t->a + t->c) /
           (t->b + t->d);
}

double
chi2(const struct contingency *t)
{
    return chi2_of(t, 0);
}

double
chi2_yates(const struct contingency *t)
{
    return chi2_of(t, contingency_total(t) / 2);
}

static double
log_choose(double n, double k)
{
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1);
}

double
fisher_p(const struct contingency *t)
{
    double row = t->a + t->b, column = t->a + t->c, n = contingency_total(t);
    double least = row + column > n ? row + column - n : 0;
    double most = row < column ? row : column;
    double all, own, p = 0;

    if (!sound(t))
        return NAN;
    all = log_choose(n, column);
    own = log_choose(row, t->a) + log_choose(n - row, t->c) - all;
    for (double a = least; a <= most; a++) {
        double it = log_choose(row, a) + log_choose(n - row, column - a) - all;

        if (it <= own + 1e-7) /* R's tolerance for equal ones */
            p += exp(it);
    }
    return p > 1 ? 1 : p;
}

double
odds_ratio(const struct contingency *t)
{
    return t->b > 0 && t->c > 0 ? t->a * t->d / (t->b * t->c) : NAN;
}

double
pmi(const struct contingency *t)
{
    return t->a > 0 ? log2(t->a / contingency_expected(t)) : NAN;
}

double
npmi(const struct contingency *t)
{
    double share = -log2(t->a / contingency_total(t));

    return t->a > 0 && share > 0 ? pmi(t) / share : NAN;
}

double
pmi3(const struct contingency *t)
{
    return t->a > 0 ? log2(t->a * t->a * t->a / contingency_expected(t)) : NAN;
}

double
t_score(const struct contingency *t)
{
    return t->a > 0 ? (t->a - contingency_expected(t)) / sqrt(t->a) : NAN;
}

double
z_score(const struct contingency *t)
{
    double expected = contingency_expected(t);

    return expected > 0 ? (t->a - expected) / sqrt(expected) : NAN;
}

double
dice(const struct contingency *t)
{
    double both = 2 * t->a + t->b + t->c;

    return both > 0 && t->b >= 0 && t->c >= 0 ? 2 * t->a / both : NAN;
}

double
log_dice(const struct contingency *t)
{
    return t->a > 0 ? 14 + log2(dice(t)) : NAN;
}

double
delta_p(const struct contingency *t)
{
    if (!sound(t))
        return NAN;
    return t->a / (t->a + t->b) - t->c / (t->c + t->d);
}

struct lambda
lambda_of(const double *counts, unsigned k)
{
    struct lambda l = {0, 0};
    double variance = 0;

    for (unsigned pattern = 0; pattern < 1u << k; pattern++) {
        unsigned others = k - (unsigned)__builtin_popcount(pattern);
        double n = counts[pattern] + 0.5;

        if (!(n > 0))
            return (struct lambda){NAN, NAN};
        l.lambda += others % 2 ? -log(n) : log(n);
        variance += 1 / n;
    }
    l.z = l.lambda / sqrt(variance);
    return l;
}

struct lambda
lambda_of_pair(const struct contingency *t)
{
    double counts[4] = {t->d, t->b, t->c, t->a}; /* bit 0: row 1 */

    return sound(t) ? lambda_of(counts, 2) : (struct lambda){NAN, NAN};
}
