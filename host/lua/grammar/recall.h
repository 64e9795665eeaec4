/*
 * recall: who was named before, for the words that stand for them: "he", "she",
 * "it", "the two". Actors are numbers from 1 on; 0: nobody.
 */
#ifndef SLANT_RECALL_H
#define SLANT_RECALL_H

#include <stddef.h>
#include <stdint.h>

struct recall {
    uint32_t he, she;   /* named last by a person's name that allows it; 0 also
                           if that person counts as no actor */
    uint32_t state;     /* with whom the last sentence begins */
    uint32_t joined[2]; /* named together last: "X and Y" */
    uint32_t pair[2];   /* these, else the two named most */
};

struct recall_counts { /* of how often each was named; zeroed is empty */
    struct recall_count {
        uint32_t n, order; /* order: of the first time */
    } * of;                /* by actor */
    size_t n, cap;
    uint32_t named;         /* different ones */
    uint32_t first, second; /* the two named most; of equals who came first */
};

void recall_counts_free(struct recall_counts *c);
void recall_count(struct recall_counts *c, uint32_t actor);

#endif
