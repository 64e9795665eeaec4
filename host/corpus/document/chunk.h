/*
 * chunk: what a decode worker sends to the one writer. Items stand in input
 * order: documents with their tokens, and notes about what was skipped. The
 * vocabulary holds the chunk's types in first-seen order, so
 * the writer interns each once and type ids never depend on timing.
 */
#ifndef SLANT_CHUNK_H
#define SLANT_CHUNK_H

#include "doc.h"
#include "signature.h"

struct chunk_writer;

struct chunk_writer *chunk_writer_new(void);
void chunk_writer_free(struct chunk_writer *w);
/* Finds the document's tokens and adds it. */
void chunk_add_doc(struct chunk_writer *w, const struct doc *d);
/* reason: a short fixed word (`empty-file`, `bad-json`, ...); detail: for
   people, may be NULL; uri: file or file#L12. */
void chunk_add_note(struct chunk_writer *w, const char *uri, const char *reason,
                    const char *detail);
size_t chunk_size(const struct chunk_writer *w); /* bytes so far, about */
/* Encodes everything added, appends to out, and empties the writer. */
void chunk_encode(struct chunk_writer *w, struct buf *out);

struct chunk_item {
    bool is_doc;
    struct doc doc;         /* is_doc: all it points to is the reader's, valid
                               until chunk_next */
    const uint32_t *types;  /* its types' local ids, in first-seen order */
    const uint32_t *tokens; /* the place of each token's type in `types` */
    size_t n_types, n_tokens;
    struct signature signature; /* of the tokens, when there are any */
    const uint32_t *paragraphs; /* keys (paragraph.h), in text order; none of a
                                   document that stays whole */
    size_t n_paragraphs;
    const char *uri, *reason, *detail; /* a note's */
};

struct chunk_reader;

/* data must outlive the reader. NULL if it is not a chunk. */
struct chunk_reader *chunk_reader_new(const char *data, size_t len);
void chunk_reader_free(struct chunk_reader *r);
/* Tells it from any other reader of this process; never 0. */
uint64_t chunk_serial(const struct chunk_reader *r);
size_t chunk_types(const struct chunk_reader *r);
const char *chunk_type(const struct chunk_reader *r, uint32_t local,
                       size_t *len);
/* The next item; false at the end or when the bytes are damaged. */
bool chunk_next(struct chunk_reader *r, struct chunk_item **item);
bool chunk_damaged(const struct chunk_reader *r);

#endif
