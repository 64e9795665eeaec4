/* made_numbers: numbers for made-up cases, the same in every run. */
#ifndef SLANT_MADE_NUMBERS_H
#define SLANT_MADE_NUMBERS_H

#include <stdint.h>

/* 0 .. n - 1 */
static inline uint32_t
chance(uint32_t n)
{
    static uint64_t state = 88172645463325252u;

    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (uint32_t)(state >> 33) % n;
}

#endif
