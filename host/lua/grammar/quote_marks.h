/*
 * quote_marks: quotation marks, paired by their role: straight, curly,
 * guillemets, low-high, '' and ``. A quotation ends with its paragraph at the
 * latest.
 */
#ifndef SLANT_QUOTE_MARKS_H
#define SLANT_QUOTE_MARKS_H

#include <stdbool.h>
#include <stddef.h>

#include "span.h"

struct marked {     /* what stands in quotation marks */
    struct span at; /* bytes, with its marks */
    bool closed;
};

struct marked_list {
    struct marked *at;
    size_t n, cap;
};

/* The quotations of a paragraph, ascending; they do not overlap. Backticks
   alone are none. */
void quote_marks_find(const char *s, size_t len, struct marked_list *list);

#endif
