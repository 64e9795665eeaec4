/*
 * train: weights for linear models. The loss (softmax cross-entropy for
 * classes, squared error for a number) plus l2 / 2 |w|^2 is brought to its
 * minimum by L-BFGS (Nocedal & Wright, 2006, algorithm 7.5) over all samples,
 * from 0: nothing is drawn by chance, so the same samples give the same bytes.
 *
 * With `ratio`, features are scaled by how much they tell the classes apart:
 * |log((p + 1) / |p + 1| : (q + 1) / |q + 1|)|, at most over the classes,
 * as in NB-SVM (Wang & Manning, 2012). The scales end in the weights.
 */
#ifndef SLANT_TRAIN_H
#define SLANT_TRAIN_H

#include "linear.h"

struct trainer;

struct train_options {
    const char *about;
    unsigned bits;
    double l2;
    size_t min_count; /* samples that must have a feature */
    bool ratio;
    double common;     /* with ratio, scales are times n^common, n: the sum of a
                          feature's values; 0: they are not */
    int64_t except;    /* a fold that is left out; < 0: none */
    size_t iterations; /* at most */
};

/* classes: 1 for a number, else the number of classes. */
struct trainer *train_new(size_t classes, const char names[][LINEAR_NAME_MAX]);
void train_free(struct trainer *t);
/* target: the class from 0, or the number. Keeps its own copy. */
void train_add(struct trainer *t, const struct features *f, double target,
               double weight, int64_t fold);
size_t train_samples(const struct trainer *t);
/* Appends the model file to out. */
void train_fit(const struct trainer *t, const struct train_options *o,
               struct buf *out);

#endif
