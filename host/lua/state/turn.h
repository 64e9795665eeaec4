/*
 * turn: time in which an act only waits for its turn with what serves one at a
 * time: others have that, and it is not late for it (pair_lasted). While it is
 * served itself its time runs, whatever else it waits for: so one that never
 * comes to an end is late one day, and the others have their turn.
 */
#ifndef SLANT_TURN_H
#define SLANT_TURN_H

#include <stdint.h>

/* Of one act, zeroed at its begin. */
struct turn {
    unsigned queued, served; /* so much of what it has asked for */
    uint64_t since;          /* the last change, in ns */
    uint64_t excused;        /* until then */
};

/* So many more, or fewer, of both from now on. */
void turn_change(struct turn *t, int queued, int served);

/* So long it has only waited for its turn. */
uint64_t turn_excused(const struct turn *t, uint64_t now);

#endif
