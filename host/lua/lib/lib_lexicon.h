/* lib_lexicon: weighted words in Lua; also what models read with. */
#ifndef SLANT_LIB_LEXICON_H
#define SLANT_LIB_LEXICON_H

#include <lua.h>

#include "tone.h"

/* A lexicon with its rules; its userdata. */
struct lexicon_box {
    struct lexicon *lexicon;
    struct tone_rules rules;
    struct passage passage; /* work memory */
    size_t held;            /* of act_hold */
    struct tone tone;
    uint8_t *met;   /* enum met, by type id of the corpus */
    uint64_t *part; /* of those met: the hash of its first part */
    size_t n_types;
    struct buf form;
    struct spans parts;
};

struct lexicon_box *lexicon_check(lua_State *L, int index); /* raises */

#endif
