/* random: xoshiro256** seeded by document key and plugin name. */
#ifndef SLANT_RANDOM_H
#define SLANT_RANDOM_H

#include <stdint.h>

#include <lua.h>

#include "act.h"

/* Seeds the act's generator on first use. May raise. */
void random_ready(lua_State *L, struct act *a);
void random_seed(uint64_t s[4], uint64_t seed);
double random_real(uint64_t s[4]); /* [0, 1) */
int64_t random_between(uint64_t s[4], int64_t low, int64_t high);

#endif
