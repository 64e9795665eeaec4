#include "handle.h"

#include <lauxlib.h>

struct article *
doc_check(lua_State *L, int index)
{
    struct doc_handle *h = luaL_checkudata(L, index, DOC_TYPE);

    if (h->serial == h->act->serial && h->act->kind == ACT_SCRIPT)
        act_take(L, h->act);
    if (h->serial != h->act->serial || h->act != act_of(L))
        luaL_error(L, "doc is closed: it was kept after its callback");
    return h->act->article;
}

struct handle *
handle_test(lua_State *L, int index)
{
    return luaL_testudata(L, index, HANDLE_TYPE);
}

struct handle *
handle_open(lua_State *L, struct handle *h)
{
    if (h->serial != h->act->serial)
        luaL_error(L, "doc is closed: a span was kept after its document");
    if (h->act->kind == ACT_SCRIPT)
        act_take(L, h->act);
    return h;
}

struct handle *
handle_check(lua_State *L, int index)
{
    return handle_open(L, luaL_checkudata(L, index, HANDLE_TYPE));
}
