#include "change.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "random.h"

enum {
    SIDE_LEAST = 3
};

/* The best split of r[0..n): its size, and where. */
static double
best_split(const struct rate *r, size_t n, size_t *at)
{
    double x = 0, w = 0, all_x = 0, all_w = 0, best = -1;

    for (size_t i = 0; i < n; i++) {
        all_x += r[i].x;
        all_w += r[i].n;
    }
    for (size_t i = 1; i < n; i++) {
        double apart, between;

        x += r[i - 1].x;
        w += r[i - 1].n;
        if (i < SIDE_LEAST || n - i < SIDE_LEAST || w <= 0 || w >= all_w)
            continue;
        apart = x / w - (all_x - x) / (all_w - w);
        between = apart * apart * w * (all_w - w) / all_w;
        if (between > best) {
            best = between;
            *at = i;
        }
    }
    return best;
}

static void
shuffle(struct rate *r, size_t n, uint64_t random[4])
{
    for (size_t i = 0; i + 1 < n; i++) {
        size_t k = (size_t)random_between(random, (int64_t)i, (int64_t)n - 1);
        struct rate other = r[k];

        r[k] = r[i];
        r[i] = other;
    }
}

/* Share of shuffles whose best split is as large. */
static double
chance_of(const struct rate *r, size_t n, double size, uint64_t random[4])
{
    struct rate *mixed = mem_alloc(n * sizeof *mixed);
    unsigned larger = 1;
    size_t ignored;

    memcpy(mixed, r, n * sizeof *mixed);
    for (int i = 0; i < CHANGE_SHUFFLES; i++) {
        shuffle(mixed, n, random);
        larger += best_split(mixed, n, &ignored) >= size * (1 - 1e-12);
    }
    free(mixed);
    return larger / (CHANGE_SHUFFLES + 1.0);
}

static double
rate_of(const struct rate *r, size_t n)
{
    double x = 0, w = 0;

    for (size_t i = 0; i < n; i++) {
        x += r[i].x;
        w += r[i].n;
    }
    return x / w;
}

static size_t
split(const struct rate *r, size_t first, size_t n, uint64_t random[4],
      struct change *out)
{
    size_t at = 0, found;
    double size = best_split(r + first, n, &at), p;

    if (size <= 0)
        return 0;
    p = chance_of(r + first, n, size, random);
    if (p > 0.05)
        return 0;
    found = split(r, first, at, random, out);
    out[found++] = (struct change){first + at, rate_of(r + first, at),
                                   rate_of(r + first + at, n - at), p};
    return found + split(r, first + at, n - at, random, out + found);
}

size_t
change_points(const struct rate *r, size_t n, uint64_t seed, struct change *out)
{
    uint64_t random[4];

    random_seed(random, seed);
    return split(r, 0, n, random, out);
}
