/* page_blocks: a page as its blocks of text, in order. */
#ifndef SLANT_PAGE_BLOCKS_H
#define SLANT_PAGE_BLOCKS_H

#include "page_line.h"
#include "part.h"

struct block {
    uint32_t node;      /* the innermost block element */
    uint32_t at, len;   /* in page_blocks.text */
    uint32_t chars;     /* of which one of Chinese or Japanese counts twice */
    uint32_t links;     /* of them inside links */
    bool heading, list; /* h1..h6; a list item */
    bool final;         /* ends like a sentence */
    bool dated;         /* it is the line that gave the date */
    enum part part;     /* of it and all around it */
};

struct page_blocks {
    struct buf text; /* each with a NUL behind it */
    struct block *at;
    size_t n, cap;
    uint32_t *first; /* a node: the first block at or behind it; n+1 of them */
    uint8_t *parts;  /* a node: of it and all around it */
};

/* heading: the node that prints the title, or 0; what is around that, or around
   most of the running text, is no furniture whatever it is called. line: that
   of the date, which is a block, or none. */
void page_blocks_find(struct page_blocks *b, const struct tree *t,
                      size_t heading, struct page_line line);
void page_blocks_free(struct page_blocks *b);

/* Running text: long enough for a sentence, and not made of links. */
bool block_runs(const struct block *b);

/* Bytes of running text of the story below a node. */
uint64_t page_blocks_running(const struct page_blocks *b, const struct tree *t,
                             size_t node);

#endif
