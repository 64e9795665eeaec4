/* plural: "%zu document%s" with n and plural(n). */
#ifndef SLANT_PLURAL_H
#define SLANT_PLURAL_H

#include <stdint.h>

static inline const char *
plural(uint64_t n)
{
    return n == 1 ? "" : "s";
}

#endif
