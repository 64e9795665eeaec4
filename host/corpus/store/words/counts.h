/* counts: total and document frequency of types: of chosen documents, or
   changes until they are stored (stored_counts.h). 16 bytes a type. */
#ifndef SLANT_COUNTS_H
#define SLANT_COUNTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "stream.h"

struct count {
    int64_t frequency;
    union {
        struct {
            int32_t docfreq;
            uint32_t last; /* document that had the type, as counted here */
        };
        uint64_t seen; /* both: read and written as one, a token costs half */
    };
};

struct counts {       /* zeroed is empty */
    struct count *at; /* by type id */
    size_t n;
    uint32_t documents; /* added so far */
    bool whole;         /* of all documents, none is in the table yet */
};

/* A type and how often a document has it. */
struct term_frequency {
    uint32_t type, tf;
};

/* Counts one document in: its types, each once. */
void counts_add_document(struct counts *c, const struct term_frequency *of,
                         size_t n);
/* Counts a type in that is so frequent in so many documents, which have been
   added to `documents` before. */
void counts_add_list(struct counts *c, uint32_t type, uint64_t frequency,
                     uint32_t docfreq);
/* Counts one document's stream in (sign 1) or out (-1). */
void counts_add(struct counts *c, const struct ids *ids, int sign);
/* The same, but there must be room for its ids. */
void counts_add_types(struct counts *c, const uint32_t *types, size_t n,
                      int sign);
/* Counts in (sign 1) or out (-1) what another has counted of other documents.
 */
void counts_join(struct counts *c, const struct counts *other, int sign);
/* Room for ids up to this one. */
void counts_reserve(struct counts *c, uint32_t highest);
void counts_free(struct counts *c);

#endif
