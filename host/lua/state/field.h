/* field: optional fields of a table that a caller gives, of which a value of
   another type raises an error; and fields of a table that is made. */
#ifndef SLANT_FIELD_H
#define SLANT_FIELD_H

#include <stddef.h>

#include <lua.h>

double field_number(lua_State *L, int index, const char *name,
                    double otherwise);
/* NULL without it. The string stays on the stack. */
const char *field_text(lua_State *L, int index, const char *name);

/* The table at index, an argument, has no other keys than 1 to items and names:
   one that is misspelt would be as if it were not there. */
void field_only(lua_State *L, int index, size_t items, const char *const *names,
                size_t n);

/* Of the table on top. */
void field_set_integer(lua_State *L, const char *name, lua_Integer v);
void field_set_number(lua_State *L, const char *name, double v);
void field_set_text(lua_State *L, const char *name,
                    const char *v); /* or NULL */

#endif
