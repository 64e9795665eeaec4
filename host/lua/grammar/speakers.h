/*
 * speakers: who the source of a statement is: its name in full, and the state
 * or bloc that it counts as.
 */
#ifndef SLANT_SPEAKERS_H
#define SLANT_SPEAKERS_H

#include "clauses.h"
#include "mentions.h"

struct speaker {
    struct slice name;  /* none: the text does not tell who that is */
    struct slice actor; /* of its mention; none: it counts as none */
    struct span at;     /* where it is named, or called he or she */
    bool person;
};

/* What is known while a document is read, from its first source to its last. */
struct speaker_reader {
    const struct clauses *d;
    const struct tagger *words; /* enum role */
    struct mention_list mentions;
    const struct mention **found; /* in the phrase at hand */
    size_t n_found, cap_found;
    /* Mentions outside of quotations, with the ends of their sentences; found
       when first asked for. */
    struct point {
        struct speaker who;
        uint32_t sentence;
    } * points;
    size_t n_points, cap_points;
    bool has_points;
    /* Persons that the gazetteer did not have, in the order in which they were
       read, ... */
    struct speaker *met;
    size_t n_met, cap_met;
    /* ... and by the last word of their names; in chains, by its hash. */
    struct full_name {
        uint64_t hash;
        struct slice last, full;
        size_t next; /* of the chain, from 1; 0: it ends */
    } * full;
    size_t n_full, cap_full, chains[256];
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
