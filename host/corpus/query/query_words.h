/* query_words: the words of a query, with their wildcards, as atoms. */
#ifndef SLANT_QUERY_WORDS_H
#define SLANT_QUERY_WORDS_H

#include "atoms.h"
#include "buf.h"
#include "query_tree.h"
#include "span.h"

struct query_words {
    struct atoms *atoms;
    bool with_case;
    struct spans words, parts; /* work memory, like the rest */
    struct buf raw, folded, cased;
};

void query_words_free(struct query_words *w);

/* The words of a text, as nodes one behind the other; 0: there are none.
   literal: * and ? are no wildcards. */
uint32_t query_words_add(struct query_words *w, struct query *q, const char *s,
                         size_t len, bool literal);

#endif
