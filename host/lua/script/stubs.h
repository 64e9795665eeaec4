/*
 * stubs: what plugins can call, as type definitions for editors (the LuaLS
 * language server), made of api.c and of the keys that check_plugin knows.
 */
#ifndef SLANT_STUBS_H
#define SLANT_STUBS_H

#include "buf.h"

/* Calls each(cookie, name, text) for every file of definitions: `slant.lua`
   with the classes, and one for each module that plugins require. */
void stubs_make(void (*each)(void *cookie, const char *name,
                             const struct buf *text),
                void *cookie);

/* stubs_plugin.c: the class of what init.lua returns, and those of its parts.
 */
void stubs_add_plugin(struct buf *out);

#endif
