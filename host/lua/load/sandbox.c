#include "sandbox.h"

#include <lauxlib.h>
#include <lualib.h>
#include <string.h>

#include "act.h"
#include "libs.h"
#include "order.h"
#include "protected.h"
#include "standard.h"

static const char *const base_names[] = {
    "assert", "error",  "getmetatable", "ipairs", "rawequal", "rawget",
    "rawlen", "rawset", "select",       "type",   "tonumber", NULL};
static const char *const math_names[] = {
    "abs", "acos",       "asin", "atan", "ceil", "cos", "deg",
    "exp", "floor",      "fmod", "huge", "log",  "max", "maxinteger",
    "min", "mininteger", "modf", "pi",   "rad",  "sin", "sqrt",
    "tan", "tointeger",  "type", "ult",  NULL};
static const char *const utf8_names[] = {
    "char", "charpattern", "codepoint", "codes", "len", "offset", NULL};

static const struct {
    const char *name, *instead;
} blocked[] = {
    {"collectgarbage", "memory is the host's business"},
    {"coroutine", "documents are coroutines already; async.sleep waits"},
    {"debug", "there is no debug library"},
    {"dofile", "use require \"x\" for lib/x.lua"},
    {"io", "files come by ctx.assets:open(name) in setup"},
    {"load", "use require \"x\" for lib/x.lua"},
    {"loadfile", "use require \"x\" for lib/x.lua"},
    {"loadstring", "use require \"x\" for lib/x.lua"},
    {"os", "a result must not depend on time or machine"},
    {"package",
     "require looks into lib/ of the plugin and of what it requires"},
    {"warn", "use log.warn(format, ...) of require \"log\""},
    {"unpack", "use table.unpack"},
    {"string.dump", "there is no bytecode"},
    {"math.random", "use ctx.random(m, n), seeded by document and plugin"},
    {"math.randomseed", "ctx.random is seeded by document and plugin"},
};

/* Upvalue: prefix ("" or "string."), so that both kinds of names explain
   themselves. */
static int
l_unknown(lua_State *L)
{
    const char *prefix = lua_tostring(L, lua_upvalueindex(1));
    const char *key = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : NULL;

    if (!key)
        return 0;
    lua_pushfstring(L, "%s%s", prefix, key);
    for (size_t i = 0; i < sizeof blocked / sizeof blocked[0]; i++)
        if (strcmp(lua_tostring(L, -1), blocked[i].name) == 0)
            return luaL_error(L, "`%s` is not for plugins: %s", blocked[i].name,
                              blocked[i].instead);
    if (*prefix)
        return 0;
    for (size_t i = 0; libs_name(i); i++)
        if (strcmp(libs_name(i), key) == 0)
            return luaL_error(L,
                              "there is no variable `%s`; the library comes by "
                              "local %s = require \"%s\"",
                              key, key, key);
    return luaL_error(L, "there is no variable `%s`", key);
}

static int
l_no_global(lua_State *L)
{
    lua_pushvalue(L, 2);
    return luaL_error(L, "assignment to `%s`: variables must be local",
                      lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "?");
}

/* A finalizer runs without limits, a weak table shows when memory is
   collected. */
static const char metatables; /* its address is a key of the registry */

/* Adds the table on top to the metatables there are, as long as there are. */
static void
remember(lua_State *L)
{
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &metatables) != LUA_TTABLE) {
        lua_pop(L, 1);
        lua_newtable(L);
        lua_newtable(L);
        lua_pushliteral(L, "k");
        lua_setfield(L, -2, "__mode");
        lua_setmetatable(L, -2);
        lua_pushvalue(L, -1);
        lua_rawsetp(L, LUA_REGISTRYINDEX, &metatables);
    }
    lua_pushvalue(L, -2);
    lua_pushboolean(L, 1);
    lua_rawset(L, -3);
    lua_pop(L, 1);
}

