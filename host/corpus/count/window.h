/*
 * window: what stands around the places of a word or phrase: some words on
 * each side, or, for q->sentences, all of its sentence. Then what is counted is
 * sentences: those that have a word, however often, those with the node, and
 * for `near` those with both, the node's own words apart.
 */
#ifndef SLANT_WINDOW_H
#define SLANT_WINDOW_H

#include "association.h"
#include "node.h"

struct window_counts {
    struct tally words; /* all words (or sentences) of the group */
    struct counts near; /* by unit: places inside windows, documents */
    uint32_t *left;     /* by unit: of these to the left; NULL for sentences */
    uint64_t nodes, node_documents;
};

/* All units must be loaded. */
int window_count(struct work *w, const struct group *g, const struct node *node,
                 struct window_counts *c, struct fault *ft);
void window_counts_free(struct window_counts *c);

/* Neighbours (n-grams of two) of every group; columns and rows. */
int pairs_table(struct work *w, struct fault *ft);

#endif
