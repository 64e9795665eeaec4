#include "standard.h"

void
standard_pick(lua_State *L, const char *const *kept, const luaL_Reg *own,
              const luaL_Reg *wrapped)
{
    lua_newtable(L);
    for (; *kept; kept++) {
        lua_getfield(L, -2, *kept);
        lua_setfield(L, -2, *kept);
    }
    if (own)
        luaL_setfuncs(L, own, 0);
    for (; wrapped && wrapped->name; wrapped++) {
        lua_getfield(L, -2, wrapped->name);
        lua_pushcclosure(L, wrapped->func, 1);
        lua_setfield(L, -2, wrapped->name);
    }
    lua_replace(L, -2);
}

int
standard_call(lua_State *L)
{
    /* In this frame, so that messages name the function by its own name. */
    return lua_tocfunction(L, lua_upvalueindex(1))(L);
}
