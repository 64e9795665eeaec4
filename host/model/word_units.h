/* word_units: the words of a passage with each name and target as one. */
#ifndef SLANT_WORD_UNITS_H
#define SLANT_WORD_UNITS_H

#include "feature_set.h"

struct unit {
    uint64_t key;         /* of its stem, or of what masks it */
    uint16_t first, last; /* words */
    uint16_t clause;
    int8_t target;  /* or -1 */
    uint8_t flags;  /* of its first word */
    uint8_t region; /* of REGIONS, by the targets' first mentions */
    bool negated;   /* something before it turns it */
    int16_t near[PASSAGE_TARGETS]; /* units from the nearest mention: < 0
                                      before it; 0: there is none */
};

enum {
    UNIT_TARGET = 1, /* keys of masked units: + the target's number */
    UNIT_NAME = 3,
    UNIT_NUMBER
};

enum {
    REGIONS = 6
};

/* Makes f->units of the passage. f->tone must have been read. */
void word_units_make(struct features *f, const struct tone_rules *r,
                     const struct passage *p);
/* The unit of a word. */
size_t word_units_find(const struct features *f, size_t word);

#endif
