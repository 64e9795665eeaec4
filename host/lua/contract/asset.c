#include "asset.h"

#include <lauxlib.h>
#include <string.h>

#include "act.h"
#include "field.h"

static int
l_read(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_getfield(L, 1, "text");
    return 1;
}

/* Upvalues: text, where the next line begins. */
static int
l_next_line(lua_State *L)
{
    size_t len, from = (size_t)lua_tointeger(L, lua_upvalueindex(2)), n;
    const char *text = lua_tolstring(L, lua_upvalueindex(1), &len);
    const char *end;

    if (from >= len)
        return 0;
    end = memchr(text + from, '\n', len - from);
    n = end ? (size_t)(end - text) - from : len - from;
    lua_pushinteger(L, (lua_Integer)(from + n + 1));
    lua_replace(L, lua_upvalueindex(2));
    lua_pushlstring(L, text + from,
                    n && text[from + n - 1] == '\r' ? n - 1 : n);
    return 1;
}

static int
l_lines(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_getfield(L, 1, "text");
    luaL_checktype(L, -1, LUA_TSTRING);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, l_next_line, 2);
    return 1;
}

/* Pushes a list of the fields between tabs. */
static void
push_fields(lua_State *L, const char *line, size_t len)
{
    const char *end = line + len;

    lua_createtable(L, 8, 0);
    for (lua_Integer i = 1;; i++) {
        const char *tab = memchr(line, '\t', (size_t)(end - line));

        lua_pushlstring(L, line, (size_t)((tab ? tab : end) - line));
        lua_rawseti(L, -2, i);
        if (!tab)
            return;
        line = tab + 1;
    }
}

/* asset:rows(): a list of the lines, but those that are empty or begin with #,
   each a list of its fields */
static int
l_rows(lua_State *L)
{
    size_t len, n;
    const char *text;
    lua_Integer rows = 0;

    luaL_checktype(L, 1, LUA_TTABLE);
    lua_getfield(L, 1, "text");
    text = luaL_checklstring(L, -1, &len);
    lua_newtable(L);
    for (const char *end = text + len; text < end; text += n + 1) {
        const char *stop = memchr(text, '\n', (size_t)(end - text));

        n = (size_t)((stop ? stop : end) - text);
        len = n && text[n - 1] == '\r' ? n - 1 : n;
        if (len == 0 || *text == '#')
            continue;
        push_fields(L, text, len);
        lua_rawseti(L, -2, ++rows);
        act_check(L);
    }
    return 1;
}

void
asset_push(lua_State *L, const char *name)
{
    static const luaL_Reg functions[] = {
        {"read", l_read}, {"lines", l_lines}, {"rows", l_rows}, {NULL, NULL}};

    lua_createtable(L, 0, 5);
    lua_insert(L, -2);
    lua_setfield(L, -2, "text");
    field_set_text(L, "name", name);
    luaL_setfuncs(L, functions, 0);
}
