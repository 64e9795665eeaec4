/* stat: counting. */
#include <lauxlib.h>

#include "lib_counter.h"
#include "libs.h"

int
lib_stat(lua_State *L)
{
    static const luaL_Reg functions[] = {{"counter", counter_new},
                                         {NULL, NULL}};

    luaL_newlib(L, functions);
    return 1;
}
