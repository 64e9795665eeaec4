/* between: what may stand between the words of a phrase, and what must where a
   query has signs there: `AT&T`, `50%`, `Mr. Smith`. */
#ifndef SLANT_BETWEEN_H
#define SLANT_BETWEEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "span.h"

/* Whether it joins words: white space, a hyphen or a quotation mark. */
bool between_joins(uint32_t c);

/* Whether text[at) is these signs, in their order, and what joins words, and no
   more, without a blank line. A hyphen behind a blank is a dash. */
bool between_is(const char *text, struct span at, const char *signs, size_t n);
/* Whether it begins, or ends, with these signs, in their order; what joins
   words may stand before, between and behind them. */
bool between_begins(const char *text, struct span at, const char *signs,
                    size_t n);
bool between_ends(const char *text, struct span at, const char *signs,
                  size_t n);

#endif
