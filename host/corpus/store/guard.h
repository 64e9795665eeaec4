/*
 * guard: what a connection to a corpus may do. Hardened for files of unknown
 * origin always; while a user's own SQL is prepared or stepped (between
 * guard_enter and guard_leave) only reading is let through, within limits.
 * Inside the store's folder only.
 */
#ifndef SLANT_GUARD_H
#define SLANT_GUARD_H

#include <signal.h>
#include <stdbool.h>

#include "fault.h"
#include "store.h"

struct guard {
    struct sqlite3 *db;
    bool user;       /* a user's SQL is running */
    double deadline; /* on the monotonic clock, 0: none */
    bool late;       /* the deadline stopped the statement */
    int stumbled;    /* byte of the user's SQL that could not be read; -1 */
    volatile sig_atomic_t interrupted; /* set by store_interrupt */
};

/* Before the first statement on db. */
int guard_install(struct guard *g, struct sqlite3 *db, struct fault *ft);
/* deadline: on guard_clock; 0: none. */
void guard_enter(struct guard *g, double deadline);
void guard_leave(struct guard *g);
double guard_clock(void); /* seconds, monotonic */

/* That of a store, in store.c. */
struct guard *store_guard(struct store *s);

#endif
