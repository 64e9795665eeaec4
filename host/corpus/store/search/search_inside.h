/* search_inside: what the files of `search` share. Inside the store's folder
   only. */
#ifndef SLANT_SEARCH_INSIDE_H
#define SLANT_SEARCH_INSIDE_H

#include "search.h"

struct search {
    struct store *store;
    const struct atoms *atoms;
    struct lexis *lexis;
    struct reader *reader;
    bool *held;     /* by atom: the document at hand has it */
    bool *begins;   /* by atom: a hit of the query at hand may begin with it */
    uint32_t *type; /* those that hold any atom, ascending */
    size_t n_types, cap_types;
    uint16_t *words; /* by type: words of the rule antconc in it; NULL: one */
    size_t n_words, cap_words;
};

#endif
