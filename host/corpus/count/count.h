/*
 * count: the tables that are made of counts. Each function hands its rows to
 * the taker; a fault may come after some rows. Every table has a note with its
 * denominators; numbers that cannot be had are no value, never 0.
 */
#ifndef SLANT_COUNT_H
#define SLANT_COUNT_H

#include "request.h"
#include "sheet.h"
#include "store.h"

typedef int count_table(struct store *s, const struct request *q,
                        const struct sheet_taker *to, struct fault *ft);

/* Words by frequency, in each group of `by`. */
count_table frequency_table;
/* Words of the target against the reference (or the rest). */
count_table keyness_table;
/* Words that stand beside each other, by frequency. */
count_table ngrams_table;
/* What stands near a word, or, without one, which neighbours belong together,
   with every measure of association. */
count_table collocates_table;
/* How evenly words are spread over the parts of the corpus. */
count_table dispersion_table;
/* A word or phrase by period (by: decade, year, quarter, month, week, day),
   with gaps. */
count_table trend_table;
/* The words with the highest weight (tf, idf) in each document; in those alone
   that are asked for as words. */
count_table tfidf_table;
/* The length of each document by a token rule, in the order of documents. */
count_table sizes_table;

/* The table of this name (frequency, keyness, ...); NULL: there is none. */
count_table *count_table_named(const char *name);

#endif
