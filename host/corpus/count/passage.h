/* passage: a document as units, and where a window or an n-gram may not reach
   across. */
#ifndef SLANT_PASSAGE_H
#define SLANT_PASSAGE_H

#include "work.h"

struct passage {
    const uint32_t *units;
    size_t n;
    const bool *cut; /* before unit i; NULL: nowhere */
    /* for passage_cut */
    struct passages *all;
    const uint32_t *types;
    size_t n_types;
    int64_t document;
};

/* i: the document's place in the group. */
typedef int passage_cb(void *cookie, size_t i, struct passage *p,
                       struct fault *ft);

int passages_each(struct work *w, const struct group *g, passage_cb *each,
                  void *cookie, struct fault *ft);
/* Finds the cuts that the request wants, sentences for a window of that name,
   for which the text is read. Units may move. */
int passage_cut(struct passage *p, struct fault *ft);

#endif
