/*
 * speech: who says what in a document: its quotations and its statements, which
 * of them belong together, and who their sources are.
 */
#ifndef SLANT_SPEECH_H
#define SLANT_SPEECH_H

#include "quotations.h"
#include "speakers.h"
#include "statements.h"

struct said {
    struct span at;      /* a quotation with its marks, or a clause */
    struct span content; /* all that is said there */
    enum form {
        FORM_DIRECT,
        FORM_MIXED,    /* marks around a part of what is reported */
        FORM_INDIRECT, /* no marks, or those of another row */
        FORM_SCARE     /* words in marks that nobody is said to have said */
    } form;
    const struct statement *statement; /* NULL: there is no cue */
    const struct speaker *speaker;     /* NULL: no words tell of one */
    size_t number; /* quotations first, then what is reported */
};

struct speech {
    /* The grammar: */
    struct patterns patterns;
    struct cue_list cues;
    const struct tagger *tags;
    struct statement_words words;
    /* The document at hand: */
    struct clauses d;
    struct items items;
    char *t; /* its tags, and these from right to left */
    size_t cap_t;
    struct quotation_list quotations;
    struct statement_list statements;
    struct speaker_reader speakers;
    struct speaker *who; /* by statement */
    size_t cap_who;
    struct holder {                        /* of a quotation */
        const struct statement *statement; /* NULL: none */
        const struct piece *piece; /* of that; NULL: the one goes on there */
        const struct speaker *speaker; /* NULL: none */
        struct speaker own;            /* where no statement has it */
    } * holders;
    size_t cap_holders;
    struct speaker *turns; /* by mention: of a turn in a transcript */
    size_t cap_turns;
    bool *told; /* by piece: a row of a quotation has all of it */
    size_t cap_told;
    struct said *said; /* ascending */
    size_t n_said, cap_said;
};

/* The number of a statement in its document, from 1. */
size_t speech_number(const struct speech *s, const struct statement *of);
/* Who its source is, or NULL. */
const struct speaker *speech_source(const struct speech *s,
                                    const struct statement *of);
/* The bytes of a statement's cue. */
struct span speech_cue(const struct speech *s, const struct statement *of);
/* Bytes of memory that it holds. */
size_t speech_bytes(const struct speech *s);
void speech_free(struct speech *s);

#endif
