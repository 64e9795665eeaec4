/*
 * late: ends pairs that wait longer than their wall limit. One that runs meets
 * it at the CPU tick.
 */
#ifndef SLANT_LATE_H
#define SLANT_LATE_H

struct engine;

/* Documents wait: looks after them until none does. */
void late_watch(struct engine *e);
void late_end(struct engine *e);

#endif
