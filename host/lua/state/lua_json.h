/* lua_json: JSON of Lua values, and Lua values of JSON. */
#ifndef SLANT_LUA_JSON_H
#define SLANT_LUA_JSON_H

#include <lua.h>

#include "buf.h"

/* Appends the value at index; keys sorted. Raises on what JSON has not. */
void json_write(lua_State *L, int index, struct buf *out);
void json_write_list(lua_State *L, int index, struct buf *out);

/* Pushes the value that the text stands for; null is nil. Raises. */
void json_push(lua_State *L, const char *text, size_t len);

#endif
