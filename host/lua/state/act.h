/*
 * act: one call into a plugin's code, with what it may use and how it ends.
 * Every running coroutine knows its act (act_of). A doomed act cannot go on:
 * a hook raises at each of its instructions, so pcall cannot save it.
 */
#ifndef SLANT_ACT_H
#define SLANT_ACT_H

#include <stdbool.h>
#include <stdint.h>

#include <lua.h>

#include "pair_result.h"
#include "state.h"
#include "turn.h"

struct plugin;
struct program;
struct task;
struct uv_loop_s;
struct article;
struct outcome;

enum act_kind {
    ACT_LOAD,     /* the chunk itself */
    ACT_SETUP,    /* setup(ctx) */
    ACT_DOCUMENT, /* document(doc, ctx, state) */
    ACT_REDUCE,   /* init and step */
    ACT_FINISH,   /* merge and finish */
    ACT_EXPORT,   /* a function of exports, called by a script */
    ACT_SCRIPT    /* no plugin: a document in the hands of a script */
};

struct act {
    enum act_kind kind;
    lua_State *L; /* where it runs now */
    struct program *program;
    struct plugin *plugin;    /* NULL while it is only described */
    struct article *article;  /* the document at hand, or NULL */
    struct outcome *outcomes; /* of the required plugins on it; see result.h */
    uint64_t serial; /* of the document: a handle kept too long differs */
    int callback;    /* reference to the plugin's function that is called */
    double cpu_s;    /* limit for a small document */
    volatile int64_t cpu_ns; /* used so far; written by the tick, and from its
                                first wait on by tick_charge */
    double wall_s;           /* limit of its time; 0: none */
    uint64_t deadline;       /* of this turn (flight_now); 0: none */
    volatile bool over;      /* it was found over a limit */
    volatile bool late;      /* which was that of its time */
    bool waited;
    struct turn turn;
    volatile unsigned due; /* ticks for which a sample is to be taken */
    enum pair_state doom;  /* 0 while it may go on */
    char *doom_cause, *doom_message;
    uint64_t random[4];
    bool seeded;
    struct buf form; /* of a token, while it is made a string */
    struct buf rows;
    uint32_t n_rows;
    size_t held;       /* of the program's memory, for rows */
    uint64_t sent;     /* bytes of rows that were handed to send_rows */
    int64_t documents; /* ACT_FINISH: members */
    /* Takes away the rows there are; NULL: they stay until the act ends. */
    void (*send_rows)(struct act *a);
    /* Where it may wait (task.h): the task that runs, those that are ready, and
       who is to be told when there is one. No loop: it may not. */
    struct uv_loop_s *loop;
    struct task *task, *ready;
    void (*wake)(struct act *a);
};

#define ACT_NS 1000000000ll
#define ACT_GRACE_NS ACT_NS
#define ACT_LONG 10 /* load, setup, reduce, finish against document */

static inline struct act *
act_of(lua_State *L)
{
    return *(struct act **)lua_getextraspace(L);
}

void act_take(lua_State *L, struct act *a); /* act_of(L) from now on */
void act_clear(struct act *a); /* for the next use: keeps where it may wait */
void act_free(struct act *a);

/* A document's limits grow with its size. */
double act_scale(const struct act *a);

/* Ends the act: in state, for cause, with a message. Does not return. */
_Noreturn void act_doom(lua_State *L, enum pair_state state, const char *cause,
                        const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* The same from outside, for an act that waits and is late. */
void act_doom_late(struct act *a);

/* For C code that works long: raises when the act is over a limit. */
static inline void act_check(lua_State *L);
/* For C code that is to allocate so many bytes by means that cannot fail:
   raises when they are not there, also after a collection. */
void act_room(lua_State *L, size_t bytes);
/* For objects that hold memory beside their state: it counts like the state's.
   *held: bytes counted so far, 0 at first; now: how many there are. act_hold
   raises when that is too much; act_release, of a finalizer, does not. */
void act_hold(lua_State *L, size_t *held, size_t now);
void act_release(lua_State *L, size_t *held);
/* The same for rows: those of an act count as its program's memory while it has
   them. Raises when so many bytes more are too much. */
void act_hold_rows(lua_State *L, size_t more);
/* It has none any more. */
void act_leave_rows(struct act *a);

/* For meter.press: the next instruction of the running act collects. */
void act_press(struct meter *m);

/* The hook: raises while the act is doomed, dooms it when it is over. */
void act_hook(lua_State *L, lua_Debug *ar);
#define ACT_HOOK_MASK \
    (LUA_MASKCALL | LUA_MASKRET | LUA_MASKLINE | LUA_MASKCOUNT)

static inline void
act_check(lua_State *L)
{
    const struct act *a = act_of(L);

    if (a && a->over)
        act_hook(L, NULL);
}

/* a has the CPU from now on; NULL: the host. */
void act_run(struct act *a);
struct act *act_running(void);
uint64_t act_turn(void); /* counts the calls of act_run */

#endif
