/* page_line: a page as the lines it shows. */
#ifndef SLANT_PAGE_LINE_H
#define SLANT_PAGE_LINE_H

#include "tree.h"

/* Stands in a line's text where an element begins or ends. */
#define PAGE_LINE_ELEMENT '\x02'

/* The text of the line at or behind *node, into out: up to a line break, the
   end of a block, or of an element that calls itself byline or date. *node: its
   first text; returns the node behind it, or 0 when no line begins before to.
 */
size_t page_line(const struct tree *t, size_t *node, size_t to,
                 struct buf *out);

#endif
