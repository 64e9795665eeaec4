#include "task.h"
#include "object.h"

#include <lauxlib.h>

#include "program.h"

#define BOX "slant.wait"

/* Puts t at the end of its act's queue. */
static void
make_ready(struct task *t)
{
    struct task **at = &t->act->ready;

    if (t->ready)
        return;
    t->ready = true;
    while (*at)
        at = &(*at)->next;
    t->next = NULL;
    *at = t;
}

static void
forget(struct task *t)
{
    struct task **at = &t->act->ready;

    while (*at && *at != t)
        at = &(*at)->next;
    if (*at)
        *at = t->next;
    t->ready = false;
}

void
task_init(struct task *t, struct act *a, lua_State *L, int n_args)
{
    *t = (struct task){.act = a, .L = L, .n_args = n_args};
    act_take(L, a);
    make_ready(t);
}

struct task *
task_next(struct act *a)
{
    struct task *t = a->ready;

    if (t) {
        a->ready = t->next;
        t->ready = false;
    }
    return t;
}

static void
stop_wait(struct task *t)
{
    struct wait *w = t->wait;

    t->wait = NULL;
    if (!w)
        return;
    w->task = NULL;
    if (!w->over)
        w->stop(w);
    w->over = true;
}

/* Its children and theirs, with what they wait for, are wanted no more. */
static void
stop_children(struct task *t)
{
    for (size_t i = 0; i < t->n_children; i++) {
        struct task *child = &t->children[i];

        if (child->ended)
            continue;
        child->ended = child->stopped = true;
        forget(child);
        stop_wait(child);
        stop_children(child);
    }
}

void
task_end(struct task *t, int status)
{
    struct task *parent = t->parent;

    t->ended = true;
    t->status = status;
    parent->pending--;
    if (status != LUA_OK) {
        parent->failed = t;
        stop_children(parent);
    } else if (parent->pending) {
        return;
    }
    stop_wait(parent);
    make_ready(parent);
}

/* The first child that has not ended; NULL: it does not wait for any. */
static const struct task *
open_child(const struct task *t)
{
    for (size_t i = 0; i < t->n_children; i++)
        if (!t->children[i].ended)
            return &t->children[i];
    return NULL;
}

lua_State *
task_stop(struct task *t)
{
    const struct task *waits = t, *child;

    while ((child = open_child(waits)))
        waits = child;
    forget(t);
    stop_wait(t);
    stop_children(t);
    return waits->L;
}

struct task *
task_here(lua_State *L, const char *what)
{
    struct act *a = act_of(L);

    if (!a->task || a->task->L != L || !lua_isyieldable(L))
        luaL_error(L,
                   "%s is for document(doc, ctx, state), outside of callbacks",
                   what);
    return a->task;
}

void
task_fork(lua_State *L, struct task *t, int index)
{
    size_t n = lua_rawlen(L, index);
    struct task *children = lua_newuserdatauv(L, n * sizeof *children, 0);

    lua_createtable(L, (int)n, 0); /* keeps the coroutines */
    for (size_t i = 0; i < n; i++) {
        lua_State *co = lua_newthread(L);

        lua_rawseti(L, -2, (lua_Integer)i + 1);
        if (lua_rawgeti(L, index, (lua_Integer)i + 1) != LUA_TFUNCTION)
            luaL_error(L, "item %d is no function", (int)i + 1);
        lua_xmove(L, co, 1);
        children[i].L = co;
    }
    for (size_t i = 0; i < n; i++) {
        task_init(&children[i], t->act, children[i].L, 0);
        children[i].parent = t;
    }
    t->children = children;
    t->n_children = t->pending = n;
    t->failed = NULL;
}

void
task_unbox(lua_State *L, int index)
{
    struct wait **box = lua_touserdata(L, index);
    struct wait *w = *box;

    *box = NULL;
    if (!w)
        return;
    if (!w->over)
        w->stop(w);
    act_release(L, &w->held);
    w->release(w);
}

static int
l_release(lua_State *L)
{
    task_unbox(L, 1);
    return 0;
}

struct wait **
task_box(lua_State *L)
{
    struct wait **box = lua_newuserdatauv(L, sizeof(struct wait *), 0);

    *box = NULL;
    object_type(L, BOX, l_release, NULL);
    return box;
}

void
task_wait(struct task *t, struct wait **box, struct wait *w)
{
    *box = w;
    act_hold(t->L, &w->held, w->bytes);
    w->task = t;
    t->wait = w;
}

void
wait_done(struct wait *w)
{
    struct task *t = w->task;

    w->over = true;
    w->task = NULL;
    if (!t)
        return;
    t->wait = NULL;
    stop_children(t);
    make_ready(t);
    t->act->wake(t->act);
}

static struct meter *
meter_of(const struct wait *w)
{
    return &w->task->act->program->meter;
}

bool
wait_grow(struct wait *w, size_t more)
{
    struct meter *m;

    if (!w->task)
        return true; /* nobody wants it: it is about to end */
    m = meter_of(w);
    w->held += more;
    m->used += more;
    return m->used <= m->soft;
}

bool
wait_fits(struct wait *w)
{
    struct meter *m;

    if (!w->task)
        return true;
    m = meter_of(w);
    m->full = true;
    lua_gc(m->L, LUA_GCCOLLECT);
    return m->used <= m->soft;
}
