/* proc.run: a program runs once, for its output. */
#include <lauxlib.h>
#include <stdlib.h>

#include "field.h"
#include "lib_proc.h"
#include "libs.h"
#include "mem.h"
#include "process.h"
#include "task.h"

struct run {
    struct wait wait;
    struct process *process;
    struct buf out;
    int64_t status;
    int signal;
    bool too_much, no_room;
};

static void
run_stop(struct wait *w)
{
    struct run *r = (struct run *)w;

    if (r->process)
        process_kill(r->process);
    r->process = NULL;
}

static void
run_release(struct wait *w)
{
    buf_free(&((struct run *)w)->out);
    free(w);
}

static void
run_out(void *cookie, const char *bytes, size_t n)
{
    struct run *r = cookie;

    r->too_much = r->out.len + n > PROC_OUTPUT_MAX;
    r->no_room = !wait_grow(&r->wait, n) && !wait_fits(&r->wait);
    if (!r->too_much && !r->no_room) {
        buf_add(&r->out, bytes, n);
        return;
    }
    run_stop(&r->wait);
    wait_done(&r->wait);
}

static void
run_gone(void *cookie, int64_t status, int signal)
{
    struct run *r = cookie;

    r->process = NULL;
    r->status = status;
    r->signal = signal;
    wait_done(&r->wait);
}

static int
run_done(lua_State *L, int status, lua_KContext extra)
{
    const struct run *r = (const struct run *)extra;

    (void)status;
    if (act_of(L)->doom)
        act_hook(L, NULL);
    if (r->no_room)
        act_doom(L, PAIR_LIMIT, "memory",
                 "a program's output for which there is no room");
    if (r->too_much)
        return luaL_error(L, "the program wrote more than %d MiB",
                          (int)(PROC_OUTPUT_MAX >> 20));
    act_room(L, r->out.len);
    lua_createtable(L, 0, 3);
    lua_pushlstring(L, r->out.len ? r->out.data : "", r->out.len);
    lua_setfield(L, -2, "output");
    if (r->signal) {
        field_set_integer(L, "signal", r->signal);
    } else {
        field_set_integer(L, "status", (lua_Integer)r->status);
    }
    task_unbox(L, 3);
    return 1;
}

/* proc.run{program, argument..., input=} */
static int
l_run(lua_State *L)
{
    static const char *const input_name = "input";
    struct task *t = task_here(L, "proc.run");
    struct process_user user = {.out = run_out, .gone = run_gone};
    struct wait **box;
    struct run *r;
    char **argv;
    const char *input;
    struct fault ft;
    size_t len = 0;

    lua_settop(L, 1);
    argv = proc_command(L, 1, &input_name, 1);
    box = task_box(L);
    lua_getfield(L, 1, input_name);
    input = luaL_optlstring(L, -1, "", &len);
    r = mem_alloc(sizeof *r);
    r->wait = (struct wait){
        .bytes = sizeof *r + len, .stop = run_stop, .release = run_release};
    task_wait(t, box, &r->wait);
    user.cookie = r;
    r->process = process_start(t->act->loop, argv, proc_folder(L), &user, &ft);
    if (!r->process) {
        r->wait.over = true;
        t->wait = NULL;
        return luaL_error(L, "%s", ft.text);
    }
    if (len)
        process_write(r->process, input, len);
    process_end_input(r->process);
    return lua_yieldk(L, 0, (lua_KContext)r, run_done);
}

int
lib_proc(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"helper", proc_helper}, {"run", l_run}, {NULL, NULL}};

    luaL_newlib(L, functions);
    return 1;
}
