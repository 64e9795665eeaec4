/* field: optional fields of a table that a caller gives, of which a value of
   another type raises an error; and fields of a table that is made. */
#ifndef SLANT_FIELD_H
#define SLANT_FIELD_H

#include <lua.h>

double field_number(lua_State *L, int index, const char *name,
                    double otherwise);
/* NULL without it. The string stays on the stack. */
const char *field_text(lua_State *L, int index, const char *name);

/* Of the table on top. */
void field_set_integer(lua_State *L, const char *name, lua_Integer v);
void field_set_number(lua_State *L, const char *name, double v);
void field_set_text(lua_State *L, const char *name,
                    const char *v); /* or NULL */

#endif
