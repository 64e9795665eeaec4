/*
 * missing: what may have been meant by a name that a table does not have.
 */
#ifndef SLANT_MISSING_H
#define SLANT_MISSING_H

#include <lua.h>
#include <stdbool.h>

/* From now on a read of the table on top raises for a name that is neither in
   it nor in the table at `names`: `match has no "sets"; did you mean "set"?`.
   [-0, +0, e] */
void missing_explain(lua_State *L, const char *what, int names);
/* Raises the same; names: all there are. */
int missing_raise(lua_State *L, const char *what, const char *key, int names);

/* The string among the keys of a table that is nearest to the name; the table
   has it. NULL: none is near. [-0, +0, e] */
const char *missing_near(lua_State *L, int table, const char *name);

/* The NAME in an error of Lua's such as "... (field 'NAME')"; kind: what stands
   before it. */
#define MISSING_NAME 40
bool missing_named(const char *message, const char *kind,
                   char name[MISSING_NAME]);

#endif
