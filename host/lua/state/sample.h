/* sample: where a plugin is when the CPU tick asks. */
#ifndef SLANT_SAMPLE_H
#define SLANT_SAMPLE_H

#include "act.h"

/* While *look is not 0, each tick's place goes to f; what the host itself used
   is `slant`. NULL, NULL, NULL: nobody looks. */
void sample_watch(const _Atomic uint32_t *look,
                  void (*f)(void *cookie, const char *stack, unsigned ticks),
                  void *cookie);

/* Both are safe in a signal handler. */
bool sample_wanted(void);
void sample_host(unsigned ticks); /* the host's own */

/* Tells the act's stack, outermost first, to who watches:
   `plugin;callback;init.lua:57;lib/x.lua:9;find()`. L is stopped in a hook. */
void sample_take(lua_State *L, const struct act *a, unsigned ticks);

#endif
