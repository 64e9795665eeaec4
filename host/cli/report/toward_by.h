/* toward_by: the tone towards each of some actors, by what the documents have
   in common: the year, the outlet. */
#ifndef SLANT_TOWARD_BY_H
#define SLANT_TOWARD_BY_H

#include "groups.h"

/* What the wording says of an actor in a sentence. */
enum tone {
    TONE_GOOD,
    TONE_NEITHER,
    TONE_BAD,
    TONES
};

/* The sentences of one actor in documents of one value. */
struct toward_cell {
    size_t actor;   /* number of the groups */
    uint32_t value; /* census_name; 0: not known */
    char *key;      /* its name */
    size_t number;  /* as it came */
    uint64_t sentences, tones[TONES], documents;
    int64_t last; /* document */
    size_t clusters;
    struct dots dots;
    struct hits hits;
};

struct toward_by {
    enum census_by by;
    const char *caption, *head, *plural, *unknown;
    const char *condition; /* on table documents, before the key, for SQL */
    size_t most;           /* values of an actor */
    struct toward_cell *at;
    size_t n, cap;
    size_t *index;           /* by actor and value: its place in `at`, and 1 */
    struct cell_tone *tones; /* of all sentences */
    size_t n_tones, cap_tones;
    size_t cut, actors; /* values that are not shown; actors that are */
    size_t values;
};

/* The members above `most` are set, the others 0. */
void toward_by_begin(struct toward_by *b, const struct census *c,
                     const struct groups *actors);
void toward_by_add(struct toward_by *b, size_t actor, const struct member *m,
                   enum tone tone, double value);
/* After the last one: which cells are shown, in order, and how. */
void toward_by_settle(struct toward_by *b, const struct page *p);
/* NULL: it is not shown. */
struct toward_cell *toward_by_find(struct toward_by *b, size_t actor,
                                   const struct member *m);
void toward_by_show(struct page *p, struct toward_by *b,
                    const struct groups *actors);
void toward_by_free(struct toward_by *b);

#endif
