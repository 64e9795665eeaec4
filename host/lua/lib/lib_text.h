/* lib_text: what others need of the module text. */
#ifndef SLANT_LIB_TEXT_H
#define SLANT_LIB_TEXT_H

#include <lua.h>

#include "span.h"

/* Pushes a userdata with the sentences of the string at index, which is UTF-8
   of at most 16 MiB; raises. */
struct spans *text_sentences_push(lua_State *L, int index);

#endif
