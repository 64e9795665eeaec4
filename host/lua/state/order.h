/*
 * order: one order of a table's keys, on every machine and in every run:
 * numbers, then strings by bytes, then booleans. Other keys have no order and
 * raise.
 */
#ifndef SLANT_ORDER_H
#define SLANT_ORDER_H

#include <lua.h>

/* Pushes a sequence of the keys of the table at index. [-0, +1, e] Returns
   how many. */
lua_Integer order_keys(lua_State *L, int index);

int order_pairs(lua_State *L);    /* pairs(t) */
int order_next(lua_State *L);     /* next(t, key) */
int order_sort(lua_State *L);     /* table.sort(t, less), stable */
int order_tostring(lua_State *L); /* tostring(v), no addresses */

/* Makes texts of the arguments of a C function that are neither text, number,
   boolean nor nil, as order_tostring does, and returns then(L). What makes them
   may wait, so nothing else may stand on the stack. */
int order_texts(lua_State *L, lua_CFunction then);

#endif
