/*
 * paragraph: what is counted to find paragraphs that an outlet repeats.
 */
#ifndef SLANT_PARAGRAPH_H
#define SLANT_PARAGRAPH_H

#include <stdint.h>

#include "span.h"

/* Bytes; shorter ones (headings, `He did not elaborate.`) are not counted. */
#define PARAGRAPH_COUNTED 60

/* The paragraphs of the kept spans that are counted, appended. */
void paragraphs_keyed(const char *text, const struct spans *kept,
                      struct spans *out);

/* By what a paragraph is counted: equal ones have one key, different ones
   hardly ever. */
uint32_t paragraph_key(const char *text, struct span at);

#endif
