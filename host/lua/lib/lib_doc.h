/*
 * lib_doc: the methods of documents and of handles on stretches of their text.
 * In a script a span keeps its document alive by DOC_OPEN, a weak table of the
 * registry: act -> document.
 */
#ifndef SLANT_LIB_DOC_H
#define SLANT_LIB_DOC_H

#include "handle.h"

#define DOC_OPEN "slant.documents"

/* Pushes the metatable of documents. */
void doc_type(lua_State *L);
/* Pushes the act's document. */
void doc_push(lua_State *L);

/* In lib_handle.c: */
/* Pushes the metatable of handles. */
void handle_type(lua_State *L);
/* Pushes a handle on a stretch of the act's document. */
struct handle *handle_push(lua_State *L, struct span at, int64_t token);
/* Iterator over the tokens that begin in `in`: i, token. Pushes 3 values. */
int handle_tokens(lua_State *L, struct span in);

#endif
