/* outlet_bracket: what stands in brackets behind the name of an outlet, as in
   The Guardian (UK), BBC News [English], The Times of India (TOI). */
#ifndef SLANT_OUTLET_BRACKET_H
#define SLANT_OUTLET_BRACKET_H

#include <stdbool.h>
#include <stddef.h>

#include "span.h"

/* Length of s without a bracket at its end, and in *in what stands inside; len
   if there is none. */
size_t outlet_bracket(const char *s, size_t len, struct span *in);

/* Whether it tells one edition of any outlet (a language, online, print), or
   the initials of the n bytes before it. A country may tell another outlet: The
   Guardian (Nigeria). */
bool outlet_bracket_plain(const char *s, size_t n, struct span in);

/* Whether these letters of it (outlet_letters) are the country of this code, or
   a city there. */
bool outlet_bracket_country(const char *letters, const char *code);

#endif
