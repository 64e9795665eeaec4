/* detect: what the bytes of a text say about its encoding. Parts of
   encoding_of. */
#ifndef SLANT_DETECT_H
#define SLANT_DETECT_H

#include "encoding.h"

/* Encodings of 16 and 32 bits without a byte order mark, by the places of
   their zero bytes. False if it is none of them. */
bool detect_wide(const char *s, size_t len, struct encoding *e);

enum detect_fit {
    DETECT_UNFIT, /* there are bytes that it does not have */
    DETECT_ODD,   /* it has them, and they make no words: plausible.h */
    DETECT_FITS
};

/* Whether all of it can be read as this encoding; a sequence cut off at the end
   is no error unless whole. */
enum detect_fit detect_fits(const char *name, const char *s, size_t len,
                            bool whole);

/* ISO-2022-JP and -KR and HZ, which are ASCII but for their escape sequences.
 */
bool detect_escapes(const char *s, size_t len, struct encoding *e);

/* Encodings of 8 bits and more: of several bytes a character by ICU's
   statistics, else by letters.h; a guess with at most the confidence 0.1 where
   these say nothing. Whether the declared one (or NULL) is refuted by it. */
bool detect_narrow(const char *s, size_t len, const char *declared,
                   struct encoding *e);

#endif
