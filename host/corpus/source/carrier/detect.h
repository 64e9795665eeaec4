/* detect: what the bytes of a text say about its encoding. Parts of
   encoding_of. */
#ifndef SLANT_DETECT_H
#define SLANT_DETECT_H

#include "encoding.h"

/* Encodings of 16 and 32 bits without a byte order mark, by the places of
   their zero bytes. False if it is none of them. */
bool detect_wide(const char *s, size_t len, struct encoding *e);

/* Encodings of 8 bits and more, by ICU's statistics; a guess with at most the
   confidence 0.1 where these say nothing. */
void detect_narrow(const char *s, size_t len, struct encoding *e);

/* Whether all of it can be read as this encoding; a sequence cut off at the end
   is no error unless whole. */
bool detect_fits(const char *name, const char *s, size_t len, bool whole);

#endif
