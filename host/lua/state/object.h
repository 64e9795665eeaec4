/* object: userdata with methods and a finalizer. */
#ifndef SLANT_OBJECT_H
#define SLANT_OBJECT_H

#include <lauxlib.h>

#define OBJECT_PREFIX "slant."

/* Gives the userdata on top its metatable, which is made the first time and
   which Lua code cannot see. type: OBJECT_PREFIX and the name that messages
   have, also for luaL_checkudata; free and methods may be NULL. [-0, +0, e] */
void object_type(lua_State *L, const char *type, lua_CFunction free,
                 const luaL_Reg *methods);

#endif
