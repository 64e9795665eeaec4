/* ctx.options: options.h. */
#include "options.h"

#include <lauxlib.h>
#include <string.h>

#include "act.h"
#include "asset.h"
#include "buf_box.h"
#include "hash.h"
#include "lua_json.h"
#include "program.h"

/* The object {"file":...} or {"asset":...} on top becomes an asset. */
static void
open_file(lua_State *L)
{
    struct program *p = act_of(L)->program;
    bool own = lua_getfield(L, -1, "asset") == LUA_TSTRING;
    const char *path;
    struct buf *b;
    char hex[33];
    struct hash h;

    if (own)
        lua_pushfstring(L, "assets/%s", lua_tostring(L, -1));
    else
        lua_getfield(L, -2, "file");
    path = lua_tostring(L, -1);
    b = buf_box(L);
    if ((own ? program_read_own(p->folder, path, OPTIONS_FILE_MAX, b)
             : program_read(path, OPTIONS_FILE_MAX, b)) < 0)
        luaL_error(L, "cannot read %s", path);
    h = hash_of(b->data, b->len);
    hash_hex(&h, hex);
    lua_getfield(L, -4, "hash");
    if (!own && strcmp(hex, lua_tostring(L, -1)))
        luaL_error(L, "%s has changed while the run began", path);
    lua_pushlstring(L, b->data ? b->data : "", b->len);
    buf_free(b);
    asset_push(L, path);
    lua_replace(L, -6);
    lua_pop(L, 4);
}

void
options_push(lua_State *L, const char *json)
{
    int table;

    luaL_checkstack(L, 12, NULL);
    json_push(L, json, strlen(json));
    table = lua_gettop(L);
    for (lua_pushnil(L); lua_next(L, table);) {
        bool file = false;

        if (lua_istable(L, -1)) {
            file = lua_getfield(L, -1, "hash") != LUA_TNIL ||
                   lua_getfield(L, -2, "asset") != LUA_TNIL;
            lua_settop(L, table + 2);
        }
        if (file) {
            open_file(L);
            lua_pushvalue(L, -2);
            lua_insert(L, -2);
            lua_rawset(L, table);
        } else {
            lua_pop(L, 1);
        }
    }
}
