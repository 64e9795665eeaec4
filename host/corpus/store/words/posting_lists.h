/*
 * posting_lists: documents with their types, in ascending order, become
 * segments of table posting (postings.h). Twelve bytes for each posting of
 * a segment, four for each type. Inside the store's folder only.
 */
#ifndef SLANT_POSTING_LISTS_H
#define SLANT_POSTING_LISTS_H

#include "buf.h"
#include "counts.h"
#include "fault.h"

struct sqlite3;
struct sqlite3_stmt;

struct posting_lists { /* zeroed is empty */
    struct sqlite3 *db;
    struct sqlite3_stmt *put;
    int64_t next_segment;
    struct counts *counts; /* take in each segment, unless NULL */

    /* of the segment at hand */
    int64_t first, last; /* documents; none while last < first */
    size_t tokens;
    struct term_frequency *found; /* the types of each document */
    struct posting_document {
        uint32_t number; /* id - first */
        uint32_t stop;   /* where its types stop in `found` */
    } * document;
    size_t n_found, n, cap_found, cap_document;
    size_t counted; /* documents of it that `counts` have already */

    /* By type: how many postings it has, then where its next one goes */
    uint32_t *list;
    uint32_t n_types;  /* ids are up to this */
    uint32_t *posting; /* of the segment, by type */
    struct posting_many {
        uint32_t at, tf;
    } * many; /* postings of very frequent types */
    size_t n_many, cap_posting, cap_many;
    struct buf block;
};

/* Segments get the ids behind those that are there. */
int posting_lists_open(struct posting_lists *p, struct sqlite3 *db,
                       struct fault *ft);
void posting_lists_free(struct posting_lists *p);

/* The next document has at least this id. */
void posting_lists_begin(struct posting_lists *p, int64_t first);
/* A document of so many tokens, with each of its types once. Writes the segment
   before it when that is full. */
int posting_lists_take(struct posting_lists *p, int64_t id,
                       const struct term_frequency *of, size_t n, size_t tokens,
                       struct fault *ft);
/* Counts what waits for its segment, too. */
void posting_lists_count(struct posting_lists *p);
/* Writes the last segment. last: no document up to this one is to come. */
int posting_lists_end(struct posting_lists *p, int64_t last, struct fault *ft);

#endif
