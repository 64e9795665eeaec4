#include "field.h"

#include <lauxlib.h>

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
