/* language: which language a text is in, from its function words. */
#ifndef SLANT_LANGUAGE_H
#define SLANT_LANGUAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "span.h"

/* "en", or NULL: not English or too short to say (under eight words). Looks at
   the first 300 words of the kept spans. Static string. */
const char *language_of(const char *text, const struct spans *kept);

/* False where common English words fill the same stretch, and all of them are
   words of other languages, too. */
bool language_may_be_english(const char *text, const struct spans *kept);

/* The primary tag of what a carrier gives (en-US, EN, English), or NULL.
   Heap string. */
char *language_tag(const char *s, size_t len);

#endif
