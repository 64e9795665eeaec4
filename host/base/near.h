/* near: the known name a misspelt one stands for. */
#ifndef SLANT_NEAR_H
#define SLANT_NEAR_H

#include <stddef.h>

/* The nearest of names within a third of the word's length, or NULL. */
const char *near_name(const char *word, const char *const *names, size_t n);

#endif
