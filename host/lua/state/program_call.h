/* program_call: protected calls into a plugin's code, with limits. */
#ifndef SLANT_PROGRAM_CALL_H
#define SLANT_PROGRAM_CALL_H

#include "act.h"
#include "pair_result.h"
#include "program.h"

/* Calls f(L) with cookie as its one argument (light userdata) in a coroutine
   of its own under a's limits; what it returns is dropped. a keeps its rows.
   -1: *failure has state, cause, message, place, traceback. */
int program_call(struct program *p, struct act *a, lua_CFunction f,
                 void *cookie, struct pair_result *failure);

#endif
