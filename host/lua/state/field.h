/* field: optional fields of a table that a caller gives. A value of another
   type raises an error. */
#ifndef SLANT_FIELD_H
#define SLANT_FIELD_H

#include <lua.h>

double field_number(lua_State *L, int index, const char *name,
                    double otherwise);
/* NULL without it. The string stays on the stack. */
const char *field_text(lua_State *L, int index, const char *name);

#endif
