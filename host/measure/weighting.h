/* weighting: what a word counts for in a document. Logarithms as the schemes
   have them; undefined is NAN. */
#ifndef SLANT_WEIGHTING_H
#define SLANT_WEIGHTING_H

struct term_use {
    double f;         /* frequency in the document */
    double length;    /* tokens of the document */
    double types;     /* of the document */
    double most;      /* the highest frequency in the document */
    double df;        /* documents that have the word */
    double documents; /* all */
    double most_df;   /* the highest df of a word */
    double mean_length;
};

/* Names of schemes as in Manning, Raghavan and Schuetze 2008, ch. 6, and
   quanteda. */
enum tf {
    TF_COUNT,     /* f */
    TF_PROP,      /* f / length */
    TF_PROPMAX,   /* f / most */
    TF_LOG,       /* 1 + log10 f */
    TF_BOOLEAN,   /* 1 */
    TF_AUGMENTED, /* 0.5 + 0.5 f / most */
    TF_LOGAVE     /* (1 + log10 f) / (1 + log10(length / types)) */
};

enum idf {
    IDF_UNARY,      /* 1 */
    IDF_INVERSE,    /* log10(N / df) */
    IDF_MAX,        /* log10(most df / df) */
    IDF_PROB,       /* max(0, log10((N - df) / df)) */
    IDF_NATURAL,    /* ln(N / df): tidytext */
    IDF_BITS,       /* log2(N / df): tm */
    IDF_SMOOTH,     /* ln((1 + N) / (1 + df)) + 1: scikit-learn */
    IDF_BM25,       /* ln((N - df + 0.5) / (df + 0.5)), at least 1e-6 */
    IDF_BM25_LUCENE /* ln(1 + (N - df + 0.5) / (df + 0.5)): never 0 */
};

double weighting_tf(enum tf scheme, const struct term_use *u);
double weighting_idf(enum idf scheme, const struct term_use *u);
/* idf x f (k1 + 1) / (f + k1 (1 - b + b length / mean length)), k1 1.2, b 0.75
   (Robertson and Zaragoza 2009); idf: one of the last two. */
double weighting_bm25(enum idf scheme, const struct term_use *u);

/* The scheme of a name (count, prop, ...; inverse, natural, ...), or -1. */
int weighting_tf_named(const char *name);
int weighting_idf_named(const char *name);

#endif
