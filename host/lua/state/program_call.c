#include "program_call.h"

#include "failure.h"

int
program_call(struct program *p, struct act *a, lua_CFunction f, void *cookie,
             struct pair_result *failure)
{
    lua_State *co = lua_newthread(p->L);
    int n, status;

    *(struct act **)lua_getextraspace(co) = a;
    a->L = co;
    lua_pushcfunction(co, f);
    lua_pushlightuserdata(co, cookie);
    act_run(a);
    status = lua_resume(co, p->L, 1, &n);
    act_run(NULL);
    lua_sethook(co, NULL, 0, 0);
    if (status != LUA_OK || a->doom)
        failure_fill(failure, p, a, status);
    lua_pop(p->L, 1);
    return status != LUA_OK || a->doom ? -1 : 0;
}
