/* proc.helper: a program that answers each line with one. It is sent a line
   when it has answered the one before, so that what it writes too much is seen
   before it could pass for the answer to another document's question. Of the
   first line it gets the end only when it has read the rest: until then no line
   that it writes can be an answer. */
#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "lib_proc.h"
#include "log.h"
#include "mem.h"
#include "object.h"
#include "process.h"
#include "program.h"
#include "task.h"

#define HELPER "slant.helper"

#define BROKEN                                                              \
    "the helper program wrote more than one line for a line, so no answer " \
    "of it can be trusted"
#define EARLY                                                              \
    "the helper program wrote a line before it had read one, which would " \
    "pass for the answer to it"

struct question {
    struct wait wait;
    struct helper *helper;
    struct turn *turn; /* of who asks, as long as it waits */
    struct question *next;
    const char *line; /* Lua's, as long as somebody waits */
    size_t line_len;
    char *answer, *error; /* one of them, in the end, */
    bool no_room;         /* or this */
    size_t len;
};

struct helper {
    const char *command; /* words, each ended by NUL; a key of the registry */
    size_t command_len;
    const struct program *program;
    struct uv_loop_s *loop;
    struct process *process;       /* NULL: it is not running */
    struct question *first, **end; /* those that wait for their turn */
    struct question *asked;        /* whose turn it is, until it ends */
    bool busy;                     /* it owes a line, or its end */
    bool opening;                  /* it has but the beginning of a line */
    bool closed;                   /* it answers no more, but did not end */
    const char *broken;            /* why it is asked nothing any more */
    bool inside; /* a callback of the process runs, in which who was answered
                    may bring its state to an end */
    bool ended;  /* with its state */
    struct buf line;
};

/* ---- the queue ---- */

static struct question *
take_first(struct helper *h)
{
    struct question *q = h->first;

    if (!q)
        return NULL;
    turn_change(q->turn, -1, 0);
    h->first = q->next;
    if (!h->first)
        h->end = &h->first;
    return q;
}

static void
put_last(struct helper *h, struct question *q)
{
    turn_change(q->turn, 1, 0);
    *h->end = q;
    h->end = &q->next;
}

/* The question that was sent, if any; from now on nobody's. Lua code
   runs in wait_done, and may ask: that waits its turn as long as h is busy. */
static struct question *
take_asked(struct helper *h)
{
    struct question *q = h->asked;

    if (q)
        turn_change(q->turn, 0, -1);
    h->asked = NULL;
    return q;
}

/* What was sent might never be answered, and others wait: the program ends, and
   begins anew for them. */
static void
question_stop(struct wait *w)
{
    struct question *q = (struct question *)w;
    struct helper *h = q->helper;
    struct question **at = &h->first;

    if (h->asked == q) {
        take_asked(h);
        process_end(h->process);
        return;
    }
    while (*at && *at != q)
        at = &(*at)->next;
    if (!*at)
        return;
    turn_change(q->turn, -1, 0);
    *at = q->next;
    if (h->end == &q->next)
        h->end = at;
}

static void
question_release(struct wait *w)
{
    struct question *q = (struct question *)w;

    free(q->answer);
    free(q->error);
    free(q);
}

/* ---- the program ---- */

static void
fail(struct question *q, const char *error)
{
    if (!q)
        return;
    q->error = mem_string(error);
    wait_done(&q->wait);
}

static void
end_process(struct helper *h)
{
    if (h->process)
        process_kill(h->process);
    h->process = NULL;
}

/* Nobody is answered any more: what the lines belong to is not known. */
static void
break_off(struct helper *h, const char *why)
{
    h->broken = why;
    end_process(h);
    log_warn("%s: %s", h->program->name, why);
    fail(take_asked(h), why);
    while (h->first)
        fail(take_first(h), why);
}

static int send(struct helper *h, struct question *q, struct fault *ft);

static void
send_next(struct helper *h)
{
    struct question *q;
    struct fault ft;

    while ((q = take_first(h))) {
        if (send(h, q, &ft) == 0)
            return;
        fail(q, ft.text);
    }
    h->busy = false;
}

static void
leave(struct helper *h)
{
    h->inside = false;
    if (h->ended)
        free(h);
}

static void
helper_gone(void *cookie, int64_t status, int signal)
{
    struct helper *h = cookie;
    char *error =
        h->closed ? mem_string("the helper program closed its output")
        : signal
            ? mem_format("the helper program was ended by signal %d", signal)
            : mem_format("the helper program ended with status %d",
                         (int)status);

    h->inside = true;
    h->process = NULL;
    h->closed = false;
    fail(take_asked(h), error);
    free(error);
    send_next(h);
    leave(h);
}

static void
helper_closed(void *cookie)
{
    struct helper *h = cookie;

    h->closed = h->busy = true;
    process_end(h->process);
}

static void
give(struct helper *h)
{
    struct question *q = take_asked(h);

    q->len = h->line.len;
    q->answer = buf_take(&h->line);
    wait_done(&q->wait);
    send_next(h);
}

/* A part of the line counts as its plugin's memory. false: there is no room for
   it. */
static bool
keep(struct helper *h, const char *bytes, size_t n)
{
    if (!wait_grow(&h->asked->wait, n) && !wait_fits(&h->asked->wait))
        return false;
    buf_add(&h->line, bytes, n);
    return true;
}

static void
refuse(struct question *q)
{
    q->no_room = true;
    wait_done(&q->wait);
}