static int
l_setmetatable(lua_State *L)
{
    static const char *const refused[] = {"__gc", "__mode"};

    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_argexpected(L, lua_isnil(L, 2) || lua_istable(L, 2), 2,
                     "nil or table");
    if (luaL_getmetafield(L, 1, "__metatable") != LUA_TNIL)
        return luaL_error(L, "cannot change a protected metatable");
    for (size_t i = 0; lua_istable(L, 2) && i < 2; i++) {
        lua_pushstring(L, refused[i]);
        if (lua_rawget(L, 2) != LUA_TNIL)
            return luaL_error(L, "`%s` is not for plugins", refused[i]);
        lua_pop(L, 1);
    }
    lua_settop(L, 2);
    if (lua_istable(L, 2))
        remember(L);
    lua_setmetatable(L, 1);
    return 1;
}

void
sandbox_check(lua_State *L)
{
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &metatables) == LUA_TTABLE) {
        for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 2)) {
            lua_pushliteral(L, "__mode");
            if (lua_rawget(L, -3) != LUA_TNIL)
                luaL_error(L, "`__mode` is not for plugins, and was set on a "
                              "metatable");
        }
    }
    lua_pop(L, 1);
}

/* Makes reads of missing fields of the table on top explain themselves. */
static void
explain(lua_State *L, const char *prefix)
{
    lua_newtable(L);
    lua_pushstring(L, prefix);
    lua_pushcclosure(L, l_unknown, 1);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    if (!*prefix) {
        lua_pushcfunction(L, l_no_global);
        lua_setfield(L, -2, "__newindex");
    }
    lua_setmetatable(L, -2);
}

/* [env, library -> env] the library as the environment's field name */
static void
add_library(lua_State *L, const char *name)
{
    lua_pushfstring(L, "%s.", name);
    lua_insert(L, -2);
    explain(L, lua_tostring(L, -2));
    luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
    lua_pushvalue(L, -2);
    lua_setfield(L, -2, name); /* so that messages name its functions */
    lua_pop(L, 1);
    lua_setfield(L, -3, name);
    lua_pop(L, 1);
}

static void
add_kept(lua_State *L, const char *name, lua_CFunction open,
         const char *const *kept)
{
    lua_pushcfunction(L, open);
    lua_call(L, 0, 1);
    standard_pick(L, kept, NULL, NULL);
    add_library(L, name);
}

/* env is on top. The methods of strings are the environment's, for good. */
static void
settle_strings(lua_State *L)
{
    lua_pushliteral(L, "");
    lua_getmetatable(L, -1);
    lua_getfield(L, -3, "string");
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pop(L, 2);
}

/* The environment on top takes the place of Lua's own globals, so that those
   are gone with the next collection and messages name its functions. */
static void
replace_globals(lua_State *L)
{
    lua_pushvalue(L, -1);
    lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
    lua_pushvalue(L, -2);
    lua_setfield(L, -2, LUA_GNAME);
    lua_pop(L, 1);
}

void
sandbox_push(lua_State *L)
{
    static const luaL_Reg own[] = {
        {"pairs", order_pairs},           {"next", order_next},
        {"tostring", order_tostring},     {"print", lib_print},
        {"pcall", protected_pcall},       {"xpcall", protected_xpcall},
        {"setmetatable", l_setmetatable}, {NULL, NULL}};

    lua_pushcfunction(L, luaopen_base);
    lua_call(L, 0, 1);
    standard_pick(L, base_names, own, NULL);
    standard_string(L);
    add_library(L, "string");
    settle_strings(L);
    standard_table(L);
    add_library(L, "table");
    add_kept(L, "math", luaopen_math, math_names);
    add_kept(L, "utf8", luaopen_utf8, utf8_names);
    lua_pushliteral(L, "Lua 5.4");
    lua_setfield(L, -2, "_VERSION");
    explain(L, "");
    replace_globals(L);
}
