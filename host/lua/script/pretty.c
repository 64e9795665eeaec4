#include "pretty.h"

#include <lauxlib.h>
#include <string.h>

#include "buf.h"
#include "lib_json.h"
#include "terminal_text.h"

extern const char embed_pretty[];

/* fit(text, columns, tail) -> text, columns used */
static int
l_fit(lua_State *L)
{
    size_t len;
    const char *s = luaL_checklstring(L, 1, &len);
    lua_Integer columns = luaL_checkinteger(L, 2);
    struct buf *b = buf_box(L);
    size_t used = terminal_cut(b, s, len, columns > 0 ? (size_t)columns : 0,
                               !lua_toboolean(L, 3));

    lua_pushlstring(L, b->data ? b->data : "", b->len);
    buf_free(b);
    lua_pushinteger(L, (lua_Integer)used);
    return 2;
}

void
pretty_open(lua_State *L, const struct pretty_style *style)
{
    if (luaL_loadbufferx(L, embed_pretty, strlen(embed_pretty), "=pretty.lua",
                         "t") != LUA_OK)
        lua_error(L);
    lua_pushcfunction(L, l_fit);
    lua_pushinteger(L, style->width);
    lua_pushboolean(L, style->colour);
    lua_pushboolean(L, style->ascii);
    lua_call(L, 4, 1);
}
