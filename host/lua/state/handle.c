#include "handle.h"

#include <lauxlib.h>

struct handle *
handle_test(lua_State *L, int index)
{
    return luaL_testudata(L, index, HANDLE_TYPE);
}
