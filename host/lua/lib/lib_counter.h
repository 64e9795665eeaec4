/*
 * lib_counter: stat.counter, frequencies and document frequencies of types.
 * Whole streams go in; the memory is the plugin's.
 */
#ifndef SLANT_LIB_COUNTER_H
#define SLANT_LIB_COUNTER_H

#include "buf.h"

#include <stdbool.h>

#include <lua.h>

#include "tally.h"

/* Tokens counted. */
uint64_t counter_tokens(lua_State *L, int index);
bool counter_test(lua_State *L, int index);
/* Documents, tokens, then types by id: deltas, frequency, docfreq. */
void counter_encode(lua_State *L, int index, struct buf *out);
void counter_decode(lua_State *L, struct cur *c); /* pushes a counter */

/* Pushes a counter of the streams of these documents, ids ascending, for an act
   of a plugin. May raise. */
void counter_push_sum(lua_State *L, const int64_t *ids, size_t n);
/* The first `limit` types (0: all) by falling frequency, then by code points,
   in a userdata that is pushed; forms are the vocabulary's. May raise. */
const struct entry *counter_push_ranked(lua_State *L, int index, uint64_t limit,
                                        size_t *n);

int counter_new(lua_State *L); /* stat.counter() */

#endif
