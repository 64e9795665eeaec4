#include "diversity.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "mem.h"

enum {
    DRAWS = 42, /* of HD-D */
    RARE = 32   /* times in a text */
};

static const double FACTOR = 0.72; /* of MTLD */

static size_t
slot_of(uint32_t id, size_t mask)
{
    uint32_t h = id * 2654435769u;

    return (h ^ h >> 15) & mask;
}

void
sequence_make(struct sequence *s, const uint32_t *ids, size_t n)
{
    size_t size = 16, slot;
    uint32_t *keys, *numbers;

    while (size < 2 * n)
        size *= 2;
    keys = mem_alloc(size * sizeof *keys);
    numbers = mem_alloc(size * sizeof *numbers); /* 0: free */
    *s = (struct sequence){.at = mem_alloc((n + 1) * sizeof *s->at),
                           .frequency =
                               mem_alloc((n + 1) * sizeof *s->frequency),
                           .n = n};
    for (size_t i = 0; i < n; i++) {
        slot = slot_of(ids[i], size - 1);
        while (numbers[slot] && keys[slot] != ids[i])
            slot = (slot + 1) & (size - 1);
        if (!numbers[slot]) {
            keys[slot] = ids[i];
            numbers[slot] = ++s->types;
        }
        s->at[i] = numbers[slot] - 1;
        s->frequency[s->at[i]]++;
    }
    free(keys);
    free(numbers);
}

void
sequence_free(struct sequence *s)
{
    free(s->at);
    free(s->frequency);
    *s = (struct sequence){0};
}

/* The chance that a type with this frequency is among the draws. */
static double
chance_drawn(double f, double n)
{
    double none = 1;

    for (int i = 0; i < DRAWS; i++)
        none *= (n - f - i > 0 ? n - f - i : 0) / (n - i);
    return 1 - none;
}

/* Most types of a text share a few low frequencies. */
static double
hd_d(const struct sequence *s)
{
    double known[RARE] = {0}, sum = 0;

    for (uint32_t t = 0; t < s->types; t++) {
        uint32_t f = s->frequency[t];
        double chance = f < RARE ? known[f] : 0;

        if (chance == 0)
            chance = chance_drawn(f, (double)s->n);
        if (f < RARE)
            known[f] = chance;
        sum += chance / DRAWS;
    }
    return sum;
}

/* What needs logarithms of both sizes. */
static void
curves(struct diversity *d, double n, double v)
{
    double log_n = log10(n), log_v = log10(v);

    d->herdan_c = n > 1 ? log_v / log_n : NAN;
    d->guiraud_r = v / sqrt(n);
    d->cttr = v / sqrt(2 * n);
    d->dugast_u = v < n ? log_n * log_n / (log_n - log_v) : NAN;
    d->summer_s = v > 1 && n > 10 ? log10(log_v) / log10(log_n) : NAN;
    d->maas_a = n > 1 ? sqrt((log_n - log_v) / (log_n * log_n)) : NAN;
}

struct diversity
diversity_of(const struct sequence *s)
{
    double n = (double)s->n, v = s->types, m2 = 0;
    struct diversity d = {.tokens = n, .types = v, .hd_d = NAN};

    for (uint32_t t = 0; t < s->types; t++) {
        double f = s->frequency[t], share = f / n;

        m2 += f * f;
        d.hapaxes += f == 1;
        d.entropy -= share * log2(share);
    }
    d.ttr = n > 0 ? v / n : NAN;
    curves(&d, n, v);
    d.yule_k = n > 0 ? 1e4 * (m2 - n) / (n * n) : NAN;
    d.yule_i = m2 > v ? v * v / (m2 - v) : NAN;
    d.simpson_d = n > 1 ? (m2 - n) / (n * (n - 1)) : NAN;
    d.herdan_vm = n > 0 ? sqrt(fmax(m2 / (n * n) - 1 / v, 0)) : NAN;
    d.entropy = n > 0 ? fmax(d.entropy, 0) : NAN;
    if (s->n >= DRAWS)
        d.hd_d = hd_d(s);
    return d;
}

double
diversity_mattr(const struct sequence *s, size_t w)
{
    uint32_t *in = mem_alloc((s->types + 1) * sizeof *in);
    uint64_t types = 0, sum = 0;

    for (size_t i = 0; i < s->n && w <= s->n; i++) {
        types += in[s->at[i]]++ == 0;
        if (i >= w)
            types -= --in[s->at[i - w]] == 0;
        if (i + 1 >= w)
            sum += types;
    }
    free(in);
    return w && w <= s->n ? (double)sum / (double)w / (double)(s->n - w + 1)
                          : NAN;
}

double
diversity_msttr(const struct sequence *s, size_t w)
{
    size_t *last = mem_alloc((s->types + 1) * sizeof *last);
    size_t segments = w ? s->n / w : 0;
    uint64_t sum = 0;

    for (size_t i = 0; i < segments * w; i++) {
        sum += last[s->at[i]] != i / w + 1;
        last[s->at[i]] = i / w + 1;
    }
    free(last);
    return segments ? (double)sum / (double)w / (double)segments : NAN;
}

/* Tokens per factor, from one end. *equal: the ratio was the factor's
   somewhere, so that at_equal makes a difference. */
static double
mtld_way(const struct sequence *s, bool backward, bool at_equal, bool *equal)
{
    uint32_t *last = mem_alloc((s->types + 1) * sizeof *last), factor = 1;
    double tokens = 0, types = 0, ratio = 1, factors;

    for (size_t i = 0; i < s->n; i++) {
        uint32_t t = s->at[backward ? s->n - 1 - i : i];

        tokens++;
        types += last[t] != factor;
        last[t] = factor;
        ratio = types / tokens;
        if (ratio > FACTOR)
            continue;
        *equal = *equal || ratio == FACTOR;
        if (ratio < FACTOR || at_equal) {
            factor++;
            tokens = types = 0;
            ratio = 1;
        }
    }
    free(last);
    factors = (double)(factor - 1) + (1 - ratio) / (1 - FACTOR);
    return factors > 0 ? (double)s->n / factors : NAN;
}

struct mtld
diversity_mtld(const struct sequence *s)
{
    bool equal = false;
    double way = mtld_way(s, false, false, &equal);
    double back = mtld_way(s, true, false, &equal);
    struct mtld m = {(way + back) / 2, (way + back) / 2};

    if (equal)
        m.at_equal = (mtld_way(s, false, true, &equal) +
                      mtld_way(s, true, true, &equal)) /
                     2;
    return m;
}
