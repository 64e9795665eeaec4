#include "sample.h"

#include <stdio.h>
#include <string.h>

#include "program.h"

enum {
    DEPTH = 40,  /* frames from the innermost outwards */
    LEVELS = 200 /* looked at */
};

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
    act_sample(buf_text(&out), ticks);
    buf_free(&out);
}
