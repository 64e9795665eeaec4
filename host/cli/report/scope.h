/*
 * scope: the documents a report is about, and the queries it asks of them.
 * Every query of a report sees the same state of the corpus, also while
 * somebody writes to it.
 */
#ifndef SLANT_SCOPE_H
#define SLANT_SCOPE_H

#include "census.h"
#include "reader.h"
#include "standing.h"

struct sql;

struct scope {
    struct store *store;
    struct reader *reader;
    const char *where; /* the user's condition, or NULL */
    char *documents;   /* SQL: those documents, as a table in brackets, with
                          columns id, cluster, outlet, year, published, basis,
                          language, tokens, bytes, kept, replaced */
    char *asked;       /* SQL for commands that are shown: " AND document IN
                          (...)", or "" */
    char *option;      /* " -c 'CORPUS'" or "", for commands that are shown */
    int64_t n_documents, n_corpus;
    struct census census;
    struct standings standings;
    struct sql *snapshot;
};

/* name: what commands that are shown call the corpus. where: checked here;
   FAULT_USAGE as reader_select. */
int scope_open(struct scope *s, struct store *store, const char *name,
               const char *where, struct fault *ft);
void scope_close(struct scope *s); /* not the store */

/* Heap: when a document was published, or NULL. */
int scope_day(struct scope *s, int64_t document, char **day, struct fault *ft);

#endif
