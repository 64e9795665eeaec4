/* cld2: the one call into CLD2, which identifies about 80 languages. */
#ifndef SLANT_CLD2_H
#define SLANT_CLD2_H

#include <stdbool.h>
#include <stddef.h>

struct cld2_guess {
    char tag[4];  /* ISO 639, two or three letters */
    double share; /* of the letters that are in this language, 0 to 1 */
};

/* False: no language, or none that CLD2 itself calls reliable. text: valid
   UTF-8. */
bool cld2_identify(const char *text, size_t len, struct cld2_guess *guess);

#endif
