/* gram_ranking: the best of all n-grams of a group, chosen by several threads.
 */
#ifndef SLANT_GRAM_RANKING_H
#define SLANT_GRAM_RANKING_H

#include "grams.h"
#include "ranking.h"

struct gram_ranking { /* of a thread, or what comes of all */
    struct work *w;
    const struct grams *grams;
    struct ranking ranking;
    struct buf scratch;
    uint64_t different;
};

/* How a table ranks n-grams and shows the best. */
struct gram_show {
    /* Gets a gram_ranking as context; counts `different` and adds what it likes
       to the ranking. */
    gram_cb *take;
    int (*show)(struct gram_ranking *r, const struct group *g,
                struct fault *ft);
    const char *place; /* what its places are called */
};

/* The rows of every group, each followed by a note with its documents, places
   and n-grams. */
int gram_ranking_show(struct work *w, const struct gram_show *how,
                      struct fault *ft);

#endif
