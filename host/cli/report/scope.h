/*
 * scope: the documents a report is about, and the queries it asks of them.
 * Every query of a report sees the same state of the corpus, also while
 * somebody writes to it.
 */
#ifndef SLANT_SCOPE_H
#define SLANT_SCOPE_H

#include <stdbool.h>

#include "census.h"
#include "reader.h"
#include "sql.h"
#include "standing.h"

struct scope {
    struct store *store;
    struct reader *reader;
    const char *where; /* the user's condition, or NULL */
    char *documents;   /* SQL: those documents, as a table in brackets, with
                          columns id, cluster, outlet, year, published, basis,
                          language, tokens, bytes, kept, replaced */
    char *asked;       /* SQL for commands that are shown: " AND document IN
                          (...)", or "" */
    char *option; /* " -c FILE" or "", for commands that are shown; the file
                     without its folder, which may tell too much */
    int64_t n_documents, n_corpus;
    struct census census;
    struct standings standings;
    struct sql *snapshot;
};

/* where: checked here. FAULT_USAGE as reader_select. */
int scope_open(struct scope *s, struct store *store, const char *where,
               struct fault *ft);
void scope_close(struct scope *s); /* not the store */

/* printf form; %s of a name from a plugin or a text never goes in unquoted. */
int scope_query(struct scope *s, struct sql **q, struct fault *ft,
                const char *format, ...) __attribute__((format(printf, 4, 5)));
/* The first column of the first row. */
int scope_int(struct scope *s, int64_t *v, struct fault *ft, const char *format,
              ...) __attribute__((format(printf, 4, 5)));

/* Heap: when a document was published, or NULL. */
int scope_day(struct scope *s, int64_t document, char **day, struct fault *ft);

/* A column of the row at hand. */
int64_t row_int(const struct sql *q, size_t column); /* NULL: 0 */
bool row_null(const struct sql *q, size_t column);
double row_real(const struct sql *q, size_t column);
char *row_text(const struct sql *q, size_t column); /* heap, or NULL */
/* An offset into a text; one that is none becomes 0. */
uint32_t row_offset(const struct sql *q, size_t column);

/* Appends 'text' as SQL has it. */
struct buf;
void sql_quote(struct buf *out, const char *text);

#endif
