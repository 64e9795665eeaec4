/* libs: the modules of slant that plugins can require. */
#ifndef SLANT_LIBS_H
#define SLANT_LIBS_H

#include <stdbool.h>
#include <stddef.h>

#include <lua.h>

/* Pushes the module made anew; false: there is none of this name. */
bool libs_push(lua_State *L, const char *name);
const char *libs_names(void);    /* for messages */
const char *libs_name(size_t i); /* the i-th module; NULL: no more */

/* Each makes its module and leaves it on the stack. */
int lib_stat(lua_State *L);
int lib_text(lua_State *L);
int lib_match(lua_State *L);
int lib_json(lua_State *L);
int lib_lexicon(lua_State *L);
int lib_model(lua_State *L);
int vader_open(lua_State *L);  /* lexicon.vader(text) */
int trainer_new(lua_State *L); /* model.trainer{classes=, tone=, verbs=} */
int lib_log(lua_State *L);
int lib_print(lua_State *L); /* print itself: see lib_log.c */
int lib_async(lua_State *L);
int lib_http(lua_State *L);
int lib_proc(lua_State *L);
int lib_det(lua_State *L);

#endif
