/*
 * lib_chance: the functions of `stat` that draw by chance: what resampling and
 * tests by permutation go over and over. Chance is a linear congruential
 * generator (Knuth's MMIX): its state is one integer, which Lua hands on from
 * call to call, so the same one gives the same draws.
 */
#ifndef SLANT_LIB_CHANCE_H
#define SLANT_LIB_CHANCE_H

#include <lua.h>

int chance_resample(lua_State *L); /* stat.resample(list, draws, chance) */
int chance_shuffle(lua_State *L);  /* stat.shuffle(list, chance) */

#endif
