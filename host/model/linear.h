/*
 * linear: weights over hashed features, one column a class, or one for a
 * number. The weights of a bucket are 8 bits each, w = sign(q) (q/127)^2
 * scale, so that small ones keep their precision; a file has those buckets
 * that are not 0.
 *
 * The file: lines `slant-model 1`, `about: ...`, `features: VERSION`,
 * `classes: NAME ...`, `bits: N`, `scale: X`, `buckets: N`, a blank line; then
 * for each bucket the distance from the last one (LEB128) and its weights.
 */
#ifndef SLANT_LINEAR_H
#define SLANT_LINEAR_H

#include "buf.h"
#include "fault.h"
#include "feature_set.h"

#define LINEAR_CLASSES 8
#define LINEAR_NAME_MAX 24
#define LINEAR_BITS_MIN 8
#define LINEAR_BITS_MAX 20
/* Raise it when features change: models must be trained anew. */
#define FEATURES_VERSION 3

struct linear {
    char *about;
    char names[LINEAR_CLASSES][LINEAR_NAME_MAX];
    size_t n; /* classes */
    unsigned bits;
    int8_t *weights;  /* [1 << bits][n] */
    uint64_t *wanted; /* a bit of each bucket that is in the file */
    float decode[256];
};

/* Reads a file. NULL: *ft says why. */
struct linear *linear_load(const char *data, size_t len, struct fault *ft);
/* Writes a file; weights: [1 << bits][n]; of m only about, names, n and bits
   are read. */
void linear_save(const struct linear *m, const double *weights,
                 struct buf *out);
void linear_free(struct linear *m);

/* The features that count for the model: those below may have been read for
   them alone. */
struct wanted linear_wanted(const struct linear *m);
/* The scores of the classes: sums of weight times value. */
void linear_score(const struct linear *m, const struct features *f,
                  double *scores);
/* Turns scores into probabilities that sum to 1. */
void linear_softmax(double *scores, size_t n);
/* The score of class c, and what each word of the passage gave to it, into
   parts[0..words): the weights of a feature are shared by its words, those of
   sums of tone by the words summed. Features of the whole passage are in none.
 */
double linear_explain(const struct linear *m, const struct features *f,
                      size_t c, double *parts, size_t words);

#endif
