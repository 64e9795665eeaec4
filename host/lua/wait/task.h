/*
 * task: a coroutine of an act that may wait: the pair's own, and below it those
 * of async.all and async.timeout. Who waits has yielded out of a C function,
 * and that function's continuation takes what came. Completions arrive from
 * the loop, never while Lua runs.
 */
#ifndef SLANT_TASK_H
#define SLANT_TASK_H

#include <stdbool.h>
#include <stddef.h>

#include <lua.h>

#include "act.h"

/* Something under way. A box on the stack of who waits holds it, and releases
   it, after stopping it if it is not over. */
struct wait {
    struct task *task; /* who waits, or NULL */
    bool over;
    size_t bytes; /* it takes beside the state: those of its user's plugin */
    size_t held;  /* of act_hold, and what came since */
    void (*stop)(struct wait *w); /* nobody wants it any more */
    void (*release)(struct wait *w);
};

struct task {
    struct act *act;
    lua_State *L;
    int n_args;            /* for its first resume */
    struct task *parent;   /* NULL: the pair's own */
    struct task *next;     /* in the queue of those that are ready */
    struct task *children; /* an array, while it waits for them */
    size_t n_children, pending;
    const struct task *failed; /* the child whose error it takes over */
    struct wait *wait;
    bool ready, ended, stopped; /* stopped: before its end */
    int status;                 /* of Lua, when it has ended */
};

/* The act's own task, ready to run: a function and its arguments are on L. */
void task_init(struct task *t, struct act *a, lua_State *L, int n_args);

/* The next one that is ready, out of the queue; NULL: all wait. */
struct task *task_next(struct act *a);

/* A task that is not the act's own has ended: tells its parent. */
void task_end(struct task *t, int status);

/* What it waits for is wanted no more, nor that of its children: it does not go
   on. Returns the coroutine in which it waited. */
lua_State *task_stop(struct task *t);

/* The task of the code that runs; raises when that must not wait. what: the
   function's name. */
struct task *task_here(lua_State *L, const char *what);

/* Makes a coroutine of each function of the list at index, as children of t.
   Pushes what keeps them: two values. Raises. */
void task_fork(lua_State *L, struct task *t, int index);

/* Pushes an empty box. [-0, +1, m] */
struct wait **task_box(lua_State *L);
/* Releases what the box at index holds, if anything, before its collection. */
void task_unbox(lua_State *L, int index);
/* t waits for w, which the box holds from now on. Raises when there is no room
   for that. */
void task_wait(struct task *t, struct wait **box, struct wait *w);

/* From the loop: w is over, and its task goes on. */
void wait_done(struct wait *w);
/* From the loop: so many bytes more have come for w. false: that may be too
   much. */
bool wait_grow(struct wait *w, size_t more);
/* Is it, after a collection? Which may release others that are over. */
bool wait_fits(struct wait *w);

/* A wait that lasts so long, a millisecond at least, and then is over. */
struct wait *wait_timer(struct uv_loop_s *loop, double seconds);

#endif
