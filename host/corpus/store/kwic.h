/* kwic: where words stand. Basic: words and phrases over parts of tokens. */
#ifndef SLANT_KWIC_H
#define SLANT_KWIC_H

#include "reader.h"

struct kwic_hit {
    int64_t document;
    struct span at;    /* the hit in the stored text, from the first matching
                          part to the last (`China` in `China's`) */
    struct span left;  /* context: `window` tokens each side, inside the kept */
    struct span right; /* span and its text, from token border to border */
};

/* Calls each for every hit, by document id and offset. query: a word or a
   phrase; it is cut and folded as the text is, so `no limits` finds
   `no-limits` and `China` finds `China's` and `China-Russia`. A phrase does not
   cross a sentence's or a paragraph's end mark: punctuation between tokens
   other than hyphens and quotes breaks it. d is the document (with text).
   each returns false to stop. A query without a word: FAULT_USAGE. */
int kwic_find(
    struct store *s, const char *query, const char *where, size_t window,
    bool (*each)(void *cookie, const struct doc *d, const struct kwic_hit *hit),
    void *cookie, uint64_t *hits, uint64_t *documents, struct fault *ft);

#endif
