#include "weighting.h"

#include <math.h>
#include <string.h>

static const char *const tf_names[] = {
    [TF_COUNT] = "count",     [TF_PROP] = "prop",
    [TF_PROPMAX] = "propmax", [TF_LOG] = "log",
    [TF_BOOLEAN] = "boolean", [TF_AUGMENTED] = "augmented",
    [TF_LOGAVE] = "logave"};

static const char *const idf_names[] = {[IDF_UNARY] = "unary",
                                        [IDF_INVERSE] = "inverse",
                                        [IDF_MAX] = "inversemax",
                                        [IDF_PROB] = "inverseprob",
                                        [IDF_NATURAL] = "natural",
                                        [IDF_BITS] = "bits",
                                        [IDF_SMOOTH] = "smooth",
                                        [IDF_BM25] = "bm25",
                                        [IDF_BM25_LUCENE] = "bm25_lucene"};

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
    double odds = (u->documents - u->df + 0.5) / (u->df + 0.5);

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
    case IDF_BM25:
        return fmax(1e-6, log(odds));
    case IDF_BM25_LUCENE:
        return log1p(odds);
    }
    return NAN;
}

double
weighting_bm25(enum idf scheme, const struct term_use *u)
{
    const double k1 = 1.2, b = 0.75;
    double length = 1 - b + b * u->length / u->mean_length;

    return weighting_idf(scheme, u) * u->f * (k1 + 1) / (u->f + k1 * length);
}
