/* chance: what a statistic would be by chance. Undefined is NAN. */
#ifndef SLANT_CHANCE_H
#define SLANT_CHANCE_H

#include <stddef.h>

#define NORMAL_95 1.959963984540054 /* the 97.5 % point */

/* P(X >= x) for chi-squared with one degree of freedom; the sign of x does not
   count. NAN for NAN. */
double chance_chi_square(double x);
/* The 97.5 % point of Student's t by Cornish-Fisher (Abramowitz and Stegun
   26.7.5); to 0.004 for nine and more degrees of freedom. */
double chance_student(double degrees);
/* Benjamini and Hochberg 1995: p[i] becomes the least false discovery rate at
   which it is found. NANs stay and are not counted. */
void chance_benjamini_hochberg(double *p, size_t n);

#endif
