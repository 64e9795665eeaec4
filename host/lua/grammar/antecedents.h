/*
 * antecedents: whom `he`, `she` and `it` stand for: the first person, or state
 * or bloc, in the last sentence before that names one outside of quotations;
 * nobody who stands further back than 1,500 bytes.
 */
#ifndef SLANT_ANTECEDENTS_H
#define SLANT_ANTECEDENTS_H

#include "clauses.h"
#include "mentions.h"

struct speaker {        /* who the source of a statement is */
    struct slice name;  /* none: the text does not tell who that is */
    struct slice actor; /* of its mention; none: it counts as none */
    struct span at;     /* where it is named, or called he or she */
    bool person;
};

struct antecedents { /* of a document */
    /* Its mentions outside of quotations, with the ends of their sentences;
       found when first asked for. */
    struct point {
        struct speaker who;
        uint32_t sentence;
    } * points;
    size_t n_points, cap_points;
    bool has_points;
    /* Persons that are no mentions, in the order in which they were read. */
    struct speaker *met;
    size_t n_met, cap_met;
};

void antecedents_meet(struct antecedents *a, const struct speaker *person);
/* Whom a pronoun at byte `at` stands for, or NULL: it is `it` if group. */
const struct speaker *antecedents_find(struct antecedents *a,
                                       const struct clauses *d,
                                       const struct mention_list *mentions,
                                       uint32_t at, bool group);
void antecedents_clear(struct antecedents *a); /* keeps the memory */
size_t antecedents_bytes(const struct antecedents *a);
void antecedents_free(struct antecedents *a);

#endif
