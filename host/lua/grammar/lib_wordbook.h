/* lib_wordbook: match.wordbook for Lua, in several files. */
#ifndef SLANT_LIB_WORDBOOK_H
#define SLANT_LIB_WORDBOOK_H

#include <lauxlib.h>

#include "object.h"
#include "sentence.h"
#include "wordbook.h"

#define WORDBOOK_TYPE OBJECT_PREFIX "wordbook"

struct wordbook_box {
    struct wordbook book;
    struct sentence sentence; /* work memory of prospects */
    size_t held;              /* of act_hold */
};

/* The one at index; raises. */
static inline struct wordbook_box *
wordbook_check(lua_State *L, int index)
{
    return luaL_checkudata(L, index, WORDBOOK_TYPE);
}

/* book:items(s, base, places, info, open), in lib_items.c */
int wordbook_items(lua_State *L);

/* book:encounters(doc | s, mentions, options), in lib_encounters.c */
int wordbook_encounters(lua_State *L);

int lib_wordbook(lua_State *L); /* match.wordbook */

#endif
