/*
 * load_words: what a load brings of words: its documents' types, what these
 * count, and the lists of postings. Inside the store's folder only.
 */
#ifndef SLANT_LOAD_WORDS_H
#define SLANT_LOAD_WORDS_H

#include "chunk_ids.h"
#include "new_types.h"
#include "posting_lists.h"

struct load_words {
    struct sqlite3 *db;
    struct types *types;  /* NULL until load_words_read */
    struct counts counts; /* what is not in the table `types` yet */
    int64_t counted;      /* documents up to this are in the table's counts */
    struct new_types new_types;
    /* The documents' lists, while those of the whole corpus come from here. */
    bool lists_all;
    struct posting_lists lists;
    struct chunk_ids document; /* the one at hand */
};

/* empty: the corpus has no documents. Takes back what a dead load has made. */
int load_words_open(struct load_words *w, struct sqlite3 *db, bool empty,
                    struct fault *ft);
void load_words_free(struct load_words *w); /* zeroed is nothing */

/* Reads the vocabulary, which takes longer than all the rest of a load that
   finds nothing new: so only for what needs it. */
int load_words_read(struct load_words *w, struct fault *ft);
/* The words of a document, into w->document; then w counts it, under its id. */
int load_words_map(struct load_words *w, const struct chunk_reader *r,
                   const struct chunk_item *item, struct fault *ft);
int load_words_count(struct load_words *w, int64_t id, struct fault *ft);
/* A document that the table's counts hold has been removed: until the end they
   are wrong. */
int load_words_doubt(struct load_words *w, int64_t id, struct fault *ft);
/* Writes the types that are new by now. */
int load_words_settle(struct load_words *w, struct fault *ft);

/* After the last document, whose id is `last`: the lists; then, when nothing
   changes any more, counts and the term dictionary. */
int load_words_lists(struct load_words *w, int64_t last, struct fault *ft);
int load_words_end(struct load_words *w, int64_t last, struct fault *ft);

#endif
