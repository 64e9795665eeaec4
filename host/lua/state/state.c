#include "state.h"

#include <string.h>

#include "block.h"
#include "engine.h"
#include "quit.h"

/* Lua tells a new object's type in the old size. */
static bool
may_fail(const void *p, size_t type)
{
    return !p && (type == LUA_TSTRING || type == LUA_TUSERDATA);
}

static void
no_memory(void)
{
    quit(ENGINE_EXIT_MEMORY);
}

/* A request that brings the state over its soft cap. */
static __attribute__((noinline, cold)) void *
resize_full(struct meter *m, void *p, size_t old, size_t want)
{
    size_t held = p ? old : 0;

    m->full = true;
    if (may_fail(p, old))
        return NULL;
    m->used += want - held;
    if (m->used > m->hard)
        no_memory();
    if (!m->pressed && m->press)
        m->press(m);
    return block_resize(p, held, want, no_memory);
}

/* Called for every object. What is rare is apart, so that limits cost it no
   more than a sum and a comparison. */
static void *
resize(void *cookie, void *p, size_t old, size_t want)
{
    struct meter *m = cookie;
    size_t held = p ? old : 0, used = m->used + want - held;

    if (used > m->soft && want > held)
        return resize_full(m, p, old, want);
    m->used = used;
    return block_resize(p, held, want, no_memory);
}

void
state_limit(struct meter *m, size_t hard)
{
    m->hard = hard;
    m->soft = hard / 4 * 3;
}

void
state_moved(lua_State *L, struct meter *m)
{
    lua_setallocf(L, resize, m);
}

struct meter *
state_meter(lua_State *L)
{
    void *m;

    return lua_getallocf(L, &m) == resize ? m : NULL;
}

lua_State *
state_new(struct meter *m, size_t hard)
{
    *m = (struct meter){0};
    state_limit(m, hard);
    m->L = lua_newstate(resize, m);
    if (!m->L)
        return NULL;
    memset(lua_getextraspace(m->L), 0, LUA_EXTRASPACE); /* no act */
    lua_gc(m->L, LUA_GCINC, 1000, 0, 0); /* at ten times what was left */
    return m->L;
}

/* Where a state that grew does not shrink, Lua collects generations no more but
   waits for the pause, which must be a short one now: the memory of what was
   dropped is used again while the cache has it. */
void
state_busy(lua_State *L)
{
    lua_gc(L, LUA_GCINC, 200, 0, 0);
    lua_gc(L, LUA_GCGEN, 0, 0);
}
