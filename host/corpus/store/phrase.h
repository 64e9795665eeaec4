/* phrase: a query as parts of tokens, and where it stands in a document.
   Inside the store's folder only. */
#ifndef SLANT_PHRASE_H
#define SLANT_PHRASE_H

#include "doc.h"
#include "fault.h"

struct phrase {
    struct buf bytes;
    struct spans parts; /* folded, in bytes; at least one */
};

/* FAULT_USAGE if there is no word in the query. */
int phrase_parse(struct phrase *p, const char *query, struct fault *ft);
void phrase_free(struct phrase *p);
/* Whether s is part i. */
bool phrase_is(const struct phrase *p, size_t i, const char *s, size_t len);

/* One document's tokens, reused from document to document; zeroed is empty. */
struct phrase_text {
    const struct doc *doc;
    struct spans kept, words, parts;
    struct buf folded;
};

struct phrase_hit {
    struct span at;
    size_t first, last; /* tokens it begins and ends in */
};

void phrase_text_set(struct phrase_text *t, const struct doc *d);
void phrase_text_free(struct phrase_text *t);
/* The first hit that begins in token `from` or later and at offset `offset` or
   later. may[i]: token i may hold a part of the phrase (NULL: all may). */
bool phrase_next(const struct phrase *p, struct phrase_text *t, const bool *may,
                 size_t from, uint32_t offset, struct phrase_hit *hit);
/* Up to `window` tokens on each side of a hit, inside its kept span. */
void phrase_context(const struct phrase_text *t, const struct phrase_hit *hit,
                    size_t window, struct span *left, struct span *right);

#endif
