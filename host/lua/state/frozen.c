#include "frozen.h"

#include <lauxlib.h>
#include <stdbool.h>

#include "order.h"

static int
l_frozen(lua_State *L)
{
    return luaL_error(L, "this table cannot be changed");
}

static int
l_length(lua_State *L)
{
    lua_pushinteger(L, luaL_len(L, lua_upvalueindex(1)));
    return 1;
}

static int
l_pairs(lua_State *L)
{
    lua_settop(L, 0);
    lua_pushvalue(L, lua_upvalueindex(1));
    return order_pairs(L);
}

static void
freeze_fields(lua_State *L)
{
    int n = (int)order_keys(L, -1), keys = lua_gettop(L);

    for (int i = 1; i <= n; i++) {
        lua_rawgeti(L, keys, i);
        lua_pushvalue(L, -1);
        if (lua_rawget(L, keys - 1) == LUA_TTABLE) {
            frozen_make(L, 1);
            lua_rawset(L, keys - 1);
        } else {
            lua_pop(L, 2);
        }
    }
    lua_pop(L, 1);
}

void
frozen_thaw(lua_State *L)
{
    bool frozen;

    if (!lua_getmetatable(L, -1))
        return;
    lua_pushliteral(L, "__newindex");
    lua_rawget(L, -2);
    frozen = lua_tocfunction(L, -1) == l_frozen;
    lua_pop(L, 1);
    if (frozen) {
        lua_pushliteral(L, "__index");
        lua_rawget(L, -2);
        lua_replace(L, -3);
    }
    lua_pop(L, 1);
}

void
frozen_make(lua_State *L, int deep)
{
    luaL_checkstack(L, 8, "nested too deep");
    if (deep)
        freeze_fields(L);
    lua_newtable(L);
    lua_newtable(L);
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, l_frozen);
    lua_setfield(L, -2, "__newindex");
    lua_pushvalue(L, -3);
    lua_pushcclosure(L, l_length, 1);
    lua_setfield(L, -2, "__len");
    lua_pushvalue(L, -3);
    lua_pushcclosure(L, l_pairs, 1);
    lua_setfield(L, -2, "__pairs");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    lua_replace(L, -2);
}
