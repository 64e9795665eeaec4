/*
 * dictionary_count: how often the entries of a dictionary stand in documents.
 *
 * In each category the hits do not overlap: from left to right, of entries
 * that begin at one place the longest. A category has the hits of those below
 * it, each place once. Categories are counted by themselves, so one word can
 * be a hit of several: how many are is counted, too.
 */
#ifndef SLANT_DICTIONARY_COUNT_H
#define SLANT_DICTIONARY_COUNT_H

#include "dictionary.h"
#include "store.h"

struct dictionary_tally {
    uint64_t hits, documents;
    uint64_t shared; /* hits that share a word with a hit of a category that is
                        neither above nor below this one */
};

struct dictionary_counter;

/* once: a word counts once in the whole dictionary, for the longest entry;
   entries of one length all count. */
int dictionary_counter_open(struct dictionary_counter **c, struct store *s,
                            const struct dictionary *d, bool once,
                            struct fault *ft);
void dictionary_counter_free(struct dictionary_counter *c);
/* Counts a document into tallies, one a category and one an entry (of its own
   category; `shared` is not counted there). *tokens: of the document; 0 also
   for one that is not there. */
int dictionary_count(struct dictionary_counter *c, int64_t id,
                     struct dictionary_tally *categories,
                     struct dictionary_tally *entries, uint64_t *tokens,
                     struct fault *ft);

#endif
