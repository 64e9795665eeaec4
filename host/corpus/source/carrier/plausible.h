/* plausible: whether letters come as they do in any language, after a text was
   read in some encoding. */
#ifndef SLANT_PLAUSIBLE_H
#define SLANT_PLAUSIBLE_H

#include <stdbool.h>
#include <stddef.h>

/* False where letters with accents stand side by side as no language of Latin
   letters has them (Cyrillic, Greek, Hebrew, Arabic, Chinese, ... read as
   Latin), signs inside of Latin words (Polish read as Western), or capitals
   inside of Cyrillic words (one Cyrillic encoding read as another). s: as
   encoding_convert makes it. */
bool plausible(const char *s, size_t len);

#endif
