/*
 * evidence: the words that made the score of a model of one number, each with
 * what it gave.
 */
#ifndef SLANT_EVIDENCE_H
#define SLANT_EVIDENCE_H

#include "linear.h"

struct evidence {
    struct span at; /* bytes of the passage's text */
    double score;
    bool quoted;
};

struct evidence_list { /* zeroed is empty; memory is kept */
    struct evidence *at;
    size_t n, cap;
    double *parts; /* by word */
    size_t cap_parts;
};

struct evidence_least { /* less is no evidence */
    double word;
    double entry; /* of a hit of the lexicon */
};

/* The score of the passage. e becomes the hits of the lexicon that count, and
   other words, that gave at least so much; without any, the score tells
   nothing. */
double evidence_read(struct evidence_list *e, const struct linear *m,
                     const struct passage *p, const struct features *f,
                     const struct evidence_least *least);
/* The same by the rules of tone alone: their valence and their hits. */
double evidence_of_rules(struct evidence_list *e, const struct passage *p,
                         const struct features *f);
/* Appends `not good -0.20; crisis -0.18`, scores times scale. White space of
   any length inside an entry becomes one blank. */
void evidence_line(const struct evidence_list *e, const char *text,
                   double scale, struct buf *out);
void evidence_free(struct evidence_list *e);

#endif
