#include "protected.h"

#include <lauxlib.h>

#include "act.h"

/* Whether a call went well; one that ran out of memory ends the act. */
static bool
is_well(lua_State *L, int status)
{
    if (status == LUA_ERRMEM)
        act_doom(L, PAIR_LIMIT, "memory", "not enough memory");
    return status == LUA_OK || status == LUA_YIELD;
}

static int
finish_pcall(lua_State *L, int status, lua_KContext extra)
{
    if (!is_well(L, status)) {
        lua_pushboolean(L, 0);
        lua_pushvalue(L, -2);
        return 2;
    }
    return lua_gettop(L) - (int)extra;
}

int
protected_pcall(lua_State *L)
{
    int status;

    luaL_checkany(L, 1);
    lua_pushboolean(L, 1);
    lua_insert(L, 1);
    status = lua_pcallk(L, lua_gettop(L) - 2, LUA_MULTRET, 0, 0, finish_pcall);
    return finish_pcall(L, status, 0);
}

static int
finish_handler(lua_State *L, int status, lua_KContext below)
{
    (void)status;
    return lua_gettop(L) - (int)below;
}

/* The stack: handler, true, results; or handler, true, error. */
static int
finish_xpcall(lua_State *L, int status, lua_KContext extra)
{
    (void)extra;
    if (is_well(L, status))
        return lua_gettop(L) - 1;
    lua_pushboolean(L, 0);
    lua_pushvalue(L, 1);
    lua_pushvalue(L, -3);
    lua_callk(L, 1, LUA_MULTRET, 3, finish_handler);
    return finish_handler(L, LUA_OK, 3);
}

int
protected_xpcall(lua_State *L)
{
    int status;

    luaL_checktype(L, 2, LUA_TFUNCTION);
    lua_pushvalue(L, 2);
    lua_pushboolean(L, 1);
    lua_rotate(L, 1, 2);
    lua_remove(L, 4); /* handler, true, function, arguments */
    status = lua_pcallk(L, lua_gettop(L) - 3, LUA_MULTRET, 0, 0, finish_xpcall);
    return finish_xpcall(L, status, 0);
}
