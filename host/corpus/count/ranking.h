/* ranking: the best n-grams of many, in memory for a few. Several threads may
   each have one of the same units, while none uses the reader otherwise. */
#ifndef SLANT_RANKING_H
#define SLANT_RANKING_H

#include "request.h"

struct ranked {
    double score; /* never NAN */
    uint32_t ids[GRAM_MAX];
    uint32_t frequency, docfreq;
};

struct ranking {
    struct units *units;
    unsigned size;  /* of the n-grams */
    uint64_t limit; /* 0: all */
    struct ranked *at;
    size_t n, cap;
    double floor; /* what is under it is not among the best */
    bool full, bad;
    struct fault fault; /* if bad */
};

void ranking_add(struct ranking *r, const struct ranked *item);
/* Adds the best of another, which is freed. */
void ranking_join(struct ranking *r, struct ranking *other);
/* Puts the best in order: by falling score, equal ones by code points. Of these
   alone the forms are read. */
int ranking_end(struct ranking *r, struct fault *ft);
void ranking_free(struct ranking *r);

/* The words of an n-gram with blanks between them. */
void ranked_form(const struct units *u, const uint32_t *ids, unsigned size,
                 struct buf *out);
/* Whether its form and its words are wanted. */
bool ranked_wanted(const struct units *u, const struct features *f,
                   const uint32_t *ids, unsigned size, struct buf *scratch);

#endif
