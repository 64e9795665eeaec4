#include "dispersion.h"

#include <math.h>

void
spread_add(struct spread *s, const struct partition *p, double f, double v,
           double size)
{
    double share = size / p->tokens, rate = v / size;

    s->range++;
    s->shares += share;
    s->rates += rate;
    s->rates_squared += rate * rate;
    s->rates_log += rate * log2(rate);
    s->apart += fabs(v / f - share);
    s->rosengren += sqrt(share * v);
    s->kld += v / f * log2(v / f / share);
    s->counts_squared += v * v;
}

/* 1 - variation / sqrt(n - 1), of n values of which all but some are 0. */
static double
evenness(double sum, double squares, double n)
{
    double mean = sum / n, variance = squares / n - mean * mean;
    double d = 1 - sqrt(variance > 0 ? variance : 0) / mean / sqrt(n - 1);

    return d > 1e-12 ? d : 0; /* one part only: exactly 0, not -1e-17 */
}

struct dispersion
spread_end(const struct spread *s, const struct partition *p, double f)
{
    struct dispersion d = {.range = s->range};

    if (p->parts < 2 || f <= 0) {
        d.juilland_d = d.juilland_counts = d.usage = d.dp = d.dp_norm = NAN;
        d.carroll_d2 = d.rosengren_s = d.kld = NAN;
        return d;
    }
    d.juilland_d = evenness(s->rates, s->rates_squared, p->parts);
    d.juilland_counts = evenness(f, s->counts_squared, p->parts);
    d.usage = f * d.juilland_d;
    d.dp = (s->apart + 1 - s->shares) / 2;
    d.dp = d.dp > 0 ? d.dp : 0;
    d.dp_norm = d.dp / (1 - p->least / p->tokens);
    d.carroll_d2 = (log2(s->rates) - s->rates_log / s->rates) / log2(p->parts);
    d.carroll_d2 = d.carroll_d2 > 1e-12 ? d.carroll_d2 : 0;
    d.rosengren_s = s->rosengren * s->rosengren / f;
    d.kld = s->kld > 0 ? s->kld : 0;
    return d;
}

/* A distance counts up to the mean one. */
static double
near(double apart, double f, double n)
{
    return apart < n / f ? apart : n / f;
}

void
reduced_add(struct reduced *r, uint64_t at, double f, double n)
{
    if (r->n++)
        r->sum += near((double)(at - r->last), f, n);
    else
        r->first = at;
    r->last = at;
}

double
reduced_end(const struct reduced *r, double f, double n)
{
    if (!r->n)
        return NAN;
    /* Over the end of the corpus to its beginning. */
    return (r->sum + near((double)r->first + n - (double)r->last, f, n)) /
           (n / f);
}
