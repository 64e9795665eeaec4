/* stance_pairs: who is for or against whom, counted out of the rows of the
   plugin stance. */
#ifndef SLANT_STANCE_PAIRS_H
#define SLANT_STANCE_PAIRS_H

#include "page.h"

/* What a statement counts as. Only the first three, which the text asserts,
   are counted as stances; the others stand apart. */
enum side {
    SIDE_FOR,
    SIDE_NEUTRAL,
    SIDE_AGAINST,
    SIDE_ALLEGED,
    SIDE_OTHER, /* conditional, denied, future, or without a sign */
    SIDES
};

struct pair {
    char *source, *target;
    uint64_t n[SIDES];
    uint64_t documents, clusters; /* of asserted statements */
    uint64_t together;            /* sentences that mention both */
    uint64_t told; /* of these, with a statement this way, of any side */
    struct period *periods;
    size_t n_periods, cap_periods;
    struct change change;
    struct hits hits[SIDES], mentions;
    struct hits around[2]; /* for and against, before the change and after */
};

struct pairs {
    struct pair *at; /* by source and target, in bytes */
    size_t n, cap;
    uint64_t statements[SIDES];              /* all of them */
    uint64_t documents, clusters, undated;   /* undated: asserted statements */
    uint64_t silent_pairs, silent_sentences; /* mentioned, never stated */
    int first_year, last_year; /* of statements and co-mentions; 0: none */
};

/* The pairs with statements; all are counted, `most` with most asserted
   statements stay. */
int stance_pairs_count(struct pairs *g, struct scope *s, size_t most,
                       size_t *left_out, struct fault *ft);
/* The largest changes of pairs, as the plugin found them in the whole corpus.
 */
int stance_pairs_changes(struct pairs *g, struct scope *s, struct fault *ft);
/* Collects the places; cap: of each count, mentions: of co-mentions. */
int stance_pairs_places(struct pairs *g, struct scope *s, size_t cap,
                        size_t mentions, struct fault *ft);
void stance_pairs_free(struct pairs *g);

#endif
