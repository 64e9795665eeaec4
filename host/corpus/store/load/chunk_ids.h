/*
 * chunk_ids: from the types of a chunk to those of the corpus. Inside the
 * store's folder only.
 */
#ifndef SLANT_CHUNK_IDS_H
#define SLANT_CHUNK_IDS_H

#include "chunk.h"
#include "counts.h"
#include "stream.h"
#include "types.h"

/* One document; zeroed is empty. */
struct chunk_ids {
    struct ids ids;            /* of its tokens */
    struct term_frequency *of; /* its types, in first-seen order */
    size_t n_of, cap_of;
};

void chunk_ids_free(struct chunk_ids *c);
/* Replaces what is in *c by an item of r. Types that are new go into t, in the
   order of the tokens. */
void chunk_ids_map(struct chunk_ids *c, const struct chunk_reader *r,
                   const struct chunk_item *item, struct types *t);

#endif
