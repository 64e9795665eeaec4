/*
 * tick: the CPU time of acts. One timer over that of the calling thread looks
 * every 10 ms at the act that runs, and whether it is over a limit.
 */
#ifndef SLANT_TICK_H
#define SLANT_TICK_H

#include "act.h"

/* Nests. */
void tick_start(void);
void tick_stop(void);

/* The CPU time the running act has used, in ns, less up to one tick for each
   time that it was resumed. */
int64_t tick_used(const struct act *a);

/* For an act that waits: its turns may be shorter than ticks, so that each is
   measured, from tick_clock (ns) when it began; before: its cpu_ns then. To be
   called when the act runs no more; it may be over its limit now. */
int64_t tick_clock(void);
void tick_charge(struct act *a, int64_t before, int64_t began);

#endif
