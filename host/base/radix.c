#include "radix.h"

#include <string.h>

enum {
    BITS = 8,
    DIGITS = 1 << BITS,
    PASSES = 64 / BITS
};

/* How many items have each digit, for all digits of the key at once. */
static void
count(const struct radix *items, size_t n, size_t counts[PASSES][DIGITS])
{
    memset(counts, 0, sizeof(size_t[PASSES][DIGITS]));
    for (size_t i = 0; i < n; i++)
        for (int pass = 0; pass < PASSES; pass++)
            counts[pass][items[i].key >> (pass * BITS) & (DIGITS - 1)]++;
}

/* From how many items have a digit to where they begin. */
static void
begin(size_t counts[DIGITS])
{
    size_t at = 0;

    for (int i = 0; i < DIGITS; i++) {
        size_t n = counts[i];

        counts[i] = at;
        at += n;
    }
}

void
radix_sort(struct radix *items, size_t n, struct radix *spare)
{
    size_t counts[PASSES][DIGITS];
    struct radix *from = items, *to = spare;

    count(items, n, counts);
    for (int pass = 0; pass < PASSES && n; pass++) {
        int shift = pass * BITS;
        size_t *next = counts[pass];
        struct radix *done = from;

        if (next[items[0].key >> shift & (DIGITS - 1)] == n)
            continue; /* all have the same */
        begin(next);
        for (size_t i = 0; i < n; i++)
            to[next[from[i].key >> shift & (DIGITS - 1)]++] = from[i];
        from = to;
        to = done;
    }
    if (from != items)
        memcpy(items, from, n * sizeof *items);
}
