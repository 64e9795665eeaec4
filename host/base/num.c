#include "num.h"

#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

bool
num_int(const char *s, int64_t min, int64_t max, int64_t *out)
{
    char *end;
    long long v;

    errno = 0;
    v = strtoll(s, &end, 10);
    if (end == s || *end || errno || isspace((unsigned char)*s))
        return false;
    if (v < min || v > max)
        return false;
    *out = v;
    return true;
}

bool
num_real(const char *s, double *out)
{
    char *end;
    double v;

    v = strtod(s, &end);
    if (end == s || *end || !isfinite(v) || isspace((unsigned char)*s))
        return false;
    *out = v;
    return true;
}

struct unit {
    const char *name;
    double factor;
};

/* A number >= 0 and one of the units behind it. */
static bool
with_unit(const char *s, const struct unit *units, size_t n, double *out)
{
    char *end;
    double v = strtod(s, &end);

    if (end == s || !isfinite(v) || v < 0 || isspace((unsigned char)*s))
        return false;
    for (size_t i = 0; i < n; i++) {
        if (strcmp(end, units[i].name) == 0) {
            *out = v * units[i].factor;
            return true;
        }
    }
    return false;
}

bool
num_bytes(const char *s, uint64_t *out)
{
    static const struct unit units[] = {
        {"", 1},     {"B", 1},      {"kB", 1e3},      {"MB", 1e6},
        {"GB", 1e9}, {"KiB", 1024}, {"MiB", 1 << 20}, {"GiB", 1 << 30},
    };
    double v;

    if (!with_unit(s, units, sizeof units / sizeof *units, &v) || v > 1e18)
        return false;
    *out = (uint64_t)v;
    return true;
}

bool
num_seconds(const char *s, double *out)
{
    static const struct unit units[] = {
        {"us", 1e-6}, {"ms", 1e-3}, {"s", 1}, {"min", 60}, {"h", 3600},
    };
    double v;

    if (!with_unit(s, units, sizeof units / sizeof *units, &v) || v <= 0)
        return false;
    *out = v;
    return true;
}
