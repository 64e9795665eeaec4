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

struct candidate {
    int64_t id;
    uint32_t begins; /* tokens that a hit may begin with, if not any may */
};

/* The documents, ascending, that hold the words a hit of the query needs, into
   a heap array: no other document has a hit. where: reader_select's. */
int search_documents(struct search *s, const struct query *q, const char *where,
                     bool unique, struct candidate **found, size_t *n,
                     struct fault *ft);

const struct lexis *search_lexis(const struct search *s);
/* As reader_stream; also looks for an interrupt. */
int search_stream(struct search *s, int64_t id, const uint32_t **types,
                  size_t *n, struct fault *ft);
/* Words of a stream, by the rule of the atoms (for TOKENS_INSIDE, tokens). */
uint64_t search_words(const struct search *s, const uint32_t *types, size_t n);
/* As reader_streams. */
int search_streams(struct search *s, const int64_t *ids, size_t n,
                   reader_stream_cb *each, void *cookie, struct fault *ft);
/* Sets the view on a document: 1; 0: it is not there any more, or no query of
   the atoms has a word in it. *doc is the caller's (doc_free). */
int search_view(struct search *s, int64_t id, struct doc *doc,
                struct view *view, struct fault *ft);

/* 1 go on, 0 the caller has enough. doc: as of reader_text_cb. */
typedef int search_view_cb(void *cookie, int64_t id, const struct doc *doc,
                           struct view *view);
/* The same, after some calls of that one: now no transaction is open. */
typedef int search_pause_cb(void *cookie);

/* The same for each of many documents that is there, inside a transaction.
   pause may be NULL. x: an excerpt is enough, where there can be one; NULL:
   whole documents. */
int search_views(struct search *s, const struct candidate *found, size_t n,
                 struct excerpt *x, search_view_cb *each,
                 search_pause_cb *pause, void *cookie, struct fault *ft);

#endif
