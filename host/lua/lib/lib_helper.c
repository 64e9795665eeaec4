/* proc.helper: a program that answers each line with one, in order. */
#include <lauxlib.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "lib_proc.h"
#include "mem.h"
#include "object.h"
#include "process.h"
#include "task.h"

#define HELPER "slant.helper"

struct question {
    struct wait wait;
    struct helper *helper;
    struct question *next;
    char *answer; /* NULL: it ended before it had answered */
    size_t len;
};

struct helper {
    struct process *process; /* NULL: it is not running */
    struct question *first, **end;
    struct buf line;
    int64_t status;
    int signal;
};

/* Leaves an empty one in its place: answers come in the order of questions. */
static void
question_stop(struct wait *w)
{
    struct question *q = (struct question *)w;
    struct question **at = &q->helper->first;

    while (*at && *at != q)
        at = &(*at)->next;
    if (!*at)
        return;
    *at = mem_alloc(sizeof **at);
    (*at)->next = q->next;
    if (q->helper->end == &q->next)
        q->helper->end = &(*at)->next;
}

static void
question_release(struct wait *w)
{
    free(((struct question *)w)->answer);
    free(w);
}

/* The question whose turn it is has this answer. */
static void
give(struct helper *h, const char *answer, size_t len)
{
    struct question *q = h->first;

    if (!q)
        return;
    h->first = q->next;
    if (!h->first)
        h->end = &h->first;
    if (!q->helper) {
        free(q);
        return;
    }
    if (answer)
        q->answer = mem_copy(answer, len);
    q->len = len;
    wait_done(&q->wait);
}

static void
give_up(struct helper *h)
{
    size_t n = 0;

    buf_clear(&h->line);
    for (const struct question *q = h->first; q; q = q->next)
        n++;
    for (; n; n--) /* who asks again now asks the next process */
        give(h, NULL, 0);
}

static void
helper_gone(void *cookie, int64_t status, int signal)
{
    struct helper *h = cookie;

    h->process = NULL;
    h->status = status;
    h->signal = signal;
    give_up(h);
}

static void
helper_out(void *cookie, const char *bytes, size_t n)
{
    struct helper *h = cookie;
    const struct process *from = h->process;
    const char *end;

    while (h->process == from && (end = memchr(bytes, '\n', n))) {
        size_t len = (size_t)(end - bytes);

        buf_add(&h->line, bytes, len);
        bytes += len + 1;
        n -= len + 1;
        struct buf line = h->line;

        h->line = (struct buf){0};
        give(h, line.len ? line.data : "", line.len);
        buf_free(&line);
    }
    if (h->process != from)
        return;
    buf_add(&h->line, bytes, n);
    if (h->line.len > PROC_OUTPUT_MAX) {
        process_kill(h->process);
        helper_gone(h, 0, SIGKILL);
    }
}

static int
asked(lua_State *L, int status, lua_KContext extra)
{
    const struct question *q = (const struct question *)extra;
    const struct helper *h = q->helper;

    (void)status;
    if (act_of(L)->doom)
        act_hook(L, NULL);
    if (!q->answer && h->signal)
        return luaL_error(L, "the helper program was ended by signal %d",
                          h->signal);
    if (!q->answer)
        return luaL_error(L, "the helper program ended with status %d",
                          (int)h->status);
    act_room(L, q->len);
    lua_pushlstring(L, q->answer, q->len);
    return 1;
}

static void
helper_start(lua_State *L, struct helper *h, const struct task *t)
{
    struct process_user user = {helper_out, helper_gone, h};
    struct fault ft;
    char **argv;

    lua_getiuservalue(L, 1, 1);
    argv = proc_command(L, lua_gettop(L));
    h->process = process_start(t->act->loop, argv, proc_folder(L), &user, &ft);
    if (!h->process)
        luaL_error(L, "%s", ft.text);
}

/* helper:ask(line) */
static int
l_ask(lua_State *L)
{
    struct helper *h = luaL_checkudata(L, 1, HELPER);
    size_t len;
    const char *line = luaL_checklstring(L, 2, &len);
    struct task *t = task_here(L, "ask");
    struct wait **box;
    struct question *q;

    luaL_argcheck(L, !memchr(line, '\n', len), 2, "a line has no line end");
    if (!h->process)
        helper_start(L, h, t);
    box = task_box(L);
    q = mem_alloc(sizeof *q);
    q->wait = (struct wait){.stop = question_stop, .release = question_release};
    q->helper = h;
    task_wait(t, box, &q->wait);
    *h->end = q;
    h->end = &q->next;
    process_write(h->process, line, len);
    process_write(h->process, "\n", 1);
    return lua_yieldk(L, 0, (lua_KContext)q, asked);
}

static int
l_end(lua_State *L)
{
    struct helper *h = lua_touserdata(L, 1);

    if (h->process)
        process_kill(h->process);
    h->process = NULL;
    while (h->first) { /* nobody waits any more: the state is closed */
        struct question *q = h->first;

        h->first = q->next;
        if (!q->helper)
            free(q);
    }
    buf_free(&h->line);
    return 0;
}

/* The command as one string: what makes a helper the same. */
static void
push_name(lua_State *L, char **argv)
{
    luaL_Buffer b;

    luaL_buffinit(L, &b);
    for (; *argv; argv++)
        luaL_addlstring(&b, *argv, strlen(*argv) + 1);
    luaL_pushresult(&b);
}

/* proc.helper{program, argument...}: the same for the same command. */
int
proc_helper(lua_State *L)
{
    static const luaL_Reg methods[] = {{"ask", l_ask}, {NULL, NULL}};
    char **argv = proc_command(L, 1);
    struct helper *h;

    luaL_getsubtable(L, LUA_REGISTRYINDEX, HELPER "s");
    push_name(L, argv);
    lua_pushvalue(L, -1);
    if (lua_rawget(L, -3) != LUA_TNIL)
        return 1;
    lua_pop(L, 1);
    h = lua_newuserdatauv(L, sizeof *h, 1);
    *h = (struct helper){0};
    h->end = &h->first;
    lua_pushvalue(L, 1);
    lua_setiuservalue(L, -2, 1);
    object_type(L, HELPER, l_end, methods);
    lua_pushvalue(L, -2);
    lua_pushvalue(L, -2);
    lua_rawset(L, -5);
    return 1;
}
