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
    IDF_UNARY,   /* 1 */
    IDF_INVERSE, /* log10(N / df) */
    IDF_MAX,     /* log10(most df / df) */
    IDF_PROB,    /* max(0, log10((N - df) / df)) */
    IDF_NATURAL, /* ln(N / df): tidytext */
    IDF_BITS,    /* log2(N / df): tm */
    IDF_SMOOTH   /* ln((1 + N) / (1 + df)) + 1: scikit-learn */
};

double weighting_tf(enum tf scheme, const struct term_use *u);
double weighting_idf(enum idf scheme, const struct term_use *u);

/*
 * BM25 is idf x saturation in all variants (Kamphuis et al. 2020 compare them),
 * with L = 1 - b + b length / mean length. The saturation is
 * f (k1 + 1) / (f + k1 L), where nothing else is said.
 */
enum bm25_variant {
    BM25_ROBERTSON, /* idf ln((N - df + 0.5) / (df + 0.5)): below 0 for what
                       most documents have (Robertson et al. 1994) */
    BM25_FTS5,      /* the same, at least 1e-6: SQLite's */
    BM25_LUCENE,    /* idf ln(1 + (N - df + 0.5) / (df + 0.5)): above 0; without
                       the factor k1 + 1 (Lucene 8 and later, slant find) */
    BM25_ATIRE,     /* idf ln(N / df) (Trotman, Jia and Crane 2012) */
    BM25_PLUS,      /* idf ln((N + 1) / df), 1 + the saturation (Lv and Zhai
                       2011, CIKM) */
    BM25_L          /* idf ln((N + 1) / (df + 0.5)), of c = f / L the saturation
                       (k1 + 1) (c + 0.5) / (k1 + c + 0.5) (Lv and Zhai 2011,
                       SIGIR) */
};

#define BM25_K1 1.2
#define BM25_B 0.75

struct bm25 {
    enum bm25_variant variant;
    double k1, b; /* usual: BM25_K1, BM25_B */
};

double weighting_bm25(const struct bm25 *how, const struct term_use *u);

/* The scheme of a name (count, prop, ...; inverse, natural, ...), or -1. */
int weighting_tf_named(const char *name);
int weighting_idf_named(const char *name);
int weighting_bm25_named(const char *name); /* robertson, fts5, ... */

#endif
