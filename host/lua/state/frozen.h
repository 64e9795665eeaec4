/* frozen: tables that plugin code can read and not write. */
#ifndef SLANT_FROZEN_H
#define SLANT_FROZEN_H

#include <lua.h>

/* Replaces the table on top by one that shows it and cannot be written. deep:
   tables in it too. [-1, +1, e] */
void frozen_make(lua_State *L, int deep);
/* Replaces the table on top, if it is such a one, by the one that it shows. */
void frozen_thaw(lua_State *L);

#endif
