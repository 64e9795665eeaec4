#include "random.h"

static uint64_t
rotate(uint64_t x, int by)
{
    return x << by | x >> (64 - by);
}

static uint64_t
next(uint64_t s[4])
{
    uint64_t result = rotate(s[1] * 5, 7) * 9, t = s[1] << 17;

    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotate(s[3], 45);
    return result;
}

/* splitmix64 spreads the seed over the state. */
void
random_seed(uint64_t s[4], uint64_t x)
{
    for (int i = 0; i < 4; i++) {
        uint64_t z = x += 0x9e3779b97f4a7c15u;

        z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
        z = (z ^ z >> 27) * 0x94d049bb133111ebu;
        s[i] = z ^ z >> 31;
    }
}

double
random_real(uint64_t s[4])
{
    return (double)(next(s) >> 11) * 0x1p-53;
}

/* Even: values beyond the last whole multiple of the range are thrown away. */
int64_t
random_between(uint64_t s[4], int64_t low, int64_t high)
{
    uint64_t range = (uint64_t)high - (uint64_t)low + 1, x = next(s);

    if (range == 0)
        return (int64_t)x;
    while (x - x % range > UINT64_MAX - range + 1)
        x = next(s);
    return (int64_t)((uint64_t)low + x % range);
}

/* The quotient by the rounded inverse is right or one too small, since range *
   inverse lacks at most range of 2^64. */
void
random_fill(uint64_t s[4], uint32_t range, uint32_t *out, size_t count)
{
    const uint64_t inverse = UINT64_MAX / range;
    const uint64_t last = UINT64_MAX - (UINT64_MAX % range + 1) % range;
    uint64_t own[] = {s[0], s[1], s[2], s[3]}; /* stays in registers */

    for (size_t i = 0; i < count; i++) {
        uint64_t x = next(own), rest;

        while (x > last)
            x = next(own);
        rest = x - (uint64_t)((unsigned __int128)x * inverse >> 64) * range;
        out[i] = (uint32_t)(rest < range ? rest : rest - range);
    }
    for (size_t i = 0; i < 4; i++)
        s[i] = own[i];
}
