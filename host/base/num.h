/* num: strict text-to-number; the whole string must be the number. */
#ifndef SLANT_NUM_H
#define SLANT_NUM_H

#include <stdbool.h>
#include <stdint.h>

bool num_int(const char *s, int64_t min, int64_t max, int64_t *out);
bool num_real(const char *s, double *out); /* finite only */
bool num_bytes(const char *s,
               uint64_t *out); /* 10, 64KiB, 256MiB, 2GiB, kB MB GB */
bool num_seconds(const char *s, double *out); /* 250ms, 2s, 1.5s, 5min; > 0 */

#endif
