/* lib_gazetteer: gazetteers that Lua holds. */
#ifndef SLANT_LIB_GAZETTEER_H
#define SLANT_LIB_GAZETTEER_H

#include <lua.h>

#include "gazetteer.h"

/* The one at index; raises. */
const struct gazetteer *gazetteer_check(lua_State *L, int index);

int lib_gazetteer(lua_State *L); /* match.gazetteer */

#endif
