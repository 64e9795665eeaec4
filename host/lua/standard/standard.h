/*
 * standard: Lua's own libraries as plugins have them: a whitelist, with our
 * functions in place of those that could work without end, show addresses or
 * hold bytecode.
 */
#ifndef SLANT_STANDARD_H
#define SLANT_STANDARD_H

#include <lauxlib.h>

/* Each pushes its library, made anew. */
int standard_string(lua_State *L);
int standard_table(lua_State *L);

/* Replaces the library on top by a table of the functions it keeps, the own
   ones, and wrapped ones, that do something first and then end by
   `return standard_call(L)`. own, wrapped: or NULL. [-1, +1, e] */
void standard_pick(lua_State *L, const char *const *kept, const luaL_Reg *own,
                   const luaL_Reg *wrapped);
/* The library's function that the running one wraps, on its arguments. */
int standard_call(lua_State *L);

#endif
