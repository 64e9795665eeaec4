/*
 * head: what a page says about its article outside of the story: in meta
 * elements, JSON-LD, link elements and headings.
 */
#ifndef SLANT_HEAD_H
#define SLANT_HEAD_H

#include "jsonld.h"
#include "tree.h"

struct head {
    char *title, *author, *outlet, *language, *url; /* heap or NULL */
    size_t heading; /* the node that prints the title, or 0 */
    bool translation;
};

void head_read(struct head *h, const struct tree *t, const struct jsonld *j);
void head_free(struct head *h);

/* The content of the first meta element with this name, property, itemprop
   or http-equiv (case aside) that has some, or NULL. */
const char *head_meta(const struct tree *t, const char *name);

/* Appends the letters and digits of s, ASCII in lower case: what is left when
   two spellings of one title are compared. */
void head_key(const char *s, struct buf *out);

#endif
