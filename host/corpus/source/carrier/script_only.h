/* script_only: encodings that neither ICU nor letters.h tells, known by what
   all their characters are: syllables of Korean (Johab), letters of Vietnamese
   with their tones (windows-1258). */
#ifndef SLANT_SCRIPT_ONLY_H
#define SLANT_SCRIPT_ONLY_H

#include "encoding.h"

/* False: it is none of them, and e as it was. */
bool script_only(const char *s, size_t len, struct encoding *e);

#endif
