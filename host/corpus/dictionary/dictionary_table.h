/* dictionary_table: the counts of a dictionary in the documents of a corpus. */
#ifndef SLANT_DICTIONARY_TABLE_H
#define SLANT_DICTIONARY_TABLE_H

#include "dictionary_count.h"
#include "value.h"

struct dictionary_request {
    const char *where; /* SQL over the view `documents`; NULL: all */
    const char *by;    /* SQL: each of its values is a group; NULL: one group */
    bool unique;       /* of the copies of a story in a group the first */
    bool once;         /* dictionary_counter_open's */
    bool entries;      /* a row an entry instead of a row a category */
};

struct dictionary_row {
    const struct value *by;       /* of the group; NULL without `by` */
    const char *category, *entry; /* entry: NULL in rows of categories */
    unsigned line;                /* of the entry */
    struct dictionary_tally tally;
    uint64_t of_documents, tokens; /* of the group; with tokens */
};

struct dictionary_taker {
    void *cookie;
    void (*row)(void *cookie, const struct dictionary_row *row);
    void (*note)(void *cookie, const char *text); /* on the whole table */
};

/* Hands over every group, by value, NULL last, and in it every category,
   parents first, or entry, in file order; those without a hit, too. */
int dictionary_table(struct store *s, const struct dictionary *d,
                     const struct dictionary_request *q,
                     const struct dictionary_taker *to, struct fault *ft);

#endif
