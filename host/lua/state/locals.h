/* locals: the local variables where a call into a plugin failed, for people. */
#ifndef SLANT_LOCALS_H
#define SLANT_LOCALS_H

#include <lua.h>

struct program;

/* Names and short values of the innermost functions of p on the stack of the
   failed coroutine co: at most LOCALS_BYTES of valid UTF-8, `  name = value`
   in lines below `in FILE:LINE`. Strings are cut, of tables the first fields
   are shown, but no functions of slant's; of a frozen one those it shows. Calls
   no metamethod. NULL: there are none. */
#define LOCALS_BYTES 1000
char *locals_text(const struct program *p, lua_State *co);

/* A variable's field of nearly this name, `state.set`, where the innermost
   function of p failed; NULL: there is none. */
char *locals_near(const struct program *p, lua_State *co, const char *field);

#endif
