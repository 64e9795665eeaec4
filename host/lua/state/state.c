#include "state.h"

#include <stdlib.h>
#include <string.h>

#include "act.h"
#include "engine.h"

/* Lua tells a new object's type in the old size. */
static bool
may_fail(const void *p, size_t type)
{
    return !p && (type == LUA_TSTRING || type == LUA_TUSERDATA);
}

/* A block of another size with what the old one holds; NULL: no memory. */
static void *
move(struct pool *pool, void *p, size_t old, size_t want)
{
    size_t from = pool_class(old), to = pool_class(want);
    void *q;

    if (!from && !to)
        return realloc(p, want);
    if (from == to)
        return p;
    q = to ? pool_take(pool, to) : malloc(want);
    if (!q)
        return NULL;
    if (old) {
        memcpy(q, p, old < want ? old : want);
        if (from)
            pool_give(pool, p, from);
        else
            free(p);
    }
    return q;
}

static void
discard(struct meter *m, void *p, size_t held)
{
    size_t class = pool_class(held);

    if (class)
        pool_give(&m->pool, p, class);
    else
        free(p);
    m->used -= held;
    if (m->used == 0) /* lua_close frees the state itself last */
        pool_clear(&m->pool);
}

static void *
resize(void *cookie, void *p, size_t old, size_t want)
{
    struct meter *m = cookie;
    size_t held = p ? old : 0;
    void *q;

    if (want == 0) {
        if (p)
            discard(m, p, held);
        return NULL;
    }
    if (want > held && m->used + (want - held) > m->soft) {
        if (may_fail(p, old))
            return NULL;
        if (m->used + (want - held) > m->hard)
            act_quit(ENGINE_EXIT_MEMORY);
        if (!m->pressed && m->L)
            act_press(m);
    }
    q = move(&m->pool, p, held, want);
    if (!q)
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

lua_State *
state_new(struct meter *m, size_t hard)
{
    *m = (struct meter){0};
    state_limit(m, hard);
    m->L = lua_newstate(resize, m);
    if (!m->L)
        return NULL;
    *(struct act **)lua_getextraspace(m->L) = NULL;
    lua_gc(m->L, LUA_GCGEN, 0, 0);
    return m->L;
}
