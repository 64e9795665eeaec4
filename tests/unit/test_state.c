/* Promises of state.h. */
#include <lauxlib.h>
#include <lualib.h>

#include "check.h"
#include "state.h"

/* The memory in use at most while the chunk runs. */
static size_t
most_used(lua_State *L, const struct meter *m, const char *chunk)
{
    size_t most = 0;
    int more = LUA_YIELD, n;
    lua_State *co = lua_newthread(L);

    luaL_loadstring(co, chunk);
    while (more == LUA_YIELD) {
        more = lua_resume(co, L, 0, &n);
        most = m->used > most ? m->used : most;
    }
    lua_pop(L, 1);
    return most;
}

/* What a busy state drops does not pile up, also when it has grown for good. */
static void
test_busy(void)
{
    struct meter m;
    lua_State *L = state_new(&m, STATE_MEMORY_DEFAULT);
    size_t live;

    luaL_openlibs(L);
    state_busy(L);
    most_used(L, &m, "kept = {} for i = 1, 20000 do kept[i] = {i} end");
    lua_gc(L, LUA_GCCOLLECT);
    live = m.used;
    CHECK(most_used(L, &m,
                    "for i = 1, 20000 do kept[i + 20000] = {i}"
                    " if i % 100 == 0 then coroutine.yield() end end "
                    "for i = 1, 2000000 do local dropped = {i}"
                    " if i % 1000 == 0 then coroutine.yield() end end") <
          6 * live);
    lua_close(L);
}

int
main(void)
{
    test_busy();
    return check_end();
}
