/* asset: what a file held, as a plugin reads it: :read(), :lines(), :rows(). */
#ifndef SLANT_ASSET_H
#define SLANT_ASSET_H

#include <lua.h>

/* Pushes one; the text is on top. name: of the file. [-1, +1, e] */
void asset_push(lua_State *L, const char *name);

#endif
