/*
 * diversity: how varied the words of a text are. Undefined is NAN: a window
 * longer than the text gives none, it is not shrunk.
 */
#ifndef SLANT_DIVERSITY_H
#define SLANT_DIVERSITY_H

#include <stddef.h>
#include <stdint.h>

/* A text as numbers of its types, 0 to types - 1 in the order they come. */
struct sequence {
    uint32_t *at;
    size_t n;
    uint32_t types;
    uint32_t *frequency; /* of each type */
};

/* ids: anything that is equal for equal words. The caller frees. */
void sequence_make(struct sequence *s, const uint32_t *ids, size_t n);
void sequence_free(struct sequence *s);

struct diversity {
    double tokens, types, hapaxes;
    double ttr;       /* V / N */
    double herdan_c;  /* log V / log N (1960) */
    double guiraud_r; /* V / sqrt N (1954) */
    double cttr;      /* V / sqrt(2 N) (Carroll 1964) */
    double dugast_u;  /* log10(N)^2 / (log10 N - log10 V) */
    double summer_s;  /* log log V / log log N, base 10 */
    double maas_a;    /* sqrt((log10 N - log10 V) / log10(N)^2) (1972) */
    double yule_k;    /* 10^4 (M2 - N) / N^2, M2 the sum of squares (1944) */
    double yule_i;    /* V^2 / (M2 - V) */
    double simpson_d; /* sum f (f - 1) / (N (N - 1)) (1949) */
    double herdan_vm; /* sqrt(M2 / N^2 - 1 / V) */
    double entropy;   /* bits */
    double hd_d;      /* mean TTR of 42 draws (McCarthy and Jarvis 2007) */
};

struct diversity diversity_of(const struct sequence *s);
/* Mean type-token ratio of every window of w tokens (Covington and McFall
   2010); of the whole segments of w tokens (Johnson 1944). */
double diversity_mattr(const struct sequence *s, size_t w);
double diversity_msttr(const struct sequence *s, size_t w);
/*
 * McCarthy and Jarvis 2010: mean of both directions; a factor is closed where
 * the type-token ratio falls below 0.72, or, at_equal, to it (the two are in
 * use and differ). NAN when no factor was begun in one direction.
 */
struct mtld {
    double below, at_equal;
};

struct mtld diversity_mtld(const struct sequence *s);

#endif
