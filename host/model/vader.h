/*
 * vader: the scores of vaderSentiment 3.3.2 (Hutto & Gilbert, 2014, ICWSM; MIT
 * licence) with a lexicon of the user's in VADER's format: compound, pos, neg
 * and neu are those of the Python program, its known faults included (research
 * that cites it must be able to repeat it). Emoji are not put into words.
 */
#ifndef SLANT_VADER_H
#define SLANT_VADER_H

#include <stddef.h>

#include "fault.h"

struct vader;

struct vader_scores {
    double compound, pos, neg, neu; /* rounded to 4, 3, 3, 3 places */
    size_t hits;                    /* words with a score */
};

/* The lexicon: lines WORD TAB MEAN ... -1 line: *ft names it. NULL then. */
struct vader *vader_new(const char *lexicon, size_t len, struct fault *ft);
void vader_free(struct vader *v);

/* A text in pieces: begin, any number of adds, end. */
void vader_begin(struct vader *v);
void vader_add(struct vader *v, const char *text, size_t len);
struct vader_scores vader_end(struct vader *v);

#endif
