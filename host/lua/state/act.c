#include "act.h"

#include <lauxlib.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "article.h"
#include "mem.h"
#include "program.h"
#include "sample.h"

enum {
    HOLD_STEP = 64 << 10, /* bytes of rows that are counted together */
    KEPT = 64 << 10       /* bytes of memory for rows that stay with an act */
};

void
act_take(lua_State *L, struct act *a)
{
    *(struct act **)lua_getextraspace(L) = a;
}

void
act_clear(struct act *a)
{
    if (a->doom) {
        free(a->doom_cause);
        free(a->doom_message);
    }
    act_leave_rows(a);
    *a = (struct act){.form = a->form,
                      .rows = a->rows,
                      .serial = a->serial,
                      .loop = a->loop,
                      .wake = a->wake};
}

void
act_free(struct act *a)
{
    act_clear(a);
    buf_free(&a->form);
    buf_free(&a->rows);
}

double
act_scale(const struct act *a)
{
    double bytes = a->article ? (double)article_bytes(a->article) : 0;

    return bytes > 20000 ? bytes / 20000 : 1;
}

static _Noreturn void
raise_doom(lua_State *L, const struct act *a)
{
    lua_sethook(L, act_hook, ACT_HOOK_MASK, 1);
    lua_pushstring(L, a->doom_message);
    lua_error(L);
    abort();
}

void
act_doom(lua_State *L, enum pair_state state, const char *cause,
         const char *format, ...)
{
    struct act *a = act_of(L);
    char text[1024];
    va_list ap;

    if (!a->doom) {
        va_start(ap, format);
        vsnprintf(text, sizeof text, format, ap);
        va_end(ap);
        a->doom = state;
        a->doom_cause = mem_string(cause);
        a->doom_message = mem_string(text);
    }
    raise_doom(L, a);
}

void
act_doom_late(struct act *a)
{
    if (a->doom)
        return;
    a->doom = PAIR_LIMIT;
    a->doom_cause = mem_string("wall");
    a->doom_message = mem_format("took more than %.3g s", a->wall_s);
}

static struct act *volatile running;
static volatile uint64_t turns;

void
act_run(struct act *a)
{
    if (running) { /* it ended before a sample was taken */
        sample_host(running->due);
        running->due = 0;
    }
    running = a;
    turns++;
}

struct act *
act_running(void)
{
    return running;
}

uint64_t
act_turn(void)
{
    return turns;
}

void
act_press(struct meter *m)
{
    struct act *a = act_running();

    if (!a)
        return;
    m->pressed = true;
    lua_sethook(a->L, act_hook, ACT_HOOK_MASK, 1);
}

static _Noreturn void
doom_memory(lua_State *L, const struct meter *m)
{
    act_doom(L, PAIR_LIMIT, "memory", "more than %zu MiB of memory in use",
             m->soft >> 20);
}

void
act_room(lua_State *L, size_t bytes)
{
    struct meter *m = state_meter(L);

    if (!m || m->used + bytes <= m->soft || !act_of(L))
        return;
    m->full = true;
    lua_gc(L, LUA_GCCOLLECT);
    if (bytes > m->soft || m->used + bytes > m->soft)
        doom_memory(L, m);
}

void
act_hold(lua_State *L, size_t *held, size_t now)
{
    struct meter *m = state_meter(L);

    if (!m)
        return;
    m->used += now - *held;
    *held = now;
    act_room(L, 0);
}

void
act_release(lua_State *L, size_t *held)
{
    struct meter *m = state_meter(L);

    if (m)
        m->used -= *held;
    *held = 0;
}

void
act_hold_rows(lua_State *L, size_t more)
{
    struct act *a = act_of(L);
    size_t now = a->rows.len + more;

    if (now > a->held)
        act_hold(L, &a->held, now + HOLD_STEP);
}

void
act_leave_rows(struct act *a)
{
    if (a->held)
        a->program->meter.used -= a->held;
    a->held = 0;
    a->n_rows = 0;
    if (a->rows.cap > KEPT)
        buf_free(&a->rows);
    buf_clear(&a->rows);
}

static void
relieve(lua_State *L)
{
    struct meter *m;

    lua_getallocf(L, (void **)&m);
    if (!m->pressed)
        return;
    lua_gc(L, LUA_GCCOLLECT);
    m->pressed = false;
    if (m->used > m->soft)
        doom_memory(L, m);
}

void
act_hook(lua_State *L, lua_Debug *ar)
{
    struct act *a = act_of(L);

    (void)ar;
    if (!a) {
        lua_sethook(L, NULL, 0, 0);
        return;
    }
    if (a->due) {
        unsigned ticks = a->due;

        a->due = 0;
        sample_take(L, a, ticks);
    }
    if (a->late)
        act_doom_late(a);
    if (a->doom)
        raise_doom(L, a);
    if (a->over)
        act_doom(L, PAIR_LIMIT, "cpu", "took more than %.3g s of CPU time",
                 a->cpu_s * act_scale(a));
    relieve(L);
    lua_sethook(L, NULL, 0, 0);
}
