/* intervals: the columns of a table whose rates per million have intervals. */
#ifndef SLANT_INTERVALS_H
#define SLANT_INTERVALS_H

#include "interval.h"
#include "work.h"

/* Both ends, and both of Wilson's, of `n` among `of` tokens or places. */
void intervals_show(struct sheet *s, uint64_t n, uint64_t of,
                    const struct interval *i, size_t clusters);
/* Tells of groups that are too small for any. */
void intervals_warn(struct work *w);

#endif
