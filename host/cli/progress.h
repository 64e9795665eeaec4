/* progress: one line on the terminal's stderr with a bar, rate and ETA. */
#ifndef SLANT_PROGRESS_H
#define SLANT_PROGRESS_H

#include <stdint.h>

/* rate: text such as "12,000 documents/s"; may be "". */
void progress_draw(const char *stage, uint64_t done, uint64_t all,
                   double seconds, const char *rate);
/* 1234567 as "1,234,567", in one of a few static buffers. */
const char *progress_count(uint64_t n);
/* "1 document", "2,300 documents", in one of the same buffers; thing: at most
   30 bytes. */
const char *progress_things(uint64_t n, const char *thing);

#endif
