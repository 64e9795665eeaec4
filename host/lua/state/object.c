#include "object.h"

#include <string.h>

void
object_type(lua_State *L, const char *type, lua_CFunction free,
            const luaL_Reg *methods)
{
    if (luaL_newmetatable(L, type)) {
        lua_pushstring(L, type + strlen(OBJECT_PREFIX));
        lua_setfield(L, -2, "__name");
        lua_pushboolean(L, 0);
        lua_setfield(L, -2, "__metatable");
        if (free) {
            lua_pushcfunction(L, free);
            lua_setfield(L, -2, "__gc");
        }
        if (methods) {
            lua_newtable(L);
            luaL_setfuncs(L, methods, 0);
            lua_setfield(L, -2, "__index");
        }
    }
    lua_setmetatable(L, -2);
}
