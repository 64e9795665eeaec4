/* async: waiting without holding up other documents. */
#include <lauxlib.h>

#include "act.h"
#include "job.h"
#include "libs.h"

#define SECONDS_MAX 3600

/* async.sleep(seconds) */
static int
l_sleep(lua_State *L)
{
    double seconds = luaL_checknumber(L, 1);

    luaL_argcheck(L, seconds >= 0 && seconds <= SECONDS_MAX, 1,
                  "between 0 and 3600 seconds");
    if (act_of(L)->kind != ACT_DOCUMENT || !lua_isyieldable(L))
        return luaL_error(L, "async.sleep is for document(doc, ctx, state), "
                             "outside of callbacks");
    job_sleep(act_of(L), seconds);
    return lua_yield(L, 0);
}

int
lib_async(lua_State *L)
{
    static const luaL_Reg functions[] = {{"sleep", l_sleep}, {NULL, NULL}};

    luaL_newlib(L, functions);
    return 1;
}
