#include "sample.h"

#include "engine.h"
#include "program.h"

enum {
    DEPTH = 40,  /* frames from the innermost outwards */
    LEVELS = 200 /* looked at */
};

static const struct engine_sink *watcher;
static volatile unsigned host_due; /* ticks of the host, not yet told */

void
sample_watch(const struct engine_sink *sink)
{
    watcher = sink;
}

bool
sample_tick(const struct act *a)
{
    if (!watcher || !watcher->place)
        return false;
    *watcher->cpu_ns = (uint64_t)a->cpu_ns;
    return true;
}

void
sample_host(unsigned ticks)
{
    host_due += ticks;
}

static void
tell(const char *stack, unsigned ticks)
{
    unsigned host = host_due;

    host_due = 0;
    if (host)
        watcher->sample(watcher->cookie, "slant", host);
    watcher->sample(watcher->cookie, stack, ticks);
}

static const char *
callback_name(enum act_kind kind)
{
    static const char *const names[] = {
        [ACT_LOAD] = "load",     [ACT_SETUP] = "setup",
        [ACT_REDUCE] = "reduce", [ACT_FINISH] = "finish",
        [ACT_EXPORT] = "export", [ACT_DOCUMENT] = "document",
        [ACT_SCRIPT] = "script"};

    return names[kind];
}

/* A frame's text; the host's entry into the plugin has none. */
static void
add_frame(struct buf *out, lua_State *L, lua_Debug *ar)
{
    lua_getinfo(L, "Sln", ar);
    if (ar->currentline > 0 && *ar->source == '@')
        buf_format(out, ";%s:%d", ar->source + 1, ar->currentline);
    else if (ar->name)
        buf_format(out, ";%s()", ar->name);
}

/* The innermost place in Lua code; false: there is none. */
static bool
find_place(lua_State *L, lua_Debug *ar)
{
    for (int i = 0; lua_getstack(L, i, ar); i++) {
        lua_getinfo(L, "Sl", ar);
        if (ar->currentline > 0 && *ar->source == '@')
            return true;
    }
    return false;
}

static void
tell_place(lua_State *L)
{
    lua_Debug ar;

    if (find_place(L, &ar))
        watcher->place(watcher->cookie, ar.source + 1, ar.currentline);
}

void
sample_waits(lua_State *L, size_t plugin, int64_t document)
{
    lua_Debug in, ar;

    if (!watcher || !watcher->waits || !lua_getstack(L, 0, &in) ||
        !find_place(L, &ar))
        return;
    lua_getinfo(L, "n", &in);
    watcher->waits(watcher->cookie, plugin, document, ar.source + 1,
                   ar.currentline, in.name);
}

static void
tell_stack(lua_State *L, const struct act *a, unsigned ticks)
{
    struct buf out = {0};
    lua_Debug ar;
    int levels = 0;

    while (levels < LEVELS && lua_getstack(L, levels, &ar))
        levels++;
    buf_format(&out, "%s;%s", a->program ? a->program->name : "script",
               callback_name(a->kind));
    for (int i = levels < DEPTH ? levels : DEPTH; i-- > 0;)
        if (lua_getstack(L, i, &ar))
            add_frame(&out, L, &ar);
    tell(buf_text(&out), ticks);
    buf_free(&out);
}

void
sample_take(lua_State *L, const struct act *a, unsigned ticks)
{
    if (!watcher)
        return;
    tell_place(L);
    if (watcher->profile && *watcher->profile)
        tell_stack(L, a, ticks);
}
