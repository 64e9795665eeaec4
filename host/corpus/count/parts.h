/*
 * parts: the two parts of a corpus that keyness holds against each other.
 */
#ifndef SLANT_PARTS_H
#define SLANT_PARTS_H

#include "work.h"

struct part {
    const struct group *group;
    struct tally tally;
};

struct parts {
    struct selection selection[2];
    struct part target, reference;
    size_t in_both;
    size_t in_none; /* without a reference: their condition is NULL */
    bool few;       /* too few clusters for p and intervals */
};

/* The documents of q->where for which the condition holds, and those for which
   `reference` does; NULL: those for which the target's does not. Ends with
   parts_free also after a fault. */
int parts_make(struct parts *p, struct work *w, const char *target,
               const char *reference, struct fault *ft);
/* FAULT_USAGE when one of them has no words. */
int parts_check(const struct parts *p, const char *target,
                const char *reference, struct fault *ft);
void parts_free(struct parts *p);

/* A condition that holds for the documents of a group of q->by. */
char *parts_condition(const char *by, const char *name);

#endif
