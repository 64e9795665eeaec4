/* pair: a plugin's document function on one document, as a coroutine. */
#ifndef SLANT_PAIR_H
#define SLANT_PAIR_H

#include "engine_inside.h"

/* Runs the pair whose turn it is; true when it has ended and its result was
   sent, or its plugin is broken, false when it waits. */
bool pair_begin(struct job *j);
bool pair_go_on(struct job *j);
/* Is the state of a parked pair's plugin nobody else's? */
bool pair_may_begin(const struct job *j);
/* Makes that state anew, for the pair alone. */
void pair_renew(struct job *j);
/* Ends the pair, which waits, as over its wall limit; its result was sent. */
void pair_end_late(struct job *j);
/* How long it has been in flight, in ns, but for the time of others: nobody is
   late for having to let them run. */
uint64_t pair_lasted(const struct job *j, uint64_t now);

#endif
