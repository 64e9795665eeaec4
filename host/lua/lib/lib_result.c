#include "lib_result.h"

#include <lauxlib.h>
#include <string.h>

#include "handle.h"
#include "result.h"
#include "rows_read.h"

/* Upvalue: the rows, not yet decoded. A result's field `rows`. */
static int
l_rows(lua_State *L)
{
    if (lua_type(L, 2) != LUA_TSTRING || strcmp(lua_tostring(L, 2), "rows"))
        return 0;
    lua_pushvalue(L, lua_upvalueindex(1));
    return 1;
}

/* The outcome of the plugin named at 2 on the document at 1, and the plugin;
   NULL: it is not ok, nil and the state are pushed. */
static const struct outcome *
check_ok(lua_State *L, struct plugin **p)
{
    const struct outcome *o;

    doc_check(L, 1);
    o = result_of(L, luaL_checkstring(L, 2), p);
    if (o->state == PAIR_OK)
        return o;
    lua_pushnil(L);
    lua_pushstring(L, o->state ? pair_state_name(o->state) : NULL);
    return NULL;
}

int
doc_columns(lua_State *L)
{
    const char *table = luaL_checkstring(L, 3);
    struct plugin *p;
    const struct outcome *o = check_ok(L, &p);

    if (!o)
        return 2;
    rows_push_columns(L, p, table, o->rows.data, o->rows.len, o->n_rows);
    return 2;
}

int
doc_result(lua_State *L)
{
    struct plugin *p;
    const struct outcome *o = check_ok(L, &p);

    if (!o)
        return 2;
    rows_push_document(L, p, o->rows.data, o->rows.len, o->n_rows);
    if (lua_isnil(L, -1))
        lua_newtable(L);
    lua_newtable(L);
    rows_push_lazy(L, p, o->rows.data, o->rows.len, o->n_rows);
    if (act_of(L)->kind ==
        ACT_SCRIPT) { /* later another document may be at hand */
        lua_getfield(L, -1, "");
        lua_pop(L, 1);
    }
    lua_pushcclosure(L, l_rows, 1);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
    lua_pushstring(L, pair_state_name(PAIR_OK));
    return 2;
}
