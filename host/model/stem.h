/* stem: words without the endings of inflection, by an English rule of thumb:
   `sanctions`, `sanctioned` and `sanctioning` give one stem, which may be no
   word. Not Snowball's (stemmer.h): the features of the trained models are
   hashes of these stems, so other stems would want other weights. */
#ifndef SLANT_STEM_H
#define SLANT_STEM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The length of a folded form without its ending. *y: its last letter becomes
   `y` (`countries`, `country`). */
size_t stem_of(const char *form, size_t len, bool *y);
/* hash64_of its stem; hash: of the form itself. */
uint64_t stem_hash(const char *form, size_t len, uint64_t hash);

#endif
