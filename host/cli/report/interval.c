#include "interval.h"

#include <math.h>

#include "page.h"

/* The 97.5 % point of Student's t, from the normal one (Abramowitz and Stegun
   26.7.5); to 0.004 for nine and more degrees of freedom. */
static double
t_point(double degrees)
{
    const double z = 1.959963984540054;
    double z3 = z * z * z, z5 = z3 * z * z;

    return z + (z3 + z) / (4 * degrees) +
           (5 * z5 + 16 * z3 + 3 * z) / (96 * degrees * degrees);
}

bool
interval_of(const struct cluster_sum *c, size_t n, double *mean, double *low,
            double *high)
{
    double sum = 0, count = 0, middle = 0, squares = 0, half;

    if (n < CLUSTERS_LEAST)
        return false;
    for (size_t i = 0; i < n; i++) {
        sum += c[i].sum;
        count += (double)c[i].n;
    }
    for (size_t i = 0; i < n; i++)
        middle += (sum - c[i].sum) / (count - (double)c[i].n) / (double)n;
    for (size_t i = 0; i < n; i++) {
        double without = (sum - c[i].sum) / (count - (double)c[i].n);

        squares += (without - middle) * (without - middle);
    }
    half =
        t_point((double)(n - 1)) * sqrt(squares * (double)(n - 1) / (double)n);
    *mean = sum / count;
    *low = *mean - half;
    *high = *mean + half;
    return true;
}
