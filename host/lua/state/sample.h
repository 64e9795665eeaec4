/* sample: where a plugin is when the CPU tick asks. */
#ifndef SLANT_SAMPLE_H
#define SLANT_SAMPLE_H

#include "act.h"

/* Tells the act's stack, outermost first, to the receiver of act_watch:
   `plugin;callback;init.lua:57;lib/x.lua:9;find()`. L is stopped in a hook. */
void sample_take(lua_State *L, const struct act *a, unsigned ticks);

#endif
