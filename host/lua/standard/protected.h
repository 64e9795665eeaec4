/*
 * protected: pcall and xpcall as plugins have them. Neither saves an act that
 * is doomed, and a handler runs after the failed call has been left: there is
 * no debug library that could look into it.
 */
#ifndef SLANT_PROTECTED_H
#define SLANT_PROTECTED_H

#include <lua.h>

int protected_pcall(lua_State *L);
int protected_xpcall(lua_State *L);

#endif
