/* query_words: the words of a query, with their wildcards, as atoms, and the
   signs beside them. */
#ifndef SLANT_QUERY_WORDS_H
#define SLANT_QUERY_WORDS_H

#include "atoms.h"
#include "buf.h"
#include "query_nodes.h"
#include "span.h"

struct query_words {
    struct atoms *atoms;
    bool with_case;
    bool edges; /* signs before the first word of a sequence, behind the last
                   and beside gaps have a meaning, too */
    struct buf signs; /* met since the last word, for a node of their own */
    struct spans words, parts; /* work memory, like the rest */
    struct buf raw, folded, cased;
};

void query_words_free(struct query_words *w);

/* Appends the words of a text one behind the other, with the signs before and
   between them. literal: * and ? are no wildcards. */
void query_words_add(struct query_words *w, struct query *q, struct children *c,
                     const char *s, size_t len, bool literal);
/* Appends a node for the signs met before what comes next; end: no word does.
 */
void query_words_signs(struct query_words *w, struct query *q,
                       struct children *c, bool end);

#endif
