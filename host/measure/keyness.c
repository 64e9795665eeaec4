#include "keyness.h"

#include <math.h>
#include <stdbool.h>

#include "chance.h"

/* Against a far larger part 0.5 is more than what is expected. */
static bool
turned(double ratio, double a, double b)
{
    return (a <= 0 && ratio >= 0) || (b <= 0 && ratio <= 0);
}

static void
ratio(struct keyness *k, double a, double n1, double b, double n2)
{
    double x = a > 0 ? a : 0.5, y = b > 0 ? b : 0.5;
    double half = NORMAL_95 * sqrt(1 / x - 1 / n1 + 1 / y - 1 / n2) / M_LN2;

    k->log_ratio = log2((x / n1) / (y / n2));
    if (turned(k->log_ratio, a, b))
        k->log_ratio = NAN;
    k->log_ratio_low_iid = k->log_ratio - half;
    k->log_ratio_high_iid = k->log_ratio + half;
}

struct keyness
keyness_of(const struct contingency *t)
{
    double a = t->a, b = t->b, n1 = a + t->c, n2 = b + t->d;
    double sign = contingency_sign(t), n = n1 + n2;
    double fewer = (a + b) * (n1 < n2 ? n1 : n2) / n; /* least expected */
    struct keyness k = {
        .g2_4 = sign * g2_4(t),
        .g2_2 = sign * g2_2(t),
        .g2_quanteda = sign * g2_quanteda(t),
        .chi2 = sign * chi2(t),
        .chi2_yates = sign * chi2_yates(t),
        .odds_ratio = odds_ratio(t),
    };

    ratio(&k, a, n1, b, n2);
    k.p_iid = chance_chi_square(k.g2_4);
    k.percent_diff = b > 0 ? (a / n1 - b / n2) / (b / n2) * 100 : NAN;
    k.bic = fabs(k.g2_2) - log(n);
    k.g2_williams = k.g2_4 / williams_q(t);
    k.simple_maths = simple_maths(a, n1, b, n2, 1);
    k.ell = fewer > 1 ? fabs(k.g2_2) / (n * log(fewer)) : NAN;
    return k;
}

double
simple_maths(double a, double n1, double b, double n2, double k)
{
    return (a / n1 * 1e6 + k) / (b / n2 * 1e6 + k);
}
