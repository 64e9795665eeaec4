/* lbfgs: the minimum of a smooth convex function of many numbers. */
#ifndef SLANT_LBFGS_H
#define SLANT_LBFGS_H

#include <stddef.h>

/* The value at x, and the gradient into g. */
typedef double lbfgs_value(const void *problem, const double *x, double *g);

/* Goes down from x[0..n) until the gradient is small against x or after so
   many iterations; x is the best point found. Returns the iterations. */
size_t lbfgs(lbfgs_value *value, const void *problem, double *x, size_t n,
             size_t iterations);

#endif
