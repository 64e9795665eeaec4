/* lib_reading: a passage as Lua gives it, and its features. */
#ifndef SLANT_LIB_READING_H
#define SLANT_LIB_READING_H

#include <lua.h>

#include "feature_set.h"

/* What models and trainers read with. Their userdata have two user values, the
   lexicons, which must live as long. */
struct reading {
    struct passage passage;
    struct features features;
    const struct tone_rules *rules;
    size_t held; /* of act_hold */
};

void reading_free(lua_State *L, struct reading *r);
/* Counts the memory that words are kept in, which grows as passages are read.
 */
void reading_hold(lua_State *L, struct reading *r);
/* Takes the fields tone and verbs of the table at index, for the userdata on
   top. */
void reading_lexicons(lua_State *L, int index, struct reading *r);
/* Reads {text=, targets=, more=, in_quotes=} at 2, and leaves it there alone:
   the text lives as long as that table. */
void reading_take(lua_State *L, struct reading *r);

#endif
