/*
 * pass: documents gone through by several threads at once, each with a context
 * of its own for what it counts. Which documents a thread gets is chance:
 * contexts hold counts, whose sums do not tell, so that a table has the same
 * bytes for any number of threads. One thread at a time uses the reader, to
 * copy streams or a text out of it; what takes time is done beside each other.
 */
#ifndef SLANT_PASS_H
#define SLANT_PASS_H

#include "passage.h"

struct pass;

/* How many threads are worth having for so many documents, when each makes
   tables of so many bytes: up to q->jobs, or, where that is 0 and the documents
   are very many, up to one for each core; their tables take at most 64 MB
   beside those of the first. */
size_t pass_threads(const struct work *w, size_t documents, size_t bytes);

/* ids ascending; they must live as long as the pass. */
int pass_new(struct pass **p, struct work *w, const int64_t *ids, size_t n,
             size_t threads, struct fault *ft);
void pass_free(struct pass *p);
size_t pass_width(const struct pass *p); /* threads */

/* Called by several threads, each with its own context and with documents that
   ascend; i: the document's place among the ids. Where there are several
   threads it does not use the reader but by passage_cut and passage_apart. Not
   0: a fault. */
typedef int pass_cb(void *context, size_t i, struct passage *p,
                    struct fault *ft);

/* contexts: as many as there are threads, of `size` bytes each. Every call for
   one pass gives a context the same documents. Of several faults the one is
   told that came first in the order of documents. Sets w->documents. */
int pass_each(struct pass *p, pass_cb *each, void *contexts, size_t size,
              struct fault *ft);

/* The three of them for a single going through. */
int pass_once(struct work *w, const int64_t *ids, size_t n, size_t threads,
              pass_cb *each, void *contexts, size_t size, struct fault *ft);

#endif
