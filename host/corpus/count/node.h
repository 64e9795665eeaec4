/*
 * node: words or phrases, and where one of them stands, as kwic has it: read
 * as its queries are (phrases.h) and looked for in the types of a document
 * (lexis.h) by the rule of tokens of the request. Where it names none their
 * words may be parts of tokens (`no limits` in `no-limits partnership`).
 */
#ifndef SLANT_NODE_H
#define SLANT_NODE_H

#include "passage.h"
#include "phrases.h"

struct node {
    const struct units *units;
    bool inside; /* the parts of a token are one unit, else each is */
    struct atoms *atoms;
    struct phrases phrases; /* any of these */
    bool longer;            /* one of them has several words */
    uint32_t **is;          /* by atom, then type: bit i: it is part i */
    uint8_t *parts;         /* of a type, as many as there are bits for */
    bool *begins;           /* by type: a phrase may begin in it */
};

/* In the vocabulary of w, which it loads. FAULT_USAGE: phrases_parse. */
int node_make(struct node *n, struct work *w, const char *text,
              struct fault *ft);
void node_free(struct node *n);

/* Once for a document, before its places: where phrases may stand, the text is
   looked at for what they do not reach across. */
int node_look(const struct node *n, struct passage *p, struct fault *ft);

/* A way through the places of a document; zeroed it is before the first. */
struct node_place {
    size_t first, stop; /* units of the place; stop is exclusive */
    /* where to go on: a token and its part; units before the token */
    size_t token, units;
    unsigned part;
};

/* Goes to the next place: of those that begin at one part the shortest, and
   none that overlaps the one before. False: there is none. */
bool node_next(const struct node *n, const struct passage *p,
               struct node_place *at);

#endif
