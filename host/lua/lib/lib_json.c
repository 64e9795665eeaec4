/* json.encode and json.decode: lua_json.h for Lua. */
#include <lauxlib.h>

#include "buf_box.h"
#include "libs.h"
#include "lua_json.h"

static int
l_encode(lua_State *L)
{
    struct buf *b;

    luaL_checkany(L, 1);
    b = buf_box(L);
    json_write(L, 1, b);
    lua_pushlstring(L, b->data, b->len);
    buf_free(b);
    return 1;
}

static int
l_decode(lua_State *L)
{
    size_t len;
    const char *text = luaL_checklstring(L, 1, &len);

    json_push(L, text, len);
    return 1;
}

int
lib_json(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"decode", l_decode}, {"encode", l_encode}, {NULL, NULL}};

    luaL_newlib(L, functions);
    return 1;
}
