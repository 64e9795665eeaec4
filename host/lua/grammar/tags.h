/*
 * tags: a document as a row of items, each with a tag of one byte: words
 * (lib_tagger.h), `'` a possessive, `, ; : ( )`, `-` a dash, `!`, the end of a
 * sentence `.` and of a paragraph `\n`. Places are numbers of items, from 1.
 */
#ifndef SLANT_TAGS_H
#define SLANT_TAGS_H

#include "article.h"
#include "lib_tagger.h"

struct items { /* place i is at[i - 1] */
    struct span *at;
    char *tags;
    size_t n, cap;
};

void items_free(struct items *x);

/* Those of an article that has its words, sentences and paragraphs. */
void tags_read(const struct tagger *t, const struct article *a,
               struct items *x);
/* The first place that ends behind a byte of the text; n + 1: none does. */
int items_from(const struct items *x, uint32_t byte);

#endif
