/* utf8: decoding and repair. Stored text is always valid UTF-8. */
#ifndef SLANT_UTF8_H
#define SLANT_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "fault.h"

/* The code point at s (len > 0) and, in *size, its bytes (1..4). An invalid
   byte gives U+FFFD with size 1. */
uint32_t utf8_at(const char *s, size_t len, size_t *size);
size_t utf8_put(uint32_t c, char out[4]); /* bytes written */
bool utf8_valid(const char *s, size_t len);
/* The line, from 1, of the first byte that is not valid UTF-8; 0: all is. */
size_t utf8_invalid_line(const char *s, size_t len);
/* For a file of the user's: FAULT_USAGE names that line, and the mend. */
int utf8_check(const char *s, size_t len, struct fault *ft);

/* Appends s to out as valid UTF-8 that text tools can hold: each maximal
   invalid sequence becomes U+FFFD (Unicode 15, 3.9, "substitution of maximal
   subparts"); CR LF and lone CR become LF; NUL and the other C0 controls
   except TAB and LF, and DEL, become a space; a leading BOM is dropped.
   Returns how many sequences were replaced by U+FFFD. */
size_t utf8_repair(const char *s, size_t len, struct buf *out);

#endif
