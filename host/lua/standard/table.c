/* table, as plugins have it: whatever a table says of its length, a call ends
   at the limits of the act; sort is stable. */
#include <lauxlib.h>
#include <lualib.h>
#include <stdbool.h>

#include "act.h"
#include "order.h"
#include "standard.h"

/* The length of the table, or of what can be indexed like one. */
static lua_Integer
check_table(lua_State *L)
{
    if (lua_type(L, 1) != LUA_TTABLE) {
        if (luaL_getmetafield(L, 1, "__index") == LUA_TNIL)
            luaL_checktype(L, 1, LUA_TTABLE);
        lua_pop(L, 1);
    }
    return luaL_len(L, 1);
}

/* t[to] = t[from], both at index 1 */
static void
shift(lua_State *L, lua_Integer from, lua_Integer to)
{
    act_check(L);
    lua_geti(L, 1, from);
    lua_seti(L, 1, to);
}

static int
l_insert(lua_State *L)
{
    int top = lua_gettop(L);
    lua_Integer n = check_table(L) + 1, at = n;

    if (top != 2 && top != 3)
        return luaL_error(L, "wrong number of arguments to 'insert'");
    if (top == 3) {
        at = luaL_checkinteger(L, 2);
        luaL_argcheck(L, at >= 1 && at <= n, 2, "position out of bounds");
        for (lua_Integer i = n; i > at; i--)
            shift(L, i - 1, i);
    }
    lua_seti(L, 1, at);
    return 0;
}

static int
l_remove(lua_State *L)
{
    lua_Integer n = check_table(L), at = luaL_optinteger(L, 2, n);

    luaL_argcheck(L, at == n || (lua_Unsigned)at - 1u <= (lua_Unsigned)n, 2,
                  "position out of bounds");
    lua_geti(L, 1, at);
    for (; at < n; at++)
        shift(L, at + 1, at);
    lua_pushnil(L);
    lua_seti(L, 1, at);
    return 1;
}

static int
l_move(lua_State *L)
{
    lua_Integer from = luaL_checkinteger(L, 2), end = luaL_checkinteger(L, 3);
    lua_Integer to = luaL_checkinteger(L, 4), n = end - from;
    int into = lua_isnoneornil(L, 5) ? 1 : 5;
    bool up = to > end || to <= from || !lua_rawequal(L, 1, into);

    luaL_checkany(L, 1);
    if (end >= from) {
        luaL_argcheck(L, from > 0 || end < LUA_MAXINTEGER + from, 3,
                      "too many elements to move");
        luaL_argcheck(L, to <= LUA_MAXINTEGER - n, 4,
                      "destination wrap around");
        for (lua_Integer i = 0; i <= n; i++) {
            lua_Integer k = up ? i : n - i;

            act_check(L);
            lua_geti(L, 1, from + k);
            lua_seti(L, into, to + k);
        }
    }
    lua_pushvalue(L, into);
    return 1;
}

static void
add_field(lua_State *L, luaL_Buffer *b, lua_Integer i)
{
    size_t len;

    act_check(L);
    lua_geti(L, 1, i);
    if (!lua_isstring(L, -1))
        luaL_error(L, "invalid value (%s) at index %I in table for 'concat'",
                   luaL_typename(L, -1), i);
    lua_tolstring(L, -1, &len);
    if (len > b->size - b->n)
        act_room(L, 2 * (b->size + len));
    luaL_addvalue(b);
}

static int
l_concat(lua_State *L)
{
    lua_Integer n = check_table(L), from, to;
    size_t sep_len;
    const char *sep;
    luaL_Buffer b;

    sep = luaL_optlstring(L, 2, "", &sep_len);
    from = luaL_optinteger(L, 3, 1);
    to = luaL_optinteger(L, 4, n);
    luaL_buffinit(L, &b);
    for (lua_Integer i = from; i <= to; i++) {
        add_field(L, &b, i);
        if (i == to) /* which may be the last integer there is */
            break;
        if (sep_len > b.size - b.n)
            act_room(L, 2 * (b.size + sep_len));
        luaL_addlstring(&b, sep, sep_len);
    }
    luaL_pushresult(&b);
    return 1;
}

int
standard_table(lua_State *L)
{
    static const char *const kept[] = {"pack", "unpack", NULL};
    static const luaL_Reg own[] = {{"concat", l_concat}, {"insert", l_insert},
                                   {"move", l_move},     {"remove", l_remove},
                                   {"sort", order_sort}, {NULL, NULL}};

    lua_pushcfunction(L, luaopen_table);
    lua_call(L, 0, 1);
    standard_pick(L, kept, own, NULL);
    return 1;
}
