#include "dots.h"

#include <math.h>
#include <stdlib.h>

#include "mem.h"

struct dots
dots_of(struct clustered *v, size_t n, size_t *clusters)
{
    struct cluster_sum *sums = mem_alloc((n + 1) * sizeof *sums);
    struct dots d = {0};

    *clusters = cluster_sums(v, n, sums);
    d.with_mean = interval_of(sums, *clusters, &d.mean, &d.low, &d.high);
    for (size_t i = 0; !d.with_mean && i < *clusters; i++)
        d.values[d.n++] = sums[i].sum / (double)sums[i].n;
    free(sums);
    return d;
}

double
dots_reach(const struct dots *d)
{
    double most = d->with_mean ? fmax(fabs(d->low), fabs(d->high)) : 0;

    for (size_t i = 0; i < d->n; i++)
        most = fmax(most, fabs(d->values[i]));
    return most;
}

double
dots_limit(double reach)
{
    static const double steps[] = {1, 2, 5};
    double most = fmax(reach, 0.01), unit = pow(10, floor(log10(most)));

    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        if (most <= steps[i] * unit)
            return steps[i] * unit;
    }
    return 10 * unit;
}
