/*
 * change: at which periods a rate changed its level.
 *
 * Circular binary segmentation (Olshen et al. 2004): the stretch of periods
 * that is most unlike all others, by the weighted sum of squares between the
 * two, is looked for, so that a rise which a fall takes back is found. When at
 * most 5 % of seeded shuffles of the periods have one as large, the series is
 * split where the stretch begins or ends, whichever step is the larger; then
 * each side is split in turn. Stretches, and what is left before and behind,
 * have three periods at least. It says when, not why; a steady slope comes out
 * as steps.
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
    size_t at; /* the first period of the new level */
    double p; /* share of shuffles with a stretch as large, (k + 1) / (n + 1) */
};

/* Ascending, into out, which has room for n; returns how many. */
size_t change_points(const struct rate *r, size_t n, uint64_t seed,
                     struct change *out);

#endif
