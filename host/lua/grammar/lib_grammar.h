/* lib_grammar: what says who speaks in a text (speech.h), for Lua. */
#ifndef SLANT_LIB_GRAMMAR_H
#define SLANT_LIB_GRAMMAR_H

#include <lua.h>

int lib_grammar(lua_State *L); /* match.grammar */

#endif
