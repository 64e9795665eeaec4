/*
 * postings: which documents have a type, and how often, in the corpus file.
 *
 * A segment covers documents whose ids follow each other, of about
 * SEGMENT_TOKENS tokens. Its lists lie in blocks of two kilobytes, by type:
 *   the type, as the gap since the one before (at first since the block's),
 *     << 1 | (n > 1)
 *   if n > 1: n, the number of its documents; if n >= LISTED, the bytes that
 *     follow
 *   for each document: gap since the one before (at first since the segment's
 *     first id) << 1 | (tf > 1), and tf - 2 if tf > 1
 * All LEB128. A row of table posting is a block; its id is segment << 32 | the
 * first type in it. Documents that were removed stay in the lists until they
 * are a fifth of a segment (remove.c counts them).
 */
#ifndef SLANT_POSTINGS_H
#define SLANT_POSTINGS_H

#include "store.h"

enum {
    SEGMENT_TOKENS = 4 << 20,
    SEGMENT_DOCUMENTS = 1 << 20, /* ids from its first to its last, at most */
    POSTING_BLOCK = 1800,        /* bytes, about: eight on a page */
    POSTING_LISTED = 16
};

struct sqlite3;

/* ---- writing, in the caller's transaction; inside the store's folder ---- */

/* Writes what is missing: lists of the documents behind the last segment, and
   of segments a fifth of which is gone. Small segments at
   the end are written again together with new ones no smaller than they, so
   their number grows with the logarithm of the number of loads. */
int postings_update(struct sqlite3 *db, struct fault *ft);
/* A load that died may have left segments and, behind them, documents without:
   drops what it has made, so that its death decides nothing. */
int postings_drop_unfinished(struct sqlite3 *db, struct fault *ft);

/* ---- reading ---- */

struct segment {
    int64_t id, first, last; /* documents from first to last */
};

struct postings;

/* Reads the list of segments; hold a read transaction as long as p is used. */
int postings_open(struct postings **p, struct store *s, struct fault *ft);
void postings_free(struct postings *p);
size_t postings_segments(const struct postings *p);
const struct segment *postings_segment(const struct postings *p, size_t i);
/* Documents up to this id are in the lists. */
int64_t postings_last(const struct postings *p);

/* Calls each for the documents of a segment that have the type, ascending, also
   for removed ones. Cheapest with ascending types. */
int postings_each(struct postings *p, size_t segment, uint32_t type,
                  void (*each)(void *cookie, int64_t document, uint32_t tf),
                  void *cookie, struct fault *ft);

#endif
