/*
 * query_tree: the language of kwic, find and dictionaries, read into a tree.
 *
 *   no limits            words one behind the other; cut and folded as the
 *                        text is, so it finds `no-limits`
 *   sanction* wom?n      * any run of characters, ? one, inside a word
 *   *                    any one word
 *   "war and peace"      just these words: nothing in it has a meaning
 *   a b | c              either side; | binds loosest
 *   (a | b) c            brackets; a OR b is the same
 *   a [0,3] c            a, then 0 to 3 words, then c; [3]: just 3
 *   x NEAR/5 y           x with at most 5 words between it and a y
 *   x BEFORE/5 y         the same, but y comes after it
 *   x AFTER/5 y          the same, but y comes before it
 *   x WITH y             x in a sentence that also holds y
 *   x NOT NEAR/5 y       x without that; also NOT BEFORE, AFTER, WITH
 *   AT&T, 50%, Mr. Hu    other signs beside words stand there in the text, too
 *
 * A hit of the operators is x; they bind to the left. NEAR without a number is
 * NEAR/10. A word is a part of a token (fold_parts): `it` is found in `it's`,
 * `it's` only where the 's stands; where case does not count `j.` is an
 * initial, as `J.` is in texts (words.h). Words that follow each other in a
 * query do so in the text: only white space, hyphens and quotation marks may
 * stand between them, no dashes, and the signs that the query has there. Signs
 * at the ends of a dictionary's entry have no meaning. Where stems count
 * (atoms_stem), those of words do that have no wildcard and stand in no
 * quotation marks. Over a gap and to y other punctuation may stand, too, but
 * nothing goes over the end of a sentence or paragraph.
 */
#ifndef SLANT_QUERY_H
#define SLANT_QUERY_H

#include "atoms.h"
#include "buf.h"
#include "fault.h"

enum {
    QUERY_BYTES_MAX = 10000,
    QUERY_GAP_MAX = 100,
    QUERY_NEAR = 10, /* words, when no number is given */
    QUERY_DEPTH_MAX = 50
};

enum node_kind {
    NODE_WORD,
    NODE_ANY,      /* any one word */
    NODE_SEQUENCE, /* children and gaps between them, in order */
    NODE_EITHER,
    NODE_GAP,   /* min..max words; never first or last in its sequence */
    NODE_SIGNS, /* that stand here in a sequence, beside its words */
    NODE_BESIDE /* first child, if the second stands beside it */
};

enum beside {
    BESIDE_NEAR,
    BESIDE_BEFORE,
    BESIDE_AFTER,
    BESIDE_WITH
};

enum signs {
    SIGNS_BETWEEN, /* a word and the next, and nothing else does */
    SIGNS_BEHIND,  /* a word */
    SIGNS_BEFORE   /* a word */
};

struct node {
    enum node_kind kind;
    uint32_t atom;     /* of a word */
    uint32_t child;    /* its first, 0: none */
    uint32_t next;     /* the next child of its parent, 0: none */
    unsigned min, max; /* of a gap; max: words between, of NODE_BESIDE */
    enum beside beside;
    bool negated;
    enum signs signs; /* of NODE_SIGNS: */
    size_t at, len;   /* in query.signs */
};

struct query {
    struct node *node; /* number 0 is not used */
    size_t n, cap;
    uint32_t root;
    struct buf signs;
};

enum query_how {     /* bits */
    QUERY_CASE = 1,  /* letters must be as typed */
    QUERY_PLAIN = 2, /* only words, wildcards and signs between them */
    QUERY_ENTRY = 4  /* of a dictionary: OR and AND are words of a phrase */
};

/* Reads a query; its words go to atoms. FAULT_USAGE with the place marked on a
   second and third line. */
int query_parse(struct query *q, struct atoms *atoms, const char *text,
                unsigned how, struct fault *ft);
void query_free(struct query *q);

/* Marks the atoms that a hit may begin with: begins[atom] = true. False, and
   all may, when it may be any word. */
bool query_begins(const struct query *q, bool *begins);
/* Whether a document with these atoms can hold a hit. */
bool query_may(const struct query *q, const bool *atoms);

#endif
