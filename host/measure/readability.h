/*
 * readability: formulas made for English prose, from counts. Syllables are
 * counted by rule (syllables.h), so that the figures of two programs differ;
 * compare texts, not programs.
 */
#ifndef SLANT_READABILITY_H
#define SLANT_READABILITY_H

struct text_size {
    double words, sentences, syllables;
    double letters;       /* and digits */
    double polysyllables; /* words of three syllables and more */
};

/* NAN without words or sentences. */
struct readability {
    double flesch;         /* 206.835 - 1.015 W/S - 84.6 Sy/W (1948) */
    double flesch_kincaid; /* 0.39 W/S + 11.8 Sy/W - 15.59 (1975) */
    double fog;            /* 0.4 (W/S + 100 W3/W) (Gunning 1952) */
    double smog;           /* 1.043 sqrt(30 W3/S) + 3.1291 (McLaughlin 1969) */
    double ari;            /* 0.5 W/S + 4.71 C/W - 21.43 (1967) */
    double coleman_liau;   /* 5.88 C/W - 29.6 S/W - 15.8 (1975) */
};

struct readability readability_of(const struct text_size *t);

#endif
