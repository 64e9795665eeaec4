/* reader: documents, streams and types out of the corpus. */
#ifndef SLANT_READER_H
#define SLANT_READER_H

#include "doc.h"
#include "store.h"

struct reader; /* prepared statements; one a connection */

struct reader *reader_new(struct store *s);
struct store *reader_store(struct reader *r);
void reader_free(struct reader *r);

/* 1 found, 0 no such document, -1 fault. d is the caller's (doc_free). The
   read transaction ends before this returns. */
int reader_doc(struct reader *r, int64_t id, struct doc *d, struct fault *ft);

/* The same without text and removed spans: cheap. */
int reader_meta(struct reader *r, int64_t id, struct doc *d, struct fault *ft);
/* The language alone, as a heap string, or NULL: cheaper still. */
int reader_language(struct reader *r, int64_t id, char **language,
                    struct fault *ft);
/* How long its text is, in bytes. */
int reader_bytes(struct reader *r, int64_t id, int64_t *bytes,
                 struct fault *ft);
/* The text and its removed spans alone. */
int reader_text(struct reader *r, int64_t id, struct doc *d, struct fault *ft);

/* One of many documents: its text, removed spans, key, outlet, title and date
   alone, and not copied: valid during the call. 1 go on, 0 enough, -1 fault. */
typedef int reader_text_cb(void *cookie, size_t i, const struct doc *d,
                           struct fault *ft);

/* Many documents, ids ascending: ids[i] is the i-th called; one that is
   gone is passed over. Returns what each said last, 1 if there was none. */
int reader_texts(struct reader *r, const int64_t *ids, size_t n,
                 reader_text_cb *each, void *cookie, struct fault *ft);

/* The document's duplicate cluster (loader.h); returns as reader_doc. */
int reader_cluster(struct reader *r, int64_t id, int64_t *cluster,
                   struct fault *ft);

/* The type ids of the document's tokens, in text order, into a buffer of the
   reader's that is valid until the next call. A document without text: n 0. In
   a damaged file an id may lie above vocabulary_size: check before indexing. */
int reader_stream(struct reader *r, int64_t id, const uint32_t **types,
                  size_t *n, struct fault *ft);

/* One document's types, valid during the call; none is above the vocabulary's
   size. Not 0: stop and hand that on. */
typedef int reader_stream_cb(void *cookie, size_t i, const uint32_t *types,
                             size_t n, struct fault *ft);

/* The streams of many documents, ids ascending: ids[i] is the i-th called. One
   that is gone has no types. Much faster than one by one. */
int reader_streams(struct reader *r, const int64_t *ids, size_t n,
                   reader_stream_cb *each, void *cookie, struct fault *ft);

/* Finds the document a person means: an id, a key, a file name, or a
   beginning of a file name without its folder, if just one fits (`001` for
   `seeds/001_4e.txt`); a CR behind it is none of it. FAULT_USAGE when none or
   several fit (names some, also those that have it anywhere in their key or
   title), and for the id of one document that is the key of another. */
int reader_find(struct reader *r, const char *what, int64_t *id,
                struct fault *ft);

/* The documents for which an SQL expression over the columns of the view
   `documents` and the document variables holds, ascending, into a heap array,
   which is there also for none. where NULL: all. unique: of these, of each
   duplicate cluster the first alone.
   FAULT_USAGE as expression.h has it; guarded as sql.h has it. */
int reader_select(struct reader *r, const char *where, bool unique,
                  int64_t **ids, size_t *n, struct fault *ft);

/* The highest type id. */
int reader_types(struct reader *r, uint32_t *id, struct fault *ft);
/* The form of one type as a heap string, of *len bytes; NULL: a fault, also
   when there is no such type. */
char *reader_form(struct reader *r, uint32_t type, size_t *len,
                  struct fault *ft);

/* The type of a form; 0: there is none. */
int reader_type(struct reader *r, const char *form, size_t len, uint32_t *type,
                struct fault *ft);

/* The vocabulary, whole, in memory: forms by id 1..n. */
struct vocabulary;
int vocabulary_open(struct vocabulary **v, struct store *s, struct fault *ft);
void vocabulary_free(struct vocabulary *v);
uint32_t vocabulary_size(const struct vocabulary *v); /* the highest id */
const char *vocabulary_form(const struct vocabulary *v, uint32_t id,
                            size_t *len); /* NULL, 0 for an unknown id */

#endif
