/* term_counts: the most frequent words of the documents of a report, from the
   token streams: no plugin has to run. */
#ifndef SLANT_TERM_COUNTS_H
#define SLANT_TERM_COUNTS_H

#include "page.h"

struct term {
    uint32_t type;
    char *form;
    uint64_t frequency, documents;
    struct hits hits;
};

struct term_counts {
    uint64_t tokens, documents; /* documents with tokens */
    struct term *all;           /* by falling frequency, then by form */
    size_t n_all;
    struct term *telling; /* those that are no function words */
    size_t n_telling;
};

int term_counts_make(struct term_counts *t, struct scope *s, size_t n_all,
                     size_t n_telling, struct fault *ft);
/* Fills the hits, `cap` of each term. */
int term_counts_places(struct term_counts *t, struct scope *s, size_t cap,
                       struct fault *ft);
void term_counts_free(struct term_counts *t);

#endif
