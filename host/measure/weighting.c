#include "weighting.h"

#include <math.h>
#include <string.h>

static const char *const tf_names[] = {
    [TF_COUNT] = "count",     [TF_PROP] = "prop",
    [TF_PROPMAX] = "propmax", [TF_LOG] = "log",
    [TF_BOOLEAN] = "boolean", [TF_AUGMENTED] = "augmented",
    [TF_LOGAVE] = "logave"};

static const char *const idf_names[] = {
    [IDF_UNARY] = "unary",     [IDF_INVERSE] = "inverse",
    [IDF_MAX] = "inversemax",  [IDF_PROB] = "inverseprob",
    [IDF_NATURAL] = "natural", [IDF_BITS] = "bits",
    [IDF_SMOOTH] = "smooth"};

static const char *const bm25_names[] = {
    [BM25_ROBERTSON] = "robertson", [BM25_FTS5] = "fts5",
    [BM25_LUCENE] = "lucene",       [BM25_ATIRE] = "atire",
    [BM25_PLUS] = "plus",           [BM25_L] = "l"};

static int
named(const char *const *names, size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(names[i], name) == 0)
            return (int)i;
    return -1;
}

int
weighting_tf_named(const char *name)
{
    return named(tf_names, sizeof tf_names / sizeof *tf_names, name);
}

int
weighting_idf_named(const char *name)
{
    return named(idf_names, sizeof idf_names / sizeof *idf_names, name);
}

int
weighting_bm25_named(const char *name)
{
    return named(bm25_names, sizeof bm25_names / sizeof *bm25_names, name);
}

double
weighting_tf(enum tf scheme, const struct term_use *u)
{
    if (u->f <= 0)
        return 0;
    switch (scheme) {
    case TF_COUNT:
        return u->f;
    case TF_PROP:
        return u->f / u->length;
    case TF_PROPMAX:
        return u->f / u->most;
    case TF_LOG:
        return 1 + log10(u->f);
    case TF_BOOLEAN:
        return 1;
    case TF_AUGMENTED:
        return 0.5 + 0.5 * u->f / u->most;
    case TF_LOGAVE:
        return (1 + log10(u->f)) / (1 + log10(u->length / u->types));
    }
    return NAN;
}

double
weighting_idf(enum idf scheme, const struct term_use *u)
{
    if (u->df <= 0)
        return NAN;
    switch (scheme) {
    case IDF_UNARY:
        return 1;
    case IDF_INVERSE:
        return log10(u->documents / u->df);
    case IDF_MAX:
        return log10(u->most_df / u->df);
    case IDF_PROB:
        return fmax(0, log10((u->documents - u->df) / u->df));
    case IDF_NATURAL:
        return log(u->documents / u->df);
    case IDF_BITS:
        return log2(u->documents / u->df);
    case IDF_SMOOTH:
        return log((1 + u->documents) / (1 + u->df)) + 1;
    }
    return NAN;
}

static double
bm25_idf(enum bm25_variant variant, const struct term_use *u)
{
    double odds = (u->documents - u->df + 0.5) / (u->df + 0.5);

    switch (variant) {
    case BM25_ROBERTSON:
        return log(odds);
    case BM25_FTS5:
        return fmax(1e-6, log(odds));
    case BM25_LUCENE:
        return log1p(odds);
    case BM25_ATIRE:
        return log(u->documents / u->df);
    case BM25_PLUS:
        return log((u->documents + 1) / u->df);
    case BM25_L:
        return log((u->documents + 1) / (u->df + 0.5));
    }
    return NAN;
}

static double
saturation(double f, double k1, double length)
{
    return f * (k1 + 1) / (f + k1 * length);
}

double
weighting_bm25(const struct bm25 *how, const struct term_use *u)
{
    double length = 1 - how->b + how->b * u->length / u->mean_length;
    double idf = bm25_idf(how->variant, u);

    if (u->f <= 0)
        return 0;
    switch (how->variant) {
    case BM25_LUCENE:
        return idf * saturation(u->f, how->k1, length) / (how->k1 + 1);
    case BM25_PLUS:
        return idf * (1 + saturation(u->f, how->k1, length));
    case BM25_L:
        return idf * saturation(u->f / length + 0.5, how->k1, 1);
    default:
        return idf * saturation(u->f, how->k1, length);
    }
}
