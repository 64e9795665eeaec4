/* radix: sorts by a number, without comparing two. */
#ifndef SLANT_RADIX_H
#define SLANT_RADIX_H

#include <stddef.h>
#include <stdint.h>

struct radix {
    uint64_t key;
    uint32_t at; /* the caller's: whose key it is */
};

/* Ascending; equal keys stay in order. spare: room for n more. */
void radix_sort(struct radix *items, size_t n, struct radix *spare);

#endif
