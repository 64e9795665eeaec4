/* interval: a mean of documents with the uncertainty of their clusters. */
#ifndef SLANT_INTERVAL_H
#define SLANT_INTERVAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The documents of one duplicate cluster: copies say nothing new. */
struct cluster_sum {
    double sum;
    uint64_t n;
};

/* The mean over all documents and a 95 % interval by leaving out one cluster
   after the other (jackknife, Student's t with n - 1 degrees of freedom).
   false: under CLUSTERS_LEAST clusters, and nothing is set. */
bool interval_of(const struct cluster_sum *c, size_t n, double *mean,
                 double *low, double *high);

#endif
