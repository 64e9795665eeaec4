/* buf_box: bytes that Lua's collector frees, whatever raises. */
#ifndef SLANT_BUF_BOX_H
#define SLANT_BUF_BOX_H

#include <lua.h>

#include "buf.h"

/* Pushes a userdata that holds an empty buf and frees it when collected. */
struct buf *buf_box(lua_State *L);

#endif
