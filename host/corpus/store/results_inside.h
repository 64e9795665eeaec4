/* results_inside: what the files of `results` share. Inside the store's folder
   only. */
#ifndef SLANT_RESULTS_INSIDE_H
#define SLANT_RESULTS_INSIDE_H

#include "results.h"
#include "row_source.h"

struct sqlite3;
struct sqlite3_stmt;

/* One plugin of a run. */
struct plan {
    struct manifest manifest;
    struct hash key;
    int64_t config;
    uint64_t requires;    /* bits of plugins of the plan */
    bool requires_others; /* that are not in the plan */
    struct sqlite3_stmt *insert[MANIFEST_TABLES_MAX],
        *drop[MANIFEST_TABLES_MAX];
};

enum {
    RESULTS_HAD,
    RESULTS_PUT_STATE,
    RESULTS_PUT_FAILURE,
    RESULTS_FIND_FAILURE,
    RESULTS_STATEMENTS
};

struct results {
    struct store *store;
    struct sqlite3 *db;
    struct plan *plan;
    size_t n;
    struct row_source rows;
    struct sqlite3_stmt *st[RESULTS_STATEMENTS];
};

int results_prepare(struct results *r, struct fault *ft); /* fills st */

/* Puts rows of a document or, with 0, of the corpus into the plugin's tables;
   n: how many. 1: they are no rows of its tables. */
int results_put_rows(struct results *r, struct plan *p, int64_t document,
                     struct cur rows, uint32_t *n, struct fault *ft);

/* ---- result_schema.c: tables and views in the file ---- */

/* Makes what plan p needs, in the caller's transaction. */
int result_schema_make(struct results *r, struct plan *p, struct buf *changed,
                       struct fault *ft);
/* FAULT_PLUGIN if two plugins of the run, or one of the run and one that has
   results in the file, want the same name. */
int result_schema_check_clashes(struct results *r, struct fault *ft);

#endif
