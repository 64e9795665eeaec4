/*
 * keyness: how much more (or less) a word stands in a target than in a
 * reference. a, b: its frequency there; n1, n2: all tokens. Scores are positive
 * when the target has more, negative when it has less. What is called
 * iid takes tokens for independent, which words of one text are not.
 */
#ifndef SLANT_KEYNESS_H
#define SLANT_KEYNESS_H

#include "contingency.h"

struct keyness {
    double g2_4, g2_2;       /* contingency.h */
    double g2_williams;      /* g2_4 / williams_q */
    double g2_quanteda;      /* contingency.h */
    double chi2, chi2_yates; /* contingency.h */
    double p_iid;            /* of g2_4 */
    /* log2 of the ratio of relative frequencies; 0.5 stands for a frequency of
       0 (Hardie 2014), or NAN where that turns the difference round. The
       interval is the delta method's, 95 %. */
    double log_ratio, log_ratio_low_iid, log_ratio_high_iid;
    /* (p1 - p2) / p2 x 100 (Gabrielatos and Marchi 2011); NAN if b is 0 */
    double percent_diff;
    /* (per million 1 + 1) / (per million 2 + 1) (Kilgarriff 2009) */
    double simple_maths;
    double odds_ratio;
    double bic; /* g2_2 - ln N (Wilson 2013): over 10 is very strong */
    double ell; /* g2_2 / (N ln least expected) (Johnston et al. 2006) */
};

/* Columns are target and reference, row 1 is the word. All NAN if a part has no
   tokens. */
struct keyness keyness_of(const struct contingency *t);
/* (per million 1 + k) / (per million 2 + k) (Kilgarriff 2009). */
double simple_maths(double a, double n1, double b, double n2, double k);

#endif
