/* random: xoshiro256** (Blackman and Vigna), the same numbers everywhere for
   the same seed. */
#ifndef SLANT_RANDOM_H
#define SLANT_RANDOM_H

#include <stddef.h>
#include <stdint.h>

void random_seed(uint64_t s[4], uint64_t seed);
double random_real(uint64_t s[4]); /* [0, 1) */
int64_t random_between(uint64_t s[4], int64_t low, int64_t high);
/* The same numbers as count calls of random_between(s, 0, range - 1), in half
   the time. range: not 0. */
void random_fill(uint64_t s[4], uint32_t range, uint32_t *out, size_t count);

#endif
