/*
 * feature_set: what a linear model sees of a passage: hashed n-grams by their
 * place towards the targets, sums of a lexicon's tone by region, and who does
 * what to whom by a lexicon of verbs. The same code makes them in training
 * and in use.
 *
 * Names and numbers are masked: they would be learned by heart, and they are
 * not reading. Targets are their own words, T0 and T1; a run of words of one
 * name or target is one unit.
 *
 * The order of the targets in targets[] has a meaning (source, target); where
 * they stand in the text does not, features know the order there.
 */
#ifndef SLANT_FEATURE_SET_H
#define SLANT_FEATURE_SET_H

#include "feature_list.h"
#include "passage_words.h"

/* Values of entries in LEXICON_VERBS. */
enum frame_value {
    FRAME_ATTITUDE, /* of the agent towards the patient */
    FRAME_AGENT,    /* what it says of the agent */
    FRAME_PATIENT   /* what befalls or is said of the patient */
};

/* Fills f with the features of the passage, as its lexicons are; the rules are
   those of tone, NULL without its lexicon. */
void features_read(struct features *f, const struct tone_rules *rules,
                   const struct passage *p);
/* Adds one of the caller's own. */
void features_add_named(struct features *f, const char *name, size_t len,
                        double value);

#endif
