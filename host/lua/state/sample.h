/* sample: where a plugin is when the CPU tick asks. */
#ifndef SLANT_SAMPLE_H
#define SLANT_SAMPLE_H

#include "act.h"

struct engine_sink;

/* Who is told of each tick (cpu_ns, place, profile, sample), and of waits, as
   long as it is there; what the host itself used is the stack `slant`. NULL:
   nobody. */
void sample_watch(const struct engine_sink *sink);

/* Safe in a signal handler, both. a has had a tick: is its place wanted? */
bool sample_tick(const struct act *a);
void sample_host(unsigned ticks); /* the host's own */

/* Tells the act's place, and its stack, outermost first:
   `plugin;callback;init.lua:57;lib/x.lua:9;find()`. L is stopped in a hook. */
void sample_take(lua_State *L, const struct act *a, unsigned ticks);

/* Tells where the pair waits, whose coroutine L has yielded. */
void sample_waits(lua_State *L, size_t plugin, int64_t document);

#endif
