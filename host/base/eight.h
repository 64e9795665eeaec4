/* eight: eight bytes of text looked at as one number, for the long plain
   stretches of ASCII that most texts are. */
#ifndef SLANT_EIGHT_H
#define SLANT_EIGHT_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define EIGHT(byte) (UINT64_C(0x0101010101010101) * (byte))

static inline uint64_t
eight_at(const char *s)
{
    uint64_t x;

    memcpy(&x, s, sizeof x);
    return x;
}

static inline bool
eight_ascii(uint64_t x)
{
    return !(x & EIGHT(0x80));
}

/* Something but 0 if one of them is this byte. */
static inline uint64_t
eight_holds(uint64_t x, char byte)
{
    x ^= EIGHT((unsigned char)byte);
    return (x - EIGHT(1)) & ~x & EIGHT(0x80);
}

/* The highest bit of each byte that is an ASCII letter. */
static inline uint64_t
eight_letters(uint64_t x)
{
    uint64_t low = (x | EIGHT(0x20)) & EIGHT(0x7f);

    return (low + EIGHT(0x80 - 'a')) & ~(low + EIGHT(0x7f - 'z')) & ~x &
           EIGHT(0x80);
}

/* The highest bits of the bytes, the first byte's lowest, of a number in little
   endian of which nothing else is set. */
static inline uint64_t
eight_bits(uint64_t high)
{
    return (high >> 7) * UINT64_C(0x0102040810204080) >> 56;
}

/* The highest bit of each byte that is an ASCII capital; all are ASCII. */
static inline uint64_t
eight_capitals(uint64_t x)
{
    return (x + EIGHT(0x80 - 'A')) & ~(x + EIGHT(0x7f - 'Z')) & EIGHT(0x80);
}

/* ASCII in lower case. */
static inline uint64_t
eight_lower(uint64_t x)
{
    uint64_t from_a = x + EIGHT(0x80 - 'A'), past_z = x + EIGHT(0x7f - 'Z');

    return x | (from_a & ~past_z & EIGHT(0x80)) >> 2;
}

#endif
