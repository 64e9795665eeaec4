/*
 * change: at which periods a rate changed its level.
 *
 * Binary segmentation: the split with the largest weighted sum of squares
 * between the two sides is kept when at most 5 % of seeded shuffles of the
 * periods have a larger one; then each side is split in turn. Sides have three
 * periods at least. It says when, not why.
 */
#ifndef SLANT_CHANGE_H
#define SLANT_CHANGE_H

#include <stddef.h>
#include <stdint.h>

enum {
    CHANGE_PERIODS_LEAST = 12, /* with that many clusters, or no answer */
    CHANGE_CLUSTERS_LEAST = 5,
    CHANGE_SHUFFLES = 999
};

struct rate { /* of one period that has documents */
    double x, n;
};

struct change {
    size_t at;            /* the first period of the new level */
    double before, after; /* rates of the two sides */
    double p; /* share of shuffles with a larger split, (k + 1) / (n + 1) */
};

/* Ascending, into out, which has room for n; returns how many. */
size_t change_points(const struct rate *r, size_t n, uint64_t seed,
                     struct change *out);

#endif
