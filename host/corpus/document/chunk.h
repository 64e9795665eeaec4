/*
 * chunk: what a decode worker sends to the one writer. Items stand in input
 * order: documents with their tokens, and notes about what was skipped. The
 * chunks of one worker share a vocabulary, of types in first-seen order: each
 * chunk brings what is new to it, until one begins it anew. Which types there
 * are is told by documents alone: the writer interns a type when the first
 * document that has it is stored, so type ids never depend on timing.
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
/* Bytes so far, about: the same whatever the chunks before this one held, so
   that a worker in another's place sends the same chunks. */
size_t chunk_size(const struct chunk_writer *w);
/* The chunk of everything that was added: appends to out what stands before the
   items and returns these, which follow as they are, until chunk_drop. */
const struct buf *chunk_head(struct chunk_writer *w, struct buf *out);
/* Empties the writer, whether the chunk was sent or not. */
void chunk_drop(struct chunk_writer *w);

struct chunk_item {
    bool is_doc;
    struct doc doc;         /* is_doc: all it points to is the reader's, valid
                               until chunk_next */
    const uint32_t *types;  /* its types in the vocabulary, in
                               first-seen order */
    const uint32_t *tokens; /* the place of each token's type in `types` */
    size_t n_types, n_tokens;
    struct signature signature; /* of the tokens, when there are any */
    const uint32_t *paragraphs; /* keys (paragraph.h), in text order; none of a
                                   document that stays whole */
    size_t n_paragraphs;
    const char *uri, *reason, *detail; /* a note's */
};

/* The vocabulary of one worker's chunks; NULL before the first. */
struct chunk_types;
struct chunk_reader;

/* data must outlive the reader. The chunks of one worker are opened in the
   order in which they were sent, with the same *of, and read in any; of may be
   NULL for a single one. NULL if it is no chunk, or not the next one. */
struct chunk_reader *chunk_reader_new(struct chunk_types **of, const char *data,
                                      size_t len);
void chunk_reader_free(struct chunk_reader *r);
/* Readers keep what they need. */
void chunk_types_free(struct chunk_types *t);
/* A type of the vocabulary; "": there is none. */
const char *chunk_type(const struct chunk_reader *r, uint32_t type,
                       size_t *len);
/* By type: what the user of the vocabulary notes, 0 at first. */
uint32_t *chunk_type_ids(const struct chunk_reader *r);
/* The next item; false at the end or when the bytes are damaged. */
bool chunk_next(struct chunk_reader *r, struct chunk_item **item);
bool chunk_damaged(const struct chunk_reader *r);

#endif
