/* log, and print: messages of plugins, on stderr, at most so many a state. */
#include <lauxlib.h>
#include <string.h>

#include "act.h"
#include "article.h"
#include "libs.h"
#include "log.h"
#include "order.h"
#include "program.h"

#define LINES_MAX 1000

/* Formats with string.format of the environment. */
static const char *
format(lua_State *L)
{
    int n = lua_gettop(L);

    luaL_checkstring(L, 1);
    lua_getfield(L, LUA_REGISTRYINDEX, "slant.env");
    lua_getfield(L, -1, "string");
    lua_getfield(L, -1, "format");
    lua_insert(L, 1);
    lua_settop(L, n + 1);
    lua_call(L, n, 1);
    return lua_tostring(L, -1);
}

/* Is there room for one more line of this state? */
static bool
allowed(lua_State *L)
{
    lua_Integer n;

    lua_getfield(L, LUA_REGISTRYINDEX, "slant.log");
    n = lua_tointeger(L, -1) + 1;
    lua_pushinteger(L, n);
    lua_setfield(L, LUA_REGISTRYINDEX, "slant.log");
    lua_pop(L, 1);
    return n <= LINES_MAX;
}

static void
say(lua_State *L, void (*to)(const char *format, ...), const char *text)
{
    const struct act *a = act_of(L);

    if (!allowed(L))
        return;
    if (a->article && a->kind == ACT_DOCUMENT)
        to("%s: document %lld: %s", a->program->name, (long long)a->article->id,
           text);
    else
        to("%s: %s", a->program->name, text);
}

static int
l_info(lua_State *L)
{
    say(L, log_verbose, format(L));
    return 0;
}

static int
l_warn(lua_State *L)
{
    say(L, log_warn, format(L));
    return 0;
}

int
lib_print(lua_State *L)
{
    int n = lua_gettop(L);
    luaL_Buffer b;

    luaL_buffinit(L, &b);
    for (int i = 1; i <= n; i++) {
        act_check(L);
        if (i > 1)
            luaL_addchar(&b, '\t');
        lua_pushcfunction(L, order_tostring);
        lua_pushvalue(L, i);
        lua_call(L, 1, 1);
        luaL_addvalue(&b);
    }
    luaL_pushresult(&b);
    say(L, log_info, lua_tostring(L, -1));
    return 0;
}

int
lib_log(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"info", l_info}, {"warn", l_warn}, {NULL, NULL}};

    luaL_newlib(L, functions);
    return 1;
}
