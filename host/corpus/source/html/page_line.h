/* page_line: a page as the lines it shows. */
#ifndef SLANT_PAGE_LINE_H
#define SLANT_PAGE_LINE_H

#include "tree.h"

/* Stands in a line's text where an element begins or ends. */
#define PAGE_LINE_ELEMENT '\x02'

struct page_line {
    size_t from, to; /* nodes: its first text, and what stands behind it */
};

/* The next line behind this one that begins before `to`, and its text: up to a
   line break, the end of a block, or of an element that calls itself byline or
   date. False: there is none. */
bool page_line_next(const struct tree *t, size_t to, struct page_line *line,
                    struct buf *out);

#endif
