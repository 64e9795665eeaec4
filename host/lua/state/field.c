#include "field.h"

#include <lauxlib.h>

#include "listed.h"
#include "near.h"
#include "order.h"

double
field_number(lua_State *L, int index, const char *name, double otherwise)
{
    double v;

    lua_getfield(L, index, name);
    v = luaL_optnumber(L, -1, otherwise);
    lua_pop(L, 1);
    return v;
}

const char *
field_text(lua_State *L, int index, const char *name)
{
    lua_getfield(L, index, name);
    return luaL_optstring(L, -1, NULL);
}

static int
refuse(lua_State *L, int index, const char *key, const char *const *names,
       size_t n)
{
    const char *near = near_name(key, names, n);

    lua_pushfstring(L, "there is no field `%s`%s%s%s", key,
                    near ? "; did you mean `" : "", near ? near : "",
                    near ? "`?" : "");
    return luaL_argerror(L, index, lua_tostring(L, -1));
}

void
field_only(lua_State *L, int index, size_t items, const char *const *names,
           size_t n)
{
    int top = lua_gettop(L);
    lua_Integer n_keys = order_keys(L, index);

    for (lua_Integer i = 1; i <= n_keys; i++) {
        int type = lua_rawgeti(L, top + 1, i);
        lua_Integer at = lua_isinteger(L, -1) ? lua_tointeger(L, -1) : 0;
        bool known = type == LUA_TSTRING ? listed(lua_tostring(L, -1), names, n)
                                         : at > 0 && (size_t)at <= items;

        if (!known)
            refuse(L, index, luaL_tolstring(L, -1, NULL), names, n);
        lua_settop(L, top + 1);
    }
    lua_settop(L, top);
}

void
field_set_integer(lua_State *L, const char *name, lua_Integer v)
{
    lua_pushinteger(L, v);
    lua_setfield(L, -2, name);
}

void
field_set_number(lua_State *L, const char *name, double v)
{
    lua_pushnumber(L, v);
    lua_setfield(L, -2, name);
}

void
field_set_text(lua_State *L, const char *name, const char *v)
{
    lua_pushstring(L, v);
    lua_setfield(L, -2, name);
}
