/* results_inside: what the files of `results` share. Inside the store's folder
   only. */
#ifndef SLANT_RESULTS_INSIDE_H
#define SLANT_RESULTS_INSIDE_H

#include "results.h"
#include "row_list.h"

struct sqlite3;
struct sqlite3_stmt;

/* One plugin of a run. */
struct plan {
    struct sqlite3 *db;
    const struct manifest *manifest; /* the caller's */
    struct hash key;
    int64_t config;
    bool live;            /* it is the plugin's live one */
    uint64_t requires;    /* bits of plugins of the plan */
    bool requires_others; /* that are not in the plan */
    int64_t seen; /* no document behind it had a state when the run began */
    /* By table of the manifest: */
    struct sqlite3_stmt *insert[MANIFEST_TABLES_MAX],
        *drop[MANIFEST_TABLES_MAX];
    struct row_list rows[MANIFEST_TABLES_MAX]; /* that wait for insert */
    struct row_list states; /* that wait for RESULTS_PUT_STATES */
};

enum {
    RESULTS_HAD,
    RESULTS_PUT_STATES,
    RESULTS_PUT_FAILURE,
    RESULTS_FIND_FAILURE,
    RESULTS_STATEMENTS
};

struct results {
    struct store *store;
    struct sqlite3 *db;
    struct plan *plan;
    size_t n;
    struct sqlite3_stmt *st[RESULTS_STATEMENTS];
};

int results_prepare(struct results *r, struct fault *ft); /* fills st */

/* ---- result_rows.c ---- */

/* What the two below need of the connection; its lists: at least so wide. */
int result_rows_prepare(struct results *r, size_t width, struct fault *ft);
/* Encoded rows to the lists of their tables, numbered table by table; lists
   that grow long are stored. document 0: rows of the corpus tables. number: how
   many there were of each table. FAULT_INTERNAL if they do not fit the plugin's
   tables. */
int result_rows_add(struct plan *p, int64_t document, struct cur rows,
                    int64_t *number, struct fault *ft);
/* What waits in the lists into the tables. */
int result_rows_store(struct plan *p, struct fault *ft);
/* After a fault: nothing waits any more. */
void result_rows_forget(struct plan *p);

/* ---- result_schema.c: tables and views in the file ---- */

/* Makes what plan p needs, in the caller's transaction. */
int result_schema_make(struct results *r, struct plan *p, struct buf *changed,
                       struct fault *ft);
/* Drops a table that is there, its view and what `columns` says of it; appends
   its name, one a line. */
int result_schema_drop(struct sqlite3 *db, const struct manifest *m,
                       const struct result_table *t, struct buf *dropped,
                       struct fault *ft);
/* The stored manifests of one plugin (NULL: of all that are live), as an array
   of heap strings. */
int result_schema_manifests(struct sqlite3 *db, const char *plugin, char ***out,
                            size_t *n, struct fault *ft);

#endif