static void
take(struct helper *h, const char *bytes, size_t n)
{
    const char *end = memchr(bytes, '\n', n);

    if (h->opening && end) {
        break_off(h, EARLY);
    } else if (!h->busy || (end && end != bytes + n - 1)) {
        break_off(h, BROKEN);
    } else if (!keep(h, bytes, end ? n - 1 : n)) {
        end_process(h);
        refuse(take_asked(h));
        send_next(h);
    } else if (end) {
        give(h);
    } else if (h->line.len > PROC_OUTPUT_MAX) {
        end_process(h);
        fail(take_asked(h), "the helper program wrote over 16 MiB in a line");
        send_next(h);
    }
}

static void
helper_out(void *cookie, const char *bytes, size_t n)
{
    struct helper *h = cookie;

    h->inside = true;
    take(h, bytes, n);
    leave(h);
}

/* The beginning of its first line. */
static void
helper_read(void *cookie)
{
    struct helper *h = cookie;

    h->opening = false;
    process_write(h->process, "\n", 1);
}

static int
start(struct helper *h, struct fault *ft)
{
    struct process_user user = {helper_out, helper_closed, helper_read,
                                helper_gone, h};
    const char *at = h->command, *stop = at + h->command_len;
    char *argv[PROC_WORDS_MAX + 1];
    size_t n = 0;

    for (; at < stop; at += strlen(at) + 1)
        argv[n++] = (char *)at;
    argv[n] = NULL;
    h->process = process_start(h->loop, argv, h->program->folder, &user, ft);
    h->opening = h->process != NULL;
    return h->process ? 0 : -1;
}

/* It is the turn of q. -1: it was not sent, and *ft says why. */
static int
send(struct helper *h, struct question *q, struct fault *ft)
{
    if (!h->process && start(h, ft))
        return -1;
    if (!h->opening && process_has_output(h->process)) {
        break_off(h, BROKEN);
        return fault_set(ft, FAULT_PLUGIN, "%s", BROKEN);
    }
    h->asked = q;
    turn_change(q->turn, 0, 1);
    h->busy = true;
    buf_clear(&h->line);
    buf_add(&h->line, q->line, q->line_len);
    if (!h->opening)
        buf_char(&h->line, '\n');
    process_write(h->process, buf_text(&h->line), h->line.len);
    buf_free(&h->line);
    if (h->opening)
        process_when_read(h->process);
    return 0;
}

/* ---- for Lua ---- */

static int
asked(lua_State *L, int status, lua_KContext extra)
{
    const struct question *q = (const struct question *)extra;

    (void)status;
    if (act_of(L)->doom)
        act_hook(L, NULL);
    if (q->no_room)
        act_doom(L, PAIR_LIMIT, "memory",
                 "an answer of the helper for which there is no room");
    if (q->error)
        return luaL_error(L, "%s", q->error);
    act_room(L, q->len);
    lua_pushlstring(L, q->answer, q->len);
    task_unbox(L, 3);
    return 1;
}

/* helper:ask(line) */
static int
l_ask(lua_State *L)
{
    struct helper *h = *(struct helper **)luaL_checkudata(L, 1, HELPER);
    size_t len;
    const char *line = luaL_checklstring(L, 2, &len);
    struct task *t = task_here(L, "ask");
    struct wait **box;
    struct question *q;
    struct fault ft;

    lua_settop(L, 2);
    luaL_argcheck(L, !memchr(line, '\n', len), 2, "a line has no line end");
    if (h->broken)
        return luaL_error(L, "%s", h->broken);
    box = task_box(L);
    q = mem_alloc(sizeof *q);
    q->wait = (struct wait){.bytes = sizeof *q + len, /* on its way */
                            .stop = question_stop,
                            .release = question_release};
    q->helper = h;
    q->turn = &t->act->turn;
    q->line = line;
    q->line_len = len;
    task_wait(t, box, &q->wait);
    h->loop = t->act->loop;
    h->program = t->act->program;
    if (h->busy) {
        put_last(h, q);
    } else if (send(h, q, &ft)) {
        q->wait.over = true;
        t->wait = NULL;
        return luaL_error(L, "%s", ft.text);
    }
    return lua_yieldk(L, 0, (lua_KContext)q, asked);
}

static int
l_end(lua_State *L)
{
    struct helper *h = *(struct helper **)lua_touserdata(L, 1);

    if (!h) /* there was no memory for all of it */
        return 0;
    if (h->process && !h->busy && process_has_output(h->process))
        log_warn("%s: %s", h->program->name, BROKEN);
    end_process(h);
    buf_free(&h->line);
    h->ended = true;
    if (!h->inside)
        free(h);
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
    char **argv = proc_command(L, 1, NULL, 0);
    struct helper **box, *h;

    luaL_getsubtable(L, LUA_REGISTRYINDEX, HELPER "s");
    push_name(L, argv);
    lua_pushvalue(L, -1);
    if (lua_rawget(L, -3) != LUA_TNIL)
        return 1;
    lua_pop(L, 1);
    box = lua_newuserdatauv(L, sizeof *box, 0);
    *box = NULL;
    object_type(L, HELPER, l_end, methods);
    *box = h = mem_alloc(sizeof *h);
    h->end = &h->first;
    h->command = lua_tolstring(L, -2, &h->command_len);
    lua_pushvalue(L, -2);
    lua_pushvalue(L, -2);
    lua_rawset(L, -5);
    return 1;
}
