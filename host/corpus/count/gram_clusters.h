/* gram_clusters: how often each of some n-grams stands in each cluster. */
#ifndef SLANT_GRAM_CLUSTERS_H
#define SLANT_GRAM_CLUSTERS_H

#include "ranking.h"
#include "work.h"

/* As work_clusters has it; size: places of n-grams. */
int gram_clusters(struct work *w, const struct group *g,
                  const struct ranked *grams, size_t n, float **x,
                  double **size, struct fault *ft);

#endif
