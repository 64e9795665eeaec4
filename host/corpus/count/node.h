/*
 * node: words or phrases as patterns, and where one of them stands. Their words
 * may be parts of tokens (`no limits` in `no-limits partnership`), one behind
 * the other, as kwic has it.
 */
#ifndef SLANT_NODE_H
#define SLANT_NODE_H

#include "passage.h"

struct node_phrase {
    size_t n;
    uint32_t **is; /* is[word][unit]: bit i: it is part i; NODE_WHOLE */
};

struct node {
    struct node_phrase *phrase; /* any of n */
    size_t n;
    uint8_t *parts; /* of a unit, as many as there are bits for */
    bool *begins;   /* by unit: it may begin a phrase */
    bool phrases;   /* one of them has several words */
};

#define NODE_WHOLE ((uint32_t)1 << 31) /* the word is the unit as a whole */

/* text: phrases between | or OR; a word in slashes is a regular expression.
   FAULT_USAGE for what else queries of kwic have, and for signs that are in no
   token. */
int node_make(struct node *n, struct units *u, const char *text,
              struct fault *ft);
void node_free(struct node *n);
/* Once for a document, before its places: where phrases may stand, the text is
   looked at for what they do not reach across. */
int node_look(const struct node *n, struct passage *p, struct fault *ft);
/* The place behind the phrase, the shortest, that begins at place i, or 0. */
size_t node_end(const struct node *n, const struct passage *p, size_t i);

/* The same; most units are no first word, which is told at once. */
static inline size_t
node_at(const struct node *n, const struct passage *p, size_t i)
{
    return n->begins[p->units[i]] ? node_end(n, p, i) : 0;
}

/* The same of the next place where one begins, *i or behind it; 0: there is
   none. Places do not overlap if the end is where the next is looked for. */
static inline size_t
node_next(const struct node *n, const struct passage *p, size_t *i)
{
    for (; *i < p->n; ++*i) {
        size_t end = node_at(n, p, *i);

        if (end)
            return end;
    }
    return 0;
}

#endif
