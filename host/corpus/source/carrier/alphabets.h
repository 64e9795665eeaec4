/* alphabets: the letters beyond ASCII of languages, the common ones first. */
#ifndef SLANT_ALPHABETS_H
#define SLANT_ALPHABETS_H

#include <stddef.h>
#include <stdint.h>

struct alphabet {
    const char *language; /* ISO 639 */
    const char *letters;  /* small ones, in the order of their use */
};

extern const struct alphabet alphabets[];
extern const size_t n_alphabets;

/* How unlikely a letter is among the letters beyond ASCII of a language, in
   quarters of a bit: by its place among them, and more for a capital. */
unsigned alphabet_cost(const struct alphabet *a, uint32_t c);

#endif
