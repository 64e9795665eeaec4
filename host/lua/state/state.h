/*
 * state: a lua_State whose memory is metered.
 *
 * At the hard cap the process ends (ENGINE_EXIT_MEMORY): a table allocation
 * that fails can corrupt Lua 5.4.4's heap, so none ever does. From the soft
 * cap (3/4) on, requests for strings and userdata fail as ordinary memory
 * errors, and other growth asks for a collection (act_press of act.h).
 */
#ifndef SLANT_STATE_H
#define SLANT_STATE_H

#include <stdbool.h>
#include <stddef.h>

#include <lua.h>

struct meter {
    size_t used, soft, hard;
    bool pressed; /* over soft: a collection was asked for */
    bool full;    /* was at soft since this was cleared: what went wrong may
                     have done so for want of memory */
    lua_State *L;
    /* Asks for a collection at the next instruction; NULL: nobody can. */
    void (*press)(struct meter *m);
};

#define STATE_MEMORY_DEFAULT (256u << 20)

/* m must outlive the state. NULL: no memory. The state collects seldom: what
   loading makes is there to stay. */
lua_State *state_new(struct meter *m, size_t hard);
/* The state's meter is at another place now. */
void state_moved(lua_State *L, struct meter *m);
void state_limit(struct meter *m, size_t hard);
/* That of L; NULL when its memory is not metered. */
struct meter *state_meter(lua_State *L);
/* From now on much is made that is soon dropped. */
void state_busy(lua_State *L);

#endif
