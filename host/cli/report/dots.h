/* dots: the tone of a group of documents on a scale around 0. */
#ifndef SLANT_DOTS_H
#define SLANT_DOTS_H

#include <stddef.h>

#include "interval.h"

/* From CLUSTERS_LEAST clusters on a mean, low and high; under that one value a
   cluster. */
struct dots {
    double values[CLUSTERS_LEAST - 1];
    size_t n;
    bool with_mean;
    double mean, low, high;
    double limit; /* the scale goes from -limit to limit */
};

/* Sorts v. *clusters: how many there are. */
struct dots dots_of(struct clustered *v, size_t n, size_t *clusters);
/* How far from 0 they reach. */
double dots_reach(const struct dots *d);
/* The end of a scale that holds what reaches so far: 1, 2 or 5 times a power of
   ten. */
double dots_limit(double reach);

#endif
