/* search: a query's words put to a corpus: the types that hold them, and the
   documents that may hold a hit. */
#ifndef SLANT_SEARCH_H
#define SLANT_SEARCH_H

#include "excerpt.h"
#include "query_tree.h"
#include "reader.h"
#include "view.h"

struct search;

/* atoms must not grow while the search is open. */
int search_open(struct search **s, struct store *store,
                const struct atoms *atoms, struct fault *ft);
void search_free(struct search *s);

/* The documents, ascending, that hold the words a hit of the query needs, into
   a heap array: no other document has a hit. where: reader_select's. */
int search_documents(struct search *s, const struct query *q, const char *where,
                     int64_t **ids, size_t *n, struct fault *ft);

const struct lexis *search_lexis(const struct search *s);
/* As reader_stream; also looks for an interrupt. */
int search_stream(struct search *s, int64_t id, const uint32_t **types,
                  size_t *n, struct fault *ft);
/* Sets the view on a document: 1; 0: it is not there any more, or no query of
   the atoms has a word in it. x: an excerpt is enough, if there can be one;
   NULL: the whole document. *doc is the caller's (doc_free). */
int search_view(struct search *s, int64_t id, struct excerpt *x,
                struct doc *doc, struct view *view, struct fault *ft);

#endif
