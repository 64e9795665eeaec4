#include "state.h"

#include "act.h"
#include "block.h"
#include "engine.h"

/* Lua tells a new object's type in the old size. */
static bool
may_fail(const void *p, size_t type)
{
    return !p && (type == LUA_TSTRING || type == LUA_TUSERDATA);
}

static void *
resize(void *cookie, void *p, size_t old, size_t want)
{
    struct meter *m = cookie;
    size_t held = p ? old : 0;
    void *q;

    if (want > held && m->used + (want - held) > m->soft) {
        m->full = true;
        if (may_fail(p, old))
            return NULL;
        if (m->used + (want - held) > m->hard)
            act_quit(ENGINE_EXIT_MEMORY);
        if (!m->pressed && m->L)
            act_press(m);
    }
    q = block_resize(p, held, want);
    if (want && !q)
        act_quit(ENGINE_EXIT_MEMORY);
    m->used += want - held;
    return q;
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
    *(struct act **)lua_getextraspace(m->L) = NULL;
    lua_gc(m->L, LUA_GCINC, 1000, 0, 0); /* at ten times what was left */
    return m->L;
}

void
state_busy(lua_State *L)
{
    lua_gc(L, LUA_GCGEN, 0, 0);
}
