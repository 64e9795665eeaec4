/*
 * statements: what is said in an English text, by whom: a cue (`said`,
 * `according to`, `claim that`), its source and the words that it reports, over
 * the tags of a document (clauses.h).
 */
#ifndef SLANT_STATEMENTS_H
#define SLANT_STATEMENTS_H

#include "clauses.h"
#include "cues.h"

struct piece { /* of what is said: places of items */
    int first, last;
};

struct statement {
    int cue, cue_stop; /* the first and last place of the cue */
    struct phrase source;
    enum kind kind;
    size_t first_piece, n_pieces; /* in the list's pieces */
};

struct statement_list {
    struct statement *at;
    size_t n, cap;
    struct piece *pieces;
    size_t n_pieces, cap_pieces;
};

/* What else is known of words, as kinds of one byte (struct tagger): b a form
   of `be`, q a determiner that can be a subject of its own (`many said`). */
struct statement_words {
    const struct tagger *of;
    uint64_t out, by; /* hash64_of */
};

/* Whether a quotation ends with place i, and with a full stop, comma or the
   like before its mark. */
typedef bool quotation_closes(const void *quotations, int i);

struct statement_reader {
    struct clauses d;
    struct statement_words words;
    quotation_closes *closes;
    const void *quotations;
    struct statement_list *list; /* ascending by cue; filled from 0 on */
};

/* Finds all statements. Raises when the act is over its CPU limit. */
void statements_find(struct statement_reader *r);

#endif
