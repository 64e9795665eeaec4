/* interval: 95 % intervals. Copies of one story say nothing new, so what is
   left out or drawn again is always a whole duplicate cluster of documents; an
   interval that takes tokens for independent has iid in its name. */
#ifndef SLANT_INTERVAL_H
#define SLANT_INTERVAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Under this many clusters there is no interval, mean or trend: counts only. */
#define CLUSTERS_LEAST 10
#define INTERVAL_DRAWS 999

struct interval {
    double low, high; /* NAN: none */
};

/* The documents of one cluster. */
struct cluster_sum {
    double sum;
    uint64_t n;
};

/* The value of one document. */
struct clustered {
    int64_t cluster;
    double value;
};

/* Sorts the values and adds up those of each cluster: how many clusters. sums
   has room for n. The same values give the same sums in any order. */
size_t cluster_sums(struct clustered *v, size_t n, struct cluster_sum *sums);

/* The mean over all documents and an interval by leaving out one cluster after
   the other (jackknife, Student's t with n - 1 degrees of freedom). false:
   under CLUSTERS_LEAST clusters, and nothing is set. */
bool interval_of(const struct cluster_sum *c, size_t n, double *mean,
                 double *low, double *high);

/* Wilson 1927: x of n independent trials. */
struct interval interval_wilson_iid(double x, double n);

/*
 * Of `words` shares sum(x) / sum(size), by drawing all clusters anew with
 * replacement INTERVAL_DRAWS times and cutting 2.5 % off at each end (Efron's
 * percentile bootstrap). x: words rows of one number a cluster,
 * all of them, and of size, whole and not negative. The same seed
 * gives the same intervals, and one draw serves all words. Under
 * CLUSTERS_LEAST clusters, and where all are 0, which draws cannot change: NAN.
 */
void interval_resample(const float *x, size_t words, const double *size,
                       size_t clusters, uint64_t seed, struct interval *out);

/* The variance of the logarithm of the share sum(x) / sum(size), linearised
   over clusters (Cochran 1977, 6.4). NAN under CLUSTERS_LEAST clusters or if
   the sum is 0. */
double interval_log_variance(const float *x, const double *size,
                             size_t clusters);

#endif
