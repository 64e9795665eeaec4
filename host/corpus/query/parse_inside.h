/* parse_inside: what the files that read queries share. */
#ifndef SLANT_PARSE_INSIDE_H
#define SLANT_PARSE_INSIDE_H

#include "buf.h"
#include "query_tree.h"
#include "span.h"

struct parser {
    struct query q;
    struct atoms *atoms;
    const char *text;
    size_t len, at, depth;
    bool with_case, plain, entry;
    struct fault *ft;
    struct spans words, parts;
    struct buf raw, folded, cased;
    struct buf signs; /* met since the last word, for a node of their own */
};

/* The nodes of a sequence, on their way to it. */
struct children {
    uint32_t first, last;
    size_t n;
};

/* Sets the fault, with the place marked. Always 0, the number of no node. */
uint32_t parse_wrong(struct parser *p, size_t at, const char *what);
uint32_t parse_add(struct parser *p, struct node n);
void parse_append(struct parser *p, struct children *c, uint32_t node);
/* Puts a node for the signs met before what is appended next; end: nothing is,
   or a gap. */
void parse_signs(struct parser *p, struct children *c, bool end);
/* Appends the words of text[start..stop) one behind the other, with the signs
   that stand before and between them; literal: * and ? are signs, too. */
void parse_words(struct parser *p, struct children *c, size_t start,
                 size_t stop, bool literal);

#endif
