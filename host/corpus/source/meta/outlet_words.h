/* outlet_words: what the words of a name, between single spaces, tell of who is
   called so. */
#ifndef SLANT_OUTLET_WORDS_H
#define SLANT_OUTLET_WORDS_H

#include <stdbool.h>
#include <stddef.h>

/* How many are words that newspapers are called by (post, tribune); how many
   are words for parts of a paper (latest, world, news). */
size_t outlet_press_words(const char *name);
size_t outlet_part_words(const char *name);

/* Whether a name is a known outlet's, or ends in a word that newspapers are
   called by and is more than parts of a paper: `Harbour Post`, not `Breaking
   News`. */
bool outlet_like(const char *name);

#endif
