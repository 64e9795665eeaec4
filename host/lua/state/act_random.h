/* act_random: the random numbers of an act, seeded by document key and plugin
   name. */
#ifndef SLANT_ACT_RANDOM_H
#define SLANT_ACT_RANDOM_H

#include <lua.h>

#include "act.h"

/* Seeds the act's generator on first use. May raise. */
void random_ready(lua_State *L, struct act *a);

#endif
