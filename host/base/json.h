/* json: writing JSON text. (Reading is a library's work, in host/corpus.) */
#ifndef SLANT_JSON_H
#define SLANT_JSON_H

#include <stddef.h>
#include <stdint.h>

#include "buf.h"

/* A quoted, escaped string. Bytes must be UTF-8; controls become \u00XX. */
void json_string(struct buf *b, const char *s, size_t len);
void json_int(struct buf *b, int64_t v);
/* The shortest form that reads back as the same double; not finite -> null;
   -0 is written as 0; a whole number keeps ".0", so reals stay reals. */
void json_real(struct buf *b, double v);

#endif
