/* match: placeholder */
#include "libs.h"
#include <lauxlib.h>
int
lib_match(lua_State *L)
{
    lua_newtable(L);
    return 1;
}
