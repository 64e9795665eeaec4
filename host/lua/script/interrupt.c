/* Stopping a chunk from outside. */
#include <lauxlib.h>

#include "script_inside.h"

/* Stays until the chunk has ended, so that pcall cannot swallow it. */
static void
on_interrupt(lua_State *L, lua_Debug *ar)
{
    (void)ar;
    luaL_error(L, "interrupted");
}

#define STOP_MASK (LUA_MASKCALL | LUA_MASKRET | LUA_MASKLINE | LUA_MASKCOUNT)

void
script_interrupt(struct script *s)
{
    struct store *store = s->store;
    struct act *plugin = act_running(); /* that was called by the chunk */

    if (!s->busy)
        return;
    s->interrupted = 1;
    if (plugin) {
        plugin->over = true;
        lua_sethook(plugin->L, act_hook, ACT_HOOK_MASK, 1);
    }
    lua_sethook(s->running, on_interrupt, STOP_MASK, 1);
    if (store)
        store_interrupt(store);
}

/* coroutine.resume; upvalue: Lua's own. Knows who has the CPU. */
int
script_resume(lua_State *L)
{
    struct script *s = script_of(L);
    lua_State *before = s->running;
    int n = lua_gettop(L);

    luaL_checktype(L, 1, LUA_TTHREAD);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    s->running = lua_tothread(L, 2);
    lua_call(L, n, LUA_MULTRET);
    s->running = before;
    if (s->interrupted) {
        lua_sethook(L, on_interrupt, STOP_MASK, 1);
        return luaL_error(L, "interrupted");
    }
    return lua_gettop(L);
}
