/* needle: where a string of ASCII stands in a text, in either case. */
#ifndef SLANT_NEEDLE_H
#define SLANT_NEEDLE_H

#include <stdbool.h>
#include <stddef.h>

/* Whether needle_find can look for it: at least two bytes, all of ASCII, with
   no capitals, blanks and control characters. */
bool needle_is(const char *needle, size_t len);

/* The first place in s..end, or NULL. */
const char *needle_find(const char *s, const char *end, const char *needle,
                        size_t len);

#endif
