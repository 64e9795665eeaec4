/* kwic: the hits of a query in their context. */
#ifndef SLANT_KWIC_H
#define SLANT_KWIC_H

#include "doc.h"
#include "reader.h"
#include "view.h"

struct kwic_options {
    const char *where;  /* reader_select's; NULL: all documents */
    bool unique;        /* of a duplicate cluster one document */
    bool with_case;     /* letters must be as typed */
    const char *tokens; /* the token rule whose tokens are words (token_rule.h);
                           NULL: parts of tokens are */
    const char *stems;  /* a language: words are found by their stem; or NULL */
    enum view_unit unit;
    size_t window; /* of context on each side, in units */
    /* What to sort by, in order, with commas: L1..L9 and R1..R9 the tokens
       beside the hit, by their folded form, `hit`, `date`, `outlet`, `key`;
       what is not there comes last. NULL: by document id and offset. */
    const char *sort;
    uint64_t sample; /* 0: all; else only so many hits, by chance */
    uint64_t seed;   /* the same ones for the same seed */
};

struct kwic_text {
    const char *p;
    size_t len;
};

struct kwic_hit {
    int64_t document;
    const struct doc *doc; /* with key, outlet, title, published; maybe without
                              text */
    struct span at;        /* in the stored text, from the first matching part
                              to the last (`China` in `China's`) */
    struct kwic_text left, hit, right;
};

struct kwic_totals { /* of all hits, also those a sample leaves out */
    uint64_t hits, documents;
};

/* Calls each for the hits of a query (query_tree.h). Hits do not overlap: they
   are looked for from left to right, and of those that begin at one place the
   shortest is taken. each returns false to stop. FAULT_USAGE for a wrong
   query, condition, sort or language. */
int kwic_find(struct store *s, const char *query, const struct kwic_options *o,
              bool (*each)(void *cookie, const struct kwic_hit *hit),
              void *cookie, struct kwic_totals *totals, struct fault *ft);

#endif
