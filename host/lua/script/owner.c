/* The script that owns a Lua state, and errors that are its faults. */
#include <lauxlib.h>
#include <stdlib.h>

#include "script_inside.h"

struct script *
script_of(lua_State *L)
{
    struct script *s;

    lua_getfield(L, LUA_REGISTRYINDEX, "slant.script");
    s = lua_touserdata(L, -1);
    lua_pop(L, 1);
    return s;
}

void
script_raise(lua_State *L, const struct fault *ft)
{
    script_of(L)->raised = *ft;
    luaL_error(L, "%s", ft->text);
    abort();
}

void
script_stop(lua_State *L, const struct fault *ft)
{
    script_of(L)->raised = *ft;
    lua_pushstring(L, ft->text);
    lua_error(L);
    abort();
}
