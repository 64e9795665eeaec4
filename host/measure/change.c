#include "change.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "random.h"

enum {
    SIDE_LEAST = 3,
    GRID = 8 /* steps in the length of a stretch */
};

static const double P_MOST = 0.05;

/* Sums over the first i periods, for i from 0 to n. */
struct series {
    size_t n;
    double *apart; /* x less what the common rate gives */
    double *weight;
};

struct stretch { /* periods from..to */
    size_t from, to;
    double size; /* weighted sum of squares between it and all others */
};

static void
series_sum(struct series *s, const struct rate *r)
{
    double x = 0, weight = 0;

    for (size_t i = 0; i < s->n; i++) {
        x += r[i].x;
        weight += r[i].n;
    }
    s->apart[0] = s->weight[0] = 0;
    for (size_t i = 0; i < s->n; i++) {
        s->apart[i + 1] = s->apart[i] + r[i].x - r[i].n * x / weight;
        s->weight[i + 1] = s->weight[i] + r[i].n;
    }
}

static struct series
series_new(const struct rate *r, size_t n)
{
    struct series s = {n, mem_alloc((n + 1) * sizeof *s.apart),
                       mem_alloc((n + 1) * sizeof *s.weight)};

    series_sum(&s, r);
    return s;
}

static void
series_free(struct series *s)
{
    free(s->apart);
    free(s->weight);
}

/* Between from..to and the others of first..end. */
static double
size_of(const struct series *s, size_t from, size_t to)
{
    double apart = s->apart[to] - s->apart[from];
    double in = s->weight[to] - s->weight[from], all = s->weight[s->n];

    return in > 0 && in < all ? apart * apart / in * all / (all - in) : -1;
}

static void
consider(const struct series *s, size_t from, size_t to, struct stretch *best)
{
    double size;

    if (to < from + SIDE_LEAST || (from && from < SIDE_LEAST) ||
        (to < s->n && s->n - to < SIDE_LEAST))
        return;
    size = size_of(s, from, to);
    if (size > best->size)
        *best = (struct stretch){from, to, size};
}

/*
 * Every split in two; stretches of some lengths and at some places, the longer
 * the fewer, so that the work grows with n and not with its square; and from
 * the best of these on, other beginnings and ends.
 */
static struct stretch
best_stretch(const struct series *s)
{
    struct stretch best = {.size = -1};
    double before;

    for (size_t to = SIDE_LEAST; to < s->n; to++)
        consider(s, 0, to, &best);
    for (size_t len = SIDE_LEAST; len < s->n; len += 1 + len / GRID)
        for (size_t from = SIDE_LEAST; from + len < s->n;
             from += 1 + len / GRID)
            consider(s, from, from + len, &best);
    do {
        before = best.size;
        for (size_t from = 0, to = best.to; from < to; from++)
            consider(s, from, to, &best);
        for (size_t from = best.from, to = from + 1; to <= s->n; to++)
            consider(s, from, to, &best);
    } while (best.size > before);
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

/* Share of shuffles that have a stretch of this size; not counted out once it
   is above P_MOST. Sums in s are lost. */
static double
chance_of(struct series *s, const struct rate *r, double size,
          uint64_t random[4])
{
    struct rate *mixed = mem_alloc(s->n * sizeof *mixed);
    double larger = 1, all = CHANGE_SHUFFLES + 1;

    memcpy(mixed, r, s->n * sizeof *mixed);
    for (int i = 0; i < CHANGE_SHUFFLES && larger <= P_MOST * all; i++) {
        shuffle(mixed, s->n, random);
        series_sum(s, mixed);
        larger += best_stretch(s).size >= size * (1 - 1e-12);
    }
    free(mixed);
    return larger / all;
}

/* How far apart first..at and at..end are. */
static double
step_of(const struct series *s, size_t first, size_t at, size_t end)
{
    double before = s->weight[at] - s->weight[first];
    double after = s->weight[end] - s->weight[at];
    double step = (s->apart[at] - s->apart[first]) / before -
                  (s->apart[end] - s->apart[at]) / after;

    return step * step * before / (before + after) * after;
}

/* Where a stretch begins or ends; the other end may be nothing but chance. */
static size_t
larger_step(const struct series *s, const struct stretch *best)
{
    if (best->from == 0)
        return best->to;
    if (best->to == s->n)
        return best->from;
    return step_of(s, 0, best->from, best->to) >=
                   step_of(s, best->from, best->to, s->n)
               ? best->from
               : best->to;
}

static size_t
split(const struct rate *r, size_t first, size_t n, uint64_t random[4],
      struct change *out)
{
    struct series s = series_new(r + first, n);
    struct stretch best = best_stretch(&s);
    size_t at = best.size > 0 ? larger_step(&s, &best) : 0, found;
    double p = at ? chance_of(&s, r + first, best.size, random) : 1;

    series_free(&s);
    if (p > P_MOST)
        return 0;
    found = split(r, first, at, random, out);
    out[found++] = (struct change){first + at, p};
    return found + split(r, first + at, n - at, random, out + found);
}

size_t
change_points(const struct rate *r, size_t n, uint64_t seed, struct change *out)
{
    uint64_t random[4];

    random_seed(random, seed);
    return split(r, 0, n, random, out);
}
