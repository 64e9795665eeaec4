/* letters: in which encoding of one byte a character the letters of a text come
   as they do in some language. */
#ifndef SLANT_LETTERS_H
#define SLANT_LETTERS_H

#include <stdbool.h>
#include <stddef.h>

struct letters_guess {
    const char *name;  /* static string */
    double confidence; /* 0..0.95: by how much the next other text is less
                          likely */
    bool odd;          /* even so they are hardly letters of any language */
    bool refutes;      /* the text that `declared` gives is so much less likely
                          that who declared it was wrong */
};

/* Looks at the first few thousand bytes. declared: an encoding, or NULL. False:
   no encoding of this kind has all bytes. */
bool letters_guess(const char *s, size_t len, const char *declared,
                   struct letters_guess *g);

#endif
