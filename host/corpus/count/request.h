/*
 * request: what a user wants counted. The same names are options of the verbs
 * (`--where`) and keys of the Lua functions (`where=`).
 */
#ifndef SLANT_REQUEST_H
#define SLANT_REQUEST_H

#include "feature.h"
#include "units.h"

enum ties { /* the rank of words with equal frequency */
    TIES_MIN,
    TIES_MAX,
    TIES_AVERAGE,
    TIES_DENSE,
    TIES_FIRST /* all different, by code points */
};

enum within { /* what a window or an n-gram does not reach across */
    WITHIN_DOCUMENT,
    WITHIN_SENTENCE,
    WITHIN_PUNCTUATION
};

enum {
    GRAM_MAX = 6 /* words */
};

struct request {
    char *where, *by, *target, *reference; /* SQL expressions, or NULL */
    bool unique;                           /* of a duplicate cluster one */
    bool intervals;
    enum token_rule rule; /* TOKENS_INSIDE: none is named; words that are asked
                             for may be parts of tokens */
    char *stems;          /* the language whose stems are counted, or NULL */
    struct features features;
    /* threads at most, which never change a row; 0: one a core, in a corpus so
       large that they spare more time than their own tables cost */
    unsigned jobs;
    uint64_t limit; /* rows shown (of each group); 0: all */
    uint64_t seed;
    char *sort; /* name of a measure, or NULL */
    enum ties ties;
    uint64_t size, skip; /* n-grams: words, and words passed over */
    enum within within;
    unsigned left, right;  /* window, in words */
    bool sentences;        /* the window is the sentence, whole */
    uint64_t parts;        /* of equal size; 0: documents */
    char *tf, *idf, *bm25; /* names of weighting schemes, or NULL */
    double k1, b;          /* of bm25; NAN: the usual */
    bool l2;               /* weights are parts of a vector of length 1 */
    char **words;          /* patterns, phrases or documents asked for */
    size_t n_words;
};

/* What holds when nothing is said. */
void request_init(struct request *r);
void request_free(struct request *r);

/* FAULT_USAGE names the option and what is wanted. value of a switch: "1" or
   "0". */
int request_set(struct request *r, const char *name, const char *value,
                struct fault *ft);
/* Whether an option is but on or off. */
bool request_is_switch(const char *name);
void request_word(struct request *r, const char *word);
/* When all is set: stop words are stems where those are counted. */
int request_finish(struct request *r, struct fault *ft);

#endif
