/* converter: text in an encoding of any name as UTF-8, by the C library's
   iconv. What the encoding does not have becomes the byte 0xff, which is no
   UTF-8. */
#ifndef SLANT_CONVERTER_H
#define SLANT_CONVERTER_H

#include <iconv.h>
#include <stdbool.h>
#include <stddef.h>

#include "buf.h"

struct converter {
    iconv_t cd;
    size_t unit;      /* bytes of the smallest unit */
    bool hz, shifted; /* it is HZ (hz.h), which iconv takes unfolded */
};

/* Whether there is such an encoding. */
bool converter_known(const char *name);

/* Appends s, all of a text; only 0xff when there is no such encoding. */
void converter_all(const char *name, const char *s, size_t len,
                   struct buf *out);

/* False: there is no such encoding, and nothing to close. */
bool converter_open(struct converter *c, const char *name);
void converter_close(struct converter *c);
/* Appends what there is of a stream. *s and *len: what is left, the beginning
   of a sequence; nothing when this is the end. */
void converter_take(struct converter *c, char **s, size_t *len, bool end,
                    struct buf *out);

#endif
