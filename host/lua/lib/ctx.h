/* ctx: what a plugin's functions get beside the document. */
#ifndef SLANT_CTX_H
#define SLANT_CTX_H

#include <lua.h>

#include "plugin.h"

/* Pushes a plugin's ctx: options, plugin, assets, skip, random, documents,
   emit. [-0, +1, e] */
void ctx_push(lua_State *L, struct plugin *p);

#endif
