#include "sample.h"

#include <stdio.h>
#include <string.h>

#include "program.h"

enum {
    DEPTH = 40,  /* frames from the innermost outwards */
    LEVELS = 200 /* looked at */
};

static const _Atomic uint32_t *watched;
static void (*receiver)(void *cookie, const char *stack, unsigned ticks);
static void *receiver_cookie;
static volatile unsigned host_due; /* ticks of the host, not yet told */

void
sample_watch(const _Atomic uint32_t *look,
             void (*f)(void *cookie, const char *stack, unsigned ticks),
             void *cookie)
{
    watched = look;
    receiver = f;
    receiver_cookie = cookie;
}

bool
sample_wanted(void)
{
    return watched && *watched;
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

    if (!receiver)
        return;
    host_due = 0;
    if (host)
        receiver(receiver_cookie, "slant", host);
    receiver(receiver_cookie, stack, ticks);
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

void
sample_take(lua_State *L, const struct act *a, unsigned ticks)
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
