/* select: the k-th of many numbers without sorting them. */
#ifndef SLANT_SELECT_H
#define SLANT_SELECT_H

#include <stddef.h>

/* The k-th largest (k from 1 to n) of numbers that are none of them NAN, which
   are put in another order. */
double select_largest(double *v, size_t n, size_t k);

#endif
