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

/* ---- small blocks ---- */

/* Lua makes and drops small objects without end. Blocks that it gives back are
   kept for the next one of their size, whichever state wants it: that costs a
   fraction of what malloc does, which joins and splits them. */
#define SMALL_STEP 16
#define SMALL_MAX 256
#ifdef __SANITIZE_ADDRESS__
#define SMALL_KEPT 0 /* so that it sees who uses what was given back */
#else
#define SMALL_KEPT ((size_t)4 << 20) /* bytes in all */
#endif

static struct {
    void *first[SMALL_MAX / SMALL_STEP]; /* each holds where the next one is */
    size_t bytes;
} small;

static size_t
rounded(size_t size)
{
    return (size + SMALL_STEP - 1) / SMALL_STEP * SMALL_STEP;
}

static void *
take(size_t size)
{
    void **first = &small.first[size / SMALL_STEP - 1], *p = *first;

    if (!p)
        return malloc(size);
    *first = *(void **)p;
    small.bytes -= size;
    return p;
}

static void
give_back(void *p, size_t size)
{
    void **first = &small.first[size / SMALL_STEP - 1];

    if (small.bytes + size > SMALL_KEPT) {
        free(p);
        return;
    }
    *(void **)p = *first;
    *first = p;
    small.bytes += size;
}

/* malloc, realloc and free in one; old and want are sizes, 0: none. */
static void *
block(void *p, size_t old, size_t want)
{
    size_t before = rounded(old), after = rounded(want);
    void *q;

    if (before > SMALL_MAX && after > SMALL_MAX)
        return realloc(p, want);
    if (before == after)
        return p;
    q = after == 0 ? NULL : after > SMALL_MAX ? malloc(want) : take(after);
    if (after && !q)
        return NULL;
    if (p && q)
        memcpy(q, p, old < want ? old : want);
    if (p && before > SMALL_MAX)
        free(p);
    else if (p)
        give_back(p, before);
    return q;
}

/* ---- the meter ---- */

static void *
resize(void *cookie, void *p, size_t old, size_t want)
{
    struct meter *m = cookie;
    size_t held = p ? old : 0;
    void *q;

    if (want > held && m->used + (want - held) > m->soft) {
        if (may_fail(p, old))
            return NULL;
        if (m->used + (want - held) > m->hard)
            act_quit(ENGINE_EXIT_MEMORY);
        if (!m->pressed && m->L)
            act_press(m);
    }
    q = block(p, held, want);
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
