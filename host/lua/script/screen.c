/* What show.lua and chart.lua know of the screen. */
#include <lauxlib.h>

#include "buf_box.h"
#include "field.h"
#include "script_inside.h"
#include "terminal_text.h"

#define SCREEN "slant.screen"

/* width(s): columns */
static int
l_width(lua_State *L)
{
    size_t len;
    const char *s = luaL_checklstring(L, 1, &len);
    struct buf *b = buf_box(L);

    lua_pushinteger(L, (lua_Integer)terminal_text(b, s, len));
    buf_free(b);
    return 1;
}

/* cut(s, columns, tail): as much as fits, harmless, and its columns. tail: the
   end of it, not the beginning. */
static int
l_cut(lua_State *L)
{
    size_t len, columns;
    const char *s = luaL_checklstring(L, 1, &len);
    lua_Integer most = luaL_checkinteger(L, 2);
    bool tail = lua_toboolean(L, 3);
    struct buf *b = buf_box(L);

    columns = terminal_cut(b, s, len, most > 0 ? (size_t)most : 0, !tail);
    lua_pushlstring(L, b->data ? b->data : "", b->len);
    lua_pushinteger(L, (lua_Integer)columns);
    buf_free(b);
    return 2;
}

/* One table, so that the width can change. */
int
script_screen(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"cut", l_cut}, {"width", l_width}, {NULL, NULL}};
    const struct script_options *o = &script_of(L)->o;

    if (luaL_getsubtable(L, LUA_REGISTRYINDEX, SCREEN))
        return 1;
    luaL_setfuncs(L, functions, 0);
    field_set_integer(L, "columns", o->width ? o->width : 80);
    lua_pushboolean(L, o->colour);
    lua_setfield(L, -2, "colour");
    lua_pushboolean(L, o->ascii);
    lua_setfield(L, -2, "ascii");
    return 1;
}

void
script_width(struct script *s, unsigned columns)
{
    lua_getfield(s->L, LUA_REGISTRYINDEX, SCREEN);
    lua_pushinteger(s->L, columns);
    lua_setfield(s->L, -2, "columns");
    lua_pop(s->L, 1);
}
