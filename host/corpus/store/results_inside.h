/* results_inside: what the files of `results` share. Inside the store's folder
   only. */
#ifndef SLANT_RESULTS_INSIDE_H
#define SLANT_RESULTS_INSIDE_H

#include "results.h"

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
    struct sqlite3_stmt *st[RESULTS_STATEMENTS];
};

int results_prepare(struct results *r, struct fault *ft); /* fills st */

/* One row, for a table and cursor behind the table's index, bound from
   parameter `at` on. -1: the values do not fit the columns. */
int results_bind_row(struct sqlite3_stmt *st, int at,
                     const struct result_table *t, struct cur *c);

/* ---- result_schema.c: tables and views in the file ---- */

/* Makes what plan p needs, in the caller's transaction. */
int result_schema_make(struct results *r, struct plan *p, struct buf *changed,
                       struct fault *ft);
/* FAULT_PLUGIN if two plugins of the run, or one of the run and one that has
   results in the file, want the same name. */
int result_schema_check_clashes(struct results *r, struct fault *ft);

#endif
