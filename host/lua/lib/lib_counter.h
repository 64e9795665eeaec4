/*
 * lib_counter: stat.counter, frequencies and document frequencies of types.
 * Whole streams go in; the memory is the plugin's.
 */
#ifndef SLANT_LIB_COUNTER_H
#define SLANT_LIB_COUNTER_H

#include "buf.h"

#include <stdbool.h>

#include <lua.h>

bool counter_test(lua_State *L, int index);
/* Documents, tokens, then types by id: deltas, frequency, docfreq. */
void counter_encode(lua_State *L, int index, struct buf *out);
void counter_decode(lua_State *L, struct cur *c); /* pushes a counter */

int counter_new(lua_State *L); /* stat.counter() */

#endif
