/* slant's own Lua as the user calls it: an error tells her line. */
#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "script_inside.h"

/* The message behind a place in slant's own Lua; NULL: it names none. */
static const char *
behind_own(const char *message)
{
    static const char mark[] = "[slant]:";
    char *end;

    if (!message || strncmp(message, mark, strlen(mark)))
        return NULL;
    strtol(message + strlen(mark), &end, 10);
    return strncmp(end, ": ", 2) ? NULL : end + 2;
}

/* A message handler. */
static int
tell_users_line(lua_State *L)
{
    const char *text =
        lua_type(L, 1) == LUA_TSTRING ? behind_own(lua_tostring(L, 1)) : NULL;
    lua_Debug ar;

    lua_settop(L, 1);
    for (int i = 1; text && lua_getstack(L, i, &ar); i++) {
        lua_getinfo(L, "Sl", &ar);
        if (script_users(&ar)) {
            lua_pushfstring(L, "%s:%d: %s", ar.short_src, ar.currentline, text);
            break;
        }
    }
    return 1;
}

/* Upvalue: the function. */
static int
call(lua_State *L)
{
    lua_pushcfunction(L, tell_users_line);
    lua_insert(L, 1);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 2);
    if (lua_pcall(L, lua_gettop(L) - 2, LUA_MULTRET, 1))
        return lua_error(L);
    return lua_gettop(L) - 1;
}

void
script_called(lua_State *L)
{
    for (lua_pushnil(L); lua_next(L, -2);) {
        lua_pushvalue(L, -2); /* key, function, key */
        lua_insert(L, -2);
        lua_pushcclosure(L, call, 1);
        lua_rawset(L, -4);
    }
}
