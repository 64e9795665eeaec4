/* The declarations of options: types, bounds, defaults. */
#include <lauxlib.h>
#include <string.h>

#include "check_plugin.h"
#include "listed.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static const struct check_key keys[] = {
    {"type", CHECK_STRING, true},       {"of", CHECK_STRING, false},
    {"default", CHECK_ANY, false},      {"min", CHECK_NUMBER, false},
    {"max", CHECK_NUMBER, false},       {"values", CHECK_TABLE, false},
    {"required", CHECK_BOOLEAN, false}, {"doc", CHECK_STRING, true},
};
static const char *const types[] = {"string", "integer", "number", "boolean",
                                    "list",   "asset",   "file"};
static const char *const items[] = {"string", "integer", "number"};

static bool
fits(lua_State *L, int index, const char *type)
{
    if (strcmp(type, "integer") == 0)
        return lua_isinteger(L, index);
    if (strcmp(type, "number") == 0)
        return lua_type(L, index) == LUA_TNUMBER;
    if (strcmp(type, "boolean") == 0)
        return lua_isboolean(L, index);
    if (strcmp(type, "list") == 0)
        return lua_istable(L, index);
    return lua_type(L, index) == LUA_TSTRING;
}

/* The default is on top, the declaration below it. */
static void
check_default(lua_State *L, const char *path, const char *type)
{
    const char *of;

    if (lua_isnil(L, -1))
        return;
    if (!fits(L, -1, type))
        check_refuse(L, path, "the default must be of type %s, not a %s", type,
                     luaL_typename(L, -1));
    if (strcmp(type, "file") == 0)
        check_refuse(L, path, "a file has no default; use type asset");
    if (strcmp(type, "list"))
        return;
    of = lua_getfield(L, -2, "of") == LUA_TSTRING ? lua_tostring(L, -1)
                                                  : "string";
    for (lua_Integer i = 1; lua_rawgeti(L, -2, i) != LUA_TNIL; i++) {
        if (!fits(L, -1, of))
            check_refuse(L, path, "item %d of the default must be of type %s",
                         (int)i, of);
        lua_pop(L, 1);
    }
}

static void
check_option(lua_State *L, const char *path, const char *key)
{
    int option = lua_gettop(L);
    const char *type;

    (void)key;
    if (!lua_istable(L, -1))
        check_refuse(L, path, "must be a table with type, default and doc");
    check_keys(L, path, keys, COUNT(keys));
    lua_getfield(L, option, "type");
    type = lua_tostring(L, -1);
    if (!listed(type, types, COUNT(types)))
        check_unknown(L, path, "type", type, types, COUNT(types));
    if (lua_getfield(L, option, "of") == LUA_TSTRING) {
        if (strcmp(type, "list"))
            check_refuse(L, path, "only a list has `of`");
        if (!listed(lua_tostring(L, -1), items, COUNT(items)))
            check_unknown(L, path, "type of items", lua_tostring(L, -1), items,
                          COUNT(items));
    }
    if (lua_getfield(L, option, "required") != LUA_TNIL &&
        lua_toboolean(L, -1) && lua_getfield(L, option, "default") != LUA_TNIL)
        check_refuse(L, path, "a required option has no default");
    lua_settop(L, option + 1);
    lua_insert(L, option); /* keep the type alive below */
    lua_getfield(L, option + 1, "default");
    check_default(L, path, type);
}

void
check_options(lua_State *L, int index)
{
    lua_pushvalue(L, index);
    check_each(L, "options", check_option);
    lua_pop(L, 1);
}
