/*
 * speakers: who the source of a statement is: its name in full, and the state
 * or bloc that it counts as.
 */
#ifndef SLANT_SPEAKERS_H
#define SLANT_SPEAKERS_H

#include "antecedents.h"
#include "full_names.h"

/* What is known while a document is read, from its first source to its last. */
struct speaker_reader {
    const struct clauses *d;
    const struct tagger *words;   /* enum role */
    const struct tagger *genders; /* enum gender of given names and titles */
    struct mention_list mentions;
    const struct mention **found; /* in the phrase at hand */
    size_t n_found, cap_found;
    struct antecedents antecedents;
    struct full_names full;   /* of persons that are no mentions, */
    struct full_names firms;  /* and of firms, by their first word */
    struct full_names called; /* persons of mentions, by their entity */
    char **made; /* names that do not stand in the text as they are */
    size_t n_made, cap_made;
};

/* Begins another document, of which the reader has the mentions. */
void speakers_begin(struct speaker_reader *r, const struct clauses *d);
/* Who is named at a stretch of the text. Sources must come in the order in
   which they are to be understood: `Smith` after `John Smith`. */
struct speaker speaker_at(struct speaker_reader *r, struct span at,
                          enum how how);
/* Bytes that the reader holds. */
size_t speakers_bytes(const struct speaker_reader *r);
void speakers_free(struct speaker_reader *r);

#endif
