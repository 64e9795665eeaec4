/* lua_text: strings of Lua as texts. */
#ifndef SLANT_LUA_TEXT_H
#define SLANT_LUA_TEXT_H

#include <lua.h>

#include "span.h"

/* The string at index: UTF-8 of at most 16 MiB; raises. */
const char *text_check(lua_State *L, int index, size_t *len);
/* Pushes a userdata that owns the spans; empty. */
struct spans *spans_box(lua_State *L);
/* Pushes one with the sentences of the string at index; raises as
   text_check. */
struct spans *text_sentences_push(lua_State *L, int index);

#endif
