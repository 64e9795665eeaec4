/* det: tables in a known order. */
#include <lauxlib.h>

#include "libs.h"
#include "order.h"

/* det.keys(t): a list of the keys, sorted */
static int
l_keys(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    order_keys(L, 1);
    return 1;
}

int
lib_det(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"keys", l_keys}, {"pairs", order_pairs}, {NULL, NULL}};

    luaL_newlib(L, functions);
    return 1;
}
