/*
 * dispersion: how evenly a word stands in the parts of a corpus. Parts that
 * have the word are added one after the other; those without it are known from
 * the totals, so that whole vocabularies are measured in one pass.
 */
#ifndef SLANT_DISPERSION_H
#define SLANT_DISPERSION_H

#include <stdint.h>

struct partition { /* of a corpus */
    double parts;  /* with tokens */
    double tokens;
    double least; /* tokens of the smallest part */
};

struct spread { /* zeroed: in no part yet */
    double range, shares, rates, rates_squared, rates_log, apart, rosengren,
        kld, counts_squared;
};

/* A part that has the word v times among `size` tokens; f: its frequency in the
   whole. */
void spread_add(struct spread *s, const struct partition *p, double f, double v,
                double size);

/* NAN where undefined: fewer than two parts, a word that is nowhere. */
struct dispersion {
    double range;           /* parts that have it */
    double juilland_d;      /* 1 - sd(p) / mean(p) / sqrt(n - 1), p = v / size
                               (Juilland and Chang-Rodriguez 1964) */
    double juilland_counts; /* the same of v: for equal parts only */
    double usage;           /* f x juilland_d */
    double dp;      /* half the sum of |v/f - share| (Gries 2008): 0 is even */
    double dp_norm; /* dp / (1 - least share) (Lijffijt and Gries 2012) */
    double carroll_d2;  /* entropy of p / log2 n (Carroll 1970) */
    double rosengren_s; /* (sum of sqrt(share v))^2 / f (Rosengren 1971) */
    double kld;         /* sum of v/f log2(v/f / share), bits */
};

struct dispersion spread_end(const struct spread *s, const struct partition *p,
                             double f);

/* Average reduced frequency (Savicky and Hlavacova 2002) of a word that stands
   f times among n tokens; its places come in ascending order, from 0. */
struct reduced { /* zeroed: no place yet */
    uint64_t first, last, n;
    double sum;
};
void reduced_add(struct reduced *r, uint64_t at, double f, double n);
double reduced_end(const struct reduced *r, double f, double n);

#endif
