/*
 * sandbox: what plugin code can name. One environment a state: a whitelist of
 * the base library, string, table, math and utf8; everything else raises and
 * says what to use instead.
 */
#ifndef SLANT_SANDBOX_H
#define SLANT_SANDBOX_H

#include <lua.h>

/* Pushes the environment, made anew, without require: that is program_load.c's.
   [-0, +1, e] */
void sandbox_push(lua_State *L);

/* Raises when a metatable in use has become one of weak tables, whose contents
   depend on when the collector ran. For the end of each call into a plugin. */
void sandbox_check(lua_State *L);

#endif
