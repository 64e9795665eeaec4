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

/* take: gets one of these as context; counts `different` and adds what it likes
   to the ranking. Ends with gram_ranking_free also after a fault. */
int gram_ranking_make(struct gram_ranking *r, struct grams *x, struct work *w,
                      gram_cb *take, struct fault *ft);
void gram_ranking_free(struct gram_ranking *r);

/* The note with documents, places (what they are called: `place`) and n-grams
   of the group. */
void gram_ranking_note(const struct gram_ranking *r, const struct group *g,
                       const char *place);

#endif
