/* log, and print: messages of plugins, on stderr, at most so many lines a
   state, and none too long. */
#include <lauxlib.h>
#include <string.h>

#include "act.h"
#include "article.h"
#include "libs.h"
#include "log.h"
#include "order.h"
#include "program.h"
#include "terminal_text.h"

#define LINES_MAX 1000
#define BYTES_MAX 2000

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

/* Counts one more line of this state. */
static lua_Integer
count_line(lua_State *L)
{
    lua_Integer n;

    lua_getfield(L, LUA_REGISTRYINDEX, "slant.log");
    n = lua_tointeger(L, -1) + 1;
    lua_pushinteger(L, n);
    lua_setfield(L, LUA_REGISTRYINDEX, "slant.log");
    lua_pop(L, 1);
    return n;
}

typedef void writer(const char *format, ...);

static void
say_line(const struct act *a, writer *to, const char *line)
{
    if (a->article && a->kind == ACT_DOCUMENT)
        to("%s: document %lld: %s", a->program->name, (long long)a->article->id,
           line);
    else
        to("%s: %s", a->program->name, line);
}

/* Line by line, so that none looks like slant's own, and without what moves the
   cursor or hides text: it may be that of a stranger. */
static void
say(lua_State *L, writer *to, const char *text)
{
    const struct act *a = act_of(L);
    struct buf line = {0};
    lua_Integer n;

    do {
        size_t len = strcspn(text, "\n");

        n = count_line(L);
        if (n > LINES_MAX)
            break;
        buf_clear(&line);
        terminal_text(&line, text, len < BYTES_MAX ? len : BYTES_MAX);
        if (len > BYTES_MAX)
            buf_str(&line, " ...");
        say_line(a, to, buf_text(&line));
        text += len + (text[len] != '\0');
    } while (*text);
    buf_free(&line);
    if (n == LINES_MAX + 1)
        log_warn("%s: more than %d lines of messages: the rest is left out",
                 a->program->name, LINES_MAX);
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

static int
print_texts(lua_State *L)
{
    int n = lua_gettop(L);
    luaL_Buffer b;

    luaL_buffinit(L, &b);
    for (int i = 1; i <= n; i++) {
        act_check(L);
        if (i > 1)
            luaL_addchar(&b, '\t');
        luaL_tolstring(L, i, NULL);
        luaL_addvalue(&b);
    }
    luaL_pushresult(&b);
    say(L, log_info, lua_tostring(L, -1));
    return 0;
}

int
lib_print(lua_State *L)
{
    return order_texts(L, print_texts);
}

int
lib_log(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"info", l_info}, {"warn", l_warn}, {NULL, NULL}};

    luaL_newlib(L, functions);
    return 1;
}
