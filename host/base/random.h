/* random: xoshiro256** (Blackman and Vigna), the same numbers everywhere for
   the same seed. */
#ifndef SLANT_RANDOM_H
#define SLANT_RANDOM_H

#include <stdint.h>

void random_seed(uint64_t s[4], uint64_t seed);
double random_real(uint64_t s[4]); /* [0, 1) */
int64_t random_between(uint64_t s[4], int64_t low, int64_t high);

#endif
