#include "sandbox.h"

#include <lauxlib.h>
#include <lualib.h>
#include <stdbool.h>
#include <string.h>

#include "act.h"
#include "order.h"

static const char *const base_names[] = {
    "assert", "error",  "getmetatable", "ipairs", "rawequal", "rawget",
    "rawlen", "rawset", "select",       "type",   "tonumber", NULL};
static const char *const string_names[] = {
    "byte", "char", "find",    "gmatch", "gsub",  "len",    "lower",    "match",
    "pack", "rep",  "reverse", "sub",    "upper", "unpack", "packsize", NULL};
static const char *const table_names[] = {"concat", "insert", "move", "pack",
                                          "remove", "unpack", NULL};
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
    {"print", "use log.info(format, ...) of require \"log\""},
    {"warn", "use log.warn(format, ...) of require \"log\""},
    {"xpcall", "use pcall; errors that end a document keep their traceback"},
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
    return luaL_error(L, "there is no variable `%s`", key);
}

static int
l_no_global(lua_State *L)
{
    lua_pushvalue(L, 2);
    return luaL_error(L, "assignment to `%s`: variables must be local",
                      lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "?");
}

static int
finish_pcall(lua_State *L, int status, lua_KContext extra)
{
    if (status == LUA_ERRMEM)
        act_doom(L, PAIR_LIMIT, "memory", "not enough memory");
    if (status != LUA_OK && status != LUA_YIELD) {
        lua_pushboolean(L, 0);
        lua_pushvalue(L, -2);
        return 2;
    }
    return lua_gettop(L) - (int)extra;
}

static int
l_pcall(lua_State *L)
{
    int status;

    luaL_checkany(L, 1);
    lua_pushboolean(L, 1);
    lua_insert(L, 1);
    status = lua_pcallk(L, lua_gettop(L) - 2, LUA_MULTRET, 0, 0, finish_pcall);
    return finish_pcall(L, status, 0);
}

/* A finalizer runs without limits, a weak table shows when memory is
   collected. */
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
    lua_setmetatable(L, 1);
    return 1;
}

static bool
plain(lua_State *L, int index)
{
    switch (lua_type(L, index)) {
    case LUA_TNUMBER:
    case LUA_TSTRING:
    case LUA_TBOOLEAN:
    case LUA_TNIL:
        return true;
    default:
        return false;
    }
}

/* string.format whose %s shows no addresses. Upvalue: Lua's own. */
static int
l_format(lua_State *L)
{
    const char *format = luaL_checkstring(L, 1);
    int top = lua_gettop(L);

    for (const char *p = strchr(format, '%'); p; p = strchr(p, '%')) {
        p++;
        p += strspn(p, "-+ #0123456789.");
        if (*p == 'p')
            return luaL_error(L, "%%p is not for plugins: addresses differ "
                                 "from run to run");
        p += *p != '\0';
    }
    for (int i = 2; i <= top; i++) {
        if (plain(L, i))
            continue;
        lua_pushcfunction(L, order_tostring);
        lua_pushvalue(L, i);
        lua_call(L, 1, 1);
        lua_replace(L, i);
    }
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, top, LUA_MULTRET);
    return lua_gettop(L);
}

/* Copies the named fields of the library on top into a new table that
   replaces it. [-1, +1, e] */
static void
pick(lua_State *L, const char *const *names)
{
    lua_newtable(L);
    for (; *names; names++) {
        lua_getfield(L, -2, *names);
        lua_setfield(L, -2, *names);
    }
    lua_replace(L, -2);
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

/* [env, ... -> env] one library into the environment's field name */
static void
add_library(lua_State *L, const char *name, lua_CFunction open,
            const char *const *names)
{
    lua_pushfstring(L, "%s.", name);
    lua_pushcfunction(L, open);
    lua_pushstring(L, name);
    lua_call(L, 1, 1);
    pick(L, names);
    explain(L, lua_tostring(L, -2));
    lua_remove(L, -2);
    lua_setfield(L, -2, name);
}

/* env is on top. The methods of strings are the environment's, for good. */
static void
settle_strings(lua_State *L)
{
    lua_getfield(L, -1, "string");
    lua_pushliteral(L, "");
    lua_getmetatable(L, -1);
    lua_getfield(L, -1, "__index");
    lua_getfield(L, -1, "format");
    lua_pushcclosure(L, l_format, 1);
    lua_setfield(L, -5, "format");
    lua_pop(L, 1);
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pop(L, 3);
}

void
sandbox_push(lua_State *L)
{
    static const luaL_Reg own[] = {
        {"pairs", order_pairs},           {"next", order_next},
        {"tostring", order_tostring},     {"pcall", l_pcall},
        {"setmetatable", l_setmetatable}, {NULL, NULL}};

    luaL_requiref(L, LUA_GNAME, luaopen_base, 0);
    pick(L, base_names);
    luaL_setfuncs(L, own, 0);
    add_library(L, "string", luaopen_string, string_names);
    settle_strings(L);
    add_library(L, "table", luaopen_table, table_names);
    lua_getfield(L, -1, "table");
    lua_pushcfunction(L, order_sort);
    lua_setfield(L, -2, "sort");
    lua_pop(L, 1);
    add_library(L, "math", luaopen_math, math_names);
    add_library(L, "utf8", luaopen_utf8, utf8_names);
    lua_pushliteral(L, "Lua 5.4");
    lua_setfield(L, -2, "_VERSION");
    explain(L, "");
}

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
            sandbox_freeze(L, 1);
            lua_rawset(L, keys - 1);
        } else {
            lua_pop(L, 2);
        }
    }
    lua_pop(L, 1);
}

void
sandbox_freeze(lua_State *L, int deep)
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
