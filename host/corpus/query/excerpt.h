/*
 * excerpt: a view of those stretches of a document in which hits may begin,
 * so that the rest of its text is not cut into tokens, and its stream is not
 * read. Words are looked for as bytes; the lists of documents say how many
 * there must be. Where the two do not agree (a word spelt with a ligature,
 * say), there is no excerpt and the document is viewed whole.
 */
#ifndef SLANT_EXCERPT_H
#define SLANT_EXCERPT_H

#include "query_tree.h"
#include "view.h"

struct excerpt;

/* margin: tokens on either side of a hit that stand in the view as well. NULL:
   hits of this query cannot be found so; it asks for sentences, or may begin
   with any word, or not with a word of ASCII. */
struct excerpt *excerpt_new(const struct query *q, const struct atoms *a,
                            size_t margin);
void excerpt_free(struct excerpt *x);

/* As view_set, but false says only that it has to be viewed whole. n: tokens
   that a hit may begin with. No sentences of such a view may be asked for. */
bool excerpt_set(struct excerpt *x, struct view *v, const struct doc *d,
                 size_t n, const struct lexis *lexis);

#endif
