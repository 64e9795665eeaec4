#include "missing.h"

#include <lauxlib.h>
#include <string.h>

#include "near.h"
#include "order.h"

const char *
missing_near(lua_State *L, int table, const char *name)
{
    int top = lua_gettop(L);
    lua_Integer n;
    const char **names, *near;
    size_t kept = 0;

    table = lua_absindex(L, table);
    n = order_keys(L, table);
    names = lua_newuserdatauv(L, ((size_t)n + 1) * sizeof *names, 0);
    for (lua_Integer i = 1; i <= n; i++) {
        if (lua_rawgeti(L, top + 1, i) == LUA_TSTRING)
            names[kept++] = lua_tostring(L, -1);
        lua_pop(L, 1);
    }
    near = near_name(name, names, kept);
    lua_settop(L, top);
    return near;
}

int
missing_raise(lua_State *L, const char *what, const char *key, int names)
{
    const char *near = missing_near(L, names, key);

    return luaL_error(L, "%s has no `%s`%s%s%s", what, key,
                      near ? "; did you mean `" : "", near ? near : "",
                      near ? "`?" : "");
}

/* Upvalues: what, names. */
static int
l_missing(lua_State *L)
{
    if (lua_type(L, 2) != LUA_TSTRING)
        return 0;
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(2)) != LUA_TNIL)
        return 0; /* known, and nil */
    return missing_raise(L, lua_tostring(L, lua_upvalueindex(1)),
                         lua_tostring(L, 2), lua_upvalueindex(2));
}

void
missing_explain(lua_State *L, const char *what, int names)
{
    names = lua_absindex(L, names);
    lua_createtable(L, 0, 2);
    lua_pushstring(L, what);
    lua_pushvalue(L, names);
    lua_pushcclosure(L, l_missing, 2);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
}

bool
missing_named(const char *message, const char *kind, char name[MISSING_NAME])
{
    const char *at = strstr(message, kind);
    size_t len;

    if (!at)
        return false;
    at += strlen(kind);
    len = strcspn(at, "'");
    if (at[len] != '\'' || len == 0 || len >= MISSING_NAME)
        return false;
    memcpy(name, at, len);
    name[len] = '\0';
    return true;
}
