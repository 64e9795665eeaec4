/* hz: HZ-GB-2312, Chinese in 7 bits: ~{ opens a run of pairs of bytes, which ~}
   closes in the same line; ~~ is a tilde. iconv does not know it. */
#ifndef SLANT_HZ_H
#define SLANT_HZ_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"

/* What no pair is, and a run that is not closed, becomes this byte. */
#define HZ_INVALID '\xff'

/* Appends s as GB2312 with the high bits set. *shifted: inside of a run, from
   call to call. Bytes taken: all but a beginning at the end of s, which `end`
   takes as it is. */
size_t hz_unfold(bool *shifted, const char *s, size_t len, bool end,
                 struct buf *out);

#endif
