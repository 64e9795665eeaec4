/* charset: which encodings a page declares. */
#ifndef SLANT_CHARSET_H
#define SLANT_CHARSET_H

#include <stdbool.h>
#include <stddef.h>

/* The n-th (from 0) that stands behind `charset=` or `encoding=` in the first
   bytes of a page, of either quotes or none; false: there is none. */
bool charset_of(const char *page, size_t len, size_t n, char name[32]);

#endif
