/*
 * statements: what is said in an English text, by whom: a cue (`said`,
 * `according to`, `claim that`), its source and the words that it reports, over
 * the tags of a document (clauses.h).
 */
#ifndef SLANT_STATEMENTS_H
#define SLANT_STATEMENTS_H

#include "clauses.h"
#include "cues.h"
#include "quotations.h"

struct piece { /* of what is said: places of items */
    int first, last;
};

struct statement {
    int cue, cue_stop; /* the first and last place of the cue */
    struct phrase source;
    enum kind kind;
    bool negated; /* it says that this is not said: never said, nobody said */
    bool nobody;  /* of its source: nobody, no official */
    size_t first_piece, n_pieces; /* in the list's pieces */
};

struct statement_list {
    struct statement *at;
    size_t n, cap;
    struct piece *pieces;
    size_t n_pieces, cap_pieces;
};

/* What else is asked of words: the bits of their tags. */
enum role {
    ROLE_BE = 1,       /* is, was */
    ROLE_SUBJECT = 2,  /* many, in `many said` */
    ROLE_NAMELESS = 4, /* such, critics: a source without a name */
    ROLE_HE = 8,
    ROLE_GROUP = 16,    /* it */
    ROLE_RELATIVE = 32, /* who */
    ROLE_SHE = 64,
    ROLE_BODY = 128, /* Corp, company: `it` can stand for it */
};

struct statement_words {
    const struct tagger *roles;
    uint64_t by, as, a, no, nobody, none, neither, not, never; /* word_key */
};

struct statement_reader {
    struct clauses d;
    struct statement_words words;
    const struct quotation_list *quotations;
    struct statement_list *list; /* ascending by cue; filled from 0 on */
};

/* Finds all statements. Raises when the act is over its CPU limit. */
void statements_find(struct statement_reader *r);

#endif
