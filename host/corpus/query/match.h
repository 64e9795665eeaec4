/* match: where a query stands in a document. */
#ifndef SLANT_MATCH_H
#define SLANT_MATCH_H

#include "query_tree.h"
#include "view.h"

struct match_hit {
    size_t first, stop; /* parts of the view; stop is exclusive */
};

struct matcher; /* a query's memory of the document it is at */

struct matcher *matcher_new(const struct query *q);
void matcher_free(struct matcher *m);
/* Another document, or other parts in the same view. number: anything that
   tells this text from others; matcher_text gives it back, 0 at first. */
void matcher_set(struct matcher *m, struct view *v, uint64_t number);
uint64_t matcher_text(const struct matcher *m);

/* The first hit that begins at part `from` or later: of those that begin
   there, the shortest. Hits that do not overlap are found by going on from
   hit->stop. */
bool match_next(struct matcher *m, size_t from, struct match_hit *hit);
/* Where a hit ends in the text: behind the possessive 's of its last word, if
   the query has it there (`it's`), else before it. */
uint32_t match_end(const struct matcher *m, const struct match_hit *hit);
/* The longest hit that begins just at part `at`. */
bool match_longest(struct matcher *m, size_t at, struct match_hit *hit);

#endif
