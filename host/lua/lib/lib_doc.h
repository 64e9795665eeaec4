/*
 * lib_doc: the document as a plugin sees it, and handles on stretches of its
 * text (tokens, sentences, paragraphs, spans). Both belong to the act that
 * made them and raise "doc is closed" once its document has ended.
 *
 * In a script (ACT_SCRIPT) every document has an act of its own, and many are
 * open: using one makes its act the state's (act_of). A span keeps its document
 * alive by DOC_OPEN, a weak table of the registry: act -> document.
 */
#ifndef SLANT_LIB_DOC_H
#define SLANT_LIB_DOC_H

#include "act.h"
#include "article.h"
#include "handle.h"

#define DOC_OPEN "slant.documents"

/* Pushes the metatable of handles. */
void handle_type(lua_State *L);
/* Pushes a handle on a stretch of the act's document. */
struct handle *handle_push(lua_State *L, struct span at, int64_t token);
struct handle *handle_check(lua_State *L, int index); /* raises; open */
/* Iterator over the tokens that begin in `in`: i, token. Pushes 3 values. */
int handle_tokens(lua_State *L, struct span in);

/* A document's userdata begins with this. */
struct doc_handle {
    struct act *act;
    uint64_t serial;
};

/* Pushes the metatable of documents. */
void doc_type(lua_State *L);
/* Pushes the act's document. */
void doc_push(lua_State *L);
/* The document at index, still open; raises. */
struct article *doc_check(lua_State *L, int index);

/* doc:result(plugin) and doc:columns(plugin, table), in lib_result.c */
int doc_result(lua_State *L);
int doc_columns(lua_State *L);

#endif
