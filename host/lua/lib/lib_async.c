/* async: waiting without holding up other documents. */
#include <lauxlib.h>

#include "libs.h"
#include "task.h"

#define SECONDS_MAX 3600
#define TASKS_MAX 1000

static double
check_seconds(lua_State *L, int index)
{
    double seconds = luaL_checknumber(L, index);

    luaL_argcheck(L, seconds >= 0 && seconds <= SECONDS_MAX, index,
                  "between 0 and 3600 seconds");
    return seconds;
}

/* A doomed act ends here, whoever wants to go on. */
static void
check_doom(lua_State *L)
{
    if (act_of(L)->doom)
        act_hook(L, NULL);
}

static int
slept(lua_State *L, int status, lua_KContext extra)
{
    (void)status;
    (void)extra;
    task_unbox(L, 2);
    check_doom(L);
    return 0;
}

/* async.sleep(seconds) */
static int
l_sleep(lua_State *L)
{
    double seconds = check_seconds(L, 1);
    struct task *t = task_here(L, "async.sleep");

    lua_settop(L, 1);
    task_wait(t, task_box(L), wait_timer(t->act->loop, seconds));
    return lua_yieldk(L, 0, 0, slept);
}

/* The children's time is over; raises the error of one that failed. */
static struct task *
join(lua_State *L, size_t *n)
{
    struct task *t = act_of(L)->task;
    const struct task *failed = t->failed;

    *n = t->n_children;
    t->n_children = 0;
    t->failed = NULL;
    check_doom(L);
    if (failed && failed->status == LUA_ERRMEM)
        act_doom(L, PAIR_LIMIT, "memory", "not enough memory");
    if (failed) {
        lua_xmove(failed->L, L, 1);
        lua_error(L);
    }
    return t;
}

static int
all_done(lua_State *L, int status, lua_KContext extra)
{
    size_t n;
    struct task *t = join(L, &n);

    (void)status;
    (void)extra;
    lua_createtable(L, (int)n, 0);
    for (size_t i = 0; i < n; i++) {
        lua_State *child = t->children[i].L;

        lua_settop(child, 1); /* the first of what it returned */
        lua_xmove(child, L, 1);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

/* async.all{f, g, ...} */
static int
l_all(lua_State *L)
{
    struct task *t = task_here(L, "async.all");

    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_argcheck(L, lua_rawlen(L, 1) <= TASKS_MAX, 1,
                  "at most 1000 functions");
    lua_settop(L, 1);
    if (lua_rawlen(L, 1) == 0)
        return 1;
    task_fork(L, t, 1);
    return lua_yieldk(L, 0, 0, all_done);
}

static int
timeout_done(lua_State *L, int status, lua_KContext extra)
{
    size_t n;
    struct task *t, *child;

    (void)status;
    (void)extra;
    task_unbox(L, 3);
    t = join(L, &n);
    child = &t->children[0];
    if (child->stopped) {
        lua_pushnil(L);
        lua_pushliteral(L, "timeout");
        return 2;
    }
    n = (size_t)lua_gettop(child->L);
    luaL_checkstack(L, (int)n, "too many results");
    lua_xmove(child->L, L, (int)n);
    return (int)n;
}

/* async.timeout(seconds, f) */
static int
l_timeout(lua_State *L)
{
    double seconds = check_seconds(L, 1);
    struct task *t = task_here(L, "async.timeout");
    struct wait **box;

    luaL_checktype(L, 2, LUA_TFUNCTION);
    lua_settop(L, 2);
    lua_createtable(L, 1, 0);
    lua_insert(L, 2);
    lua_rawseti(L, 2, 1);
    box = task_box(L);
    task_fork(L, t, 2);
    task_wait(t, box, wait_timer(t->act->loop, seconds));
    return lua_yieldk(L, 0, 0, timeout_done);
}

int
lib_async(lua_State *L)
{
    static const luaL_Reg functions[] = {{"all", l_all},
                                         {"sleep", l_sleep},
                                         {"timeout", l_timeout},
                                         {NULL, NULL}};

    luaL_newlib(L, functions);
    return 1;
}
