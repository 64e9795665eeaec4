#include "chance.h"

#include <math.h>
#include <stdlib.h>

#include "mem.h"

double
chance_chi_square(double x)
{
    return erfc(sqrt(fabs(x) / 2));
}

double
chance_student(double degrees)
{
    const double z = NORMAL_95;
    double z3 = z * z * z, z5 = z3 * z * z;

    return z + (z3 + z) / (4 * degrees) +
           (5 * z5 + 16 * z3 + 3 * z) / (96 * degrees * degrees);
}

static int
by_value(const void *pa, const void *pb)
{
    double a = **(double *const *)pa, b = **(double *const *)pb;

    return (a > b) - (a < b);
}

void
chance_benjamini_hochberg(double *p, size_t n)
{
    double **order = mem_alloc((n + 1) * sizeof *order);
    size_t m = 0;
    double least = 1;

    for (size_t i = 0; i < n; i++)
        if (!isnan(p[i]))
            order[m++] = &p[i];
    qsort(order, m, sizeof *order, by_value);
    for (size_t i = m; i > 0; i--) {
        double q = *order[i - 1] * (double)m / (double)i;

        least = q < least ? q : least;
        *order[i - 1] = least;
    }
    free(order);
}
