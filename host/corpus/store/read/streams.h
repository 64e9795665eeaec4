/*
 * streams: the tokens of documents as they are stored, some at a time. What
 * asks the reader is apart from what takes them to pieces, which is safe
 * beside any other thread.
 */
#ifndef SLANT_STREAMS_H
#define SLANT_STREAMS_H

#include "reader.h"

struct streams;

/* One thread's. Uses the reader, as streams_free does. */
int streams_new(struct streams **s, struct reader *r, struct fault *ft);
void streams_free(struct streams *s);

/* Reads those of the first of these documents, ids ascending, as many as are
   worth taking at once; *n: how many, at least 1. Uses the reader. */
int streams_read(struct streams *s, const int64_t *ids, size_t *n,
                 struct fault *ft);
/* The types of the i-th that was read last, valid until the next call; none is
   above the vocabulary's size. A document that is gone has none. */
int streams_get(struct streams *s, size_t i, const uint32_t **types, size_t *n,
                struct fault *ft);

#endif
