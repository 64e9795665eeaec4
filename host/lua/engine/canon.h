/*
 * canon: the one way to write an accumulator as bytes: equal values give equal
 * bytes. Tables (keys: numbers, strings, booleans; in the order of order.h),
 * strings, numbers, booleans, nil and counters.
 */
#ifndef SLANT_CANON_H
#define SLANT_CANON_H

#include "buf.h"

#include <lua.h>

#define CANON_DEPTH 32
#define CANON_BYTES (64u << 20)

/* Appends the value at index. Raises on other types, with the path. */
void canon_encode(lua_State *L, int index, struct buf *out);
/* Pushes the value. Raises on damaged bytes. */
void canon_decode(lua_State *L, struct cur *c);

#endif
