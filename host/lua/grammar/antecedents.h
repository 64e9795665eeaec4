/*
 * antecedents: whom `he` and `she` stand for, by readable rules: a person whose
 * given name or title does not speak against it, in the last sentence outside
 * of quotations that names one; there who spoke last, else the subject, else
 * the only one. And what last spoke that `it` can stand for. Nobody is named
 * that stands further back than 1,500 bytes.
 */
#ifndef SLANT_ANTECEDENTS_H
#define SLANT_ANTECEDENTS_H

#include "clauses.h"
#include "lib_tagger.h"
#include "mentions.h"

struct speaker {        /* who the source of a statement is */
    struct slice name;  /* none: the text does not tell who that is */
    struct slice actor; /* of its mention; none: it counts as none */
    struct span at;     /* where it is named, or called he or she */
    enum source_kind {
        SOURCE_OTHER, /* several, or it cannot be told */
        SOURCE_PERSON,
        SOURCE_NAME, /* of a person or a firm */
        SOURCE_BODY, /* a state, a firm, a ministry: `it` */
    } source;
    struct slice holder; /* of the office that is the name (offices.h) */
};

enum gender { /* tags of given names, titles and other words for persons */
    GENDER_MALE = 'm',
    GENDER_FEMALE = 'f',
    GENDER_EITHER = 'b',
    GENDER_OTHERS = 'o' /* critics: no voice of whom they are named by */
};

struct antecedents {      /* of a document */
    struct named_person { /* mentions of persons outside of quotations */
        const struct mention *mention;
        char gender;
    } * persons; /* found when first asked for */
    size_t n_persons, cap_persons;
    bool has_persons;
    struct speaker *spoke; /* sources, in the order in which they were read */
    size_t n_spoke, cap_spoke;
};

void antecedents_spoke(struct antecedents *a, const struct speaker *source);
/* Whom `he` or `she` at byte `at` stands for; no source: it cannot be told.
   genders: of given names and titles. */
struct speaker antecedents_person(struct antecedents *a,
                                  const struct clauses *d,
                                  const struct mention_list *mentions,
                                  const struct tagger *genders, uint32_t at,
                                  enum gender gender);
/* What `it` at byte `at` stands for, of all that spoke before; or NULL. */
const struct speaker *antecedents_body(const struct antecedents *a,
                                       uint32_t at);
void antecedents_clear(struct antecedents *a); /* keeps the memory */
size_t antecedents_bytes(const struct antecedents *a);
void antecedents_free(struct antecedents *a);

#endif
