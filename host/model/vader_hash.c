/* The hash of words: two multiplications for each 16 bytes. */
#include <string.h>

#include "vader_hash.h"

uint64_t
vader_hash(const char *s, size_t len)
{
    uint64_t h = len;

    do {
        unsigned char part[16] = {0};
        size_t n = len < sizeof part ? len : sizeof part;
        uint64_t half[2];

        for (size_t i = 0; i < n; i++)
            part[i] = (unsigned char)(s[i] >= 'A' && s[i] <= 'Z' ? s[i] | 0x20
                                                                 : s[i]);
        memcpy(half, part, sizeof half);
        h = vader_mix(h, half[0], half[1]);
        s += n;
        len -= n;
    } while (len > 0);
    return h;
}
