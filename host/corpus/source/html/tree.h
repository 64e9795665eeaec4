/*
 * tree: an HTML page as a flat list of nodes in the order of the page. The
 * descendants of node i are i+1 .. nodes[i].end-1, so every walk is a loop.
 */
#ifndef SLANT_TREE_H
#define SLANT_TREE_H

#include <gumbo.h>
#include <stdbool.h>

#include "buf.h"

/* What parsing one page may take; html_strip left little that needs more. */
#define HTML_MEMORY_MAX (256u << 20)

struct tree_node {
    GumboTag tag;    /* GUMBO_TAG_LAST: a text */
    uint32_t parent; /* 0 is the page itself */
    uint32_t end;
    uint32_t at, len; /* a text's bytes */
    uint32_t attributes, n_attributes;
};

struct tree {
    struct buf bytes;
    struct tree_node *nodes;
    size_t n, cap;
    struct tree_attribute {
        uint32_t name, value; /* in bytes, each with a NUL behind it */
    } * attributes;
    size_t n_attributes, cap_attributes;
};

/* page: from html_strip. False when the parser needs more memory than
   HTML_MEMORY_MAX. Free the tree in either case. */
bool tree_parse(struct tree *t, const char *page, size_t len);
void tree_free(struct tree *t);

/* The value, or NULL. */
const char *tree_attribute(const struct tree *t, size_t node, const char *name);
/* Whether it has one of the words (case aside) that spaces separate. */
bool tree_attribute_has(const struct tree *t, size_t node, const char *name,
                        const char *word);

/* Longer texts are no titles, names or dates. */
#define TREE_TEXT_MAX 2000

/* Appends the text below a node, white space folded, blocks apart; ends behind
   the first text that makes it longer than TREE_TEXT_MAX. */
void tree_text(const struct tree *t, size_t node, struct buf *out);

/* Appends s with white space (also no-break) folded to single spaces; none at
   the start of out. */
void tree_fold(const char *s, size_t len, struct buf *out);

/* Whether an element stands in a line: a, span, sub, ... */
bool tree_inline(GumboTag tag);

#endif
