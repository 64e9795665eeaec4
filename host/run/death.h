/*
 * death: how a worker ended, and when that is to be laid at the door of the
 * work it had.
 */
#ifndef SLANT_DEATH_H
#define SLANT_DEATH_H

#include <stdbool.h>
#include <stdint.h>

struct death {
    int64_t status;     /* exit status, when signal is 0 */
    int signal;         /* or 0 */
    bool expected;      /* it was told to end, or killed by its pool */
    bool out_of_memory; /* the kernel has killed for memory since the last */
    char what[200];     /* for people: "ended by signal 9", its last words */
};

/* Of one piece of work, zeroed at first. */
struct death_tally {
    unsigned crashes; /* its own doing, as far as can be told */
    unsigned kills;   /* by a signal 9 from elsewhere: a user, a script */
};

/* By a signal 9 from elsewhere: a user, a script. It tells nothing of the work.
 */
bool death_from_outside(const struct death *d);

/* Counts a death of a worker that had the work. Whether the work is to blame:
   a worker died of it for the second time. A signal 9 that was not the
   kernel's for memory is somebody's who does not know what the worker does;
   only when they never end is the work given up. */
bool death_blames(struct death_tally *t, const struct death *d);

/* The same for a pair. may_run: its plugin may run programs, and these may kill
   who runs them: the third such death, the second of it alone, is its own. */
bool death_blames_pair(struct death_tally *t, const struct death *d,
                       bool may_run);

/* The same for the load of a plugin, where an end at the engine's own limits
   needs no second one to be believed. */
bool death_blames_load(struct death_tally *t, const struct death *d);
/* What happened to a plugin while it was loaded, as an error message. */
char *death_of_load(const struct death *d);

/* How many processes the kernel has killed for memory since it started; 0
   when it does not say. */
uint64_t death_memory_kills(void);

#endif
