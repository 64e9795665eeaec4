#include "turn.h"

#include <stdbool.h>
#include <uv.h>

void
turn_change(struct turn *t, int queued, int served)
{
    uint64_t now = uv_hrtime();

    t->excused = turn_excused(t, now);
    t->since = now;
    t->queued += (unsigned)queued;
    t->served += (unsigned)served;
}

uint64_t
turn_excused(const struct turn *t, uint64_t now)
{
    bool waits = t->queued && !t->served && now > t->since;

    return t->excused + (waits ? now - t->since : 0);
}
