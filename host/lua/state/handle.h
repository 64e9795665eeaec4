/*
 * handle: a document as userdata, and stretches of its text (tokens, sentences,
 * paragraphs, spans). Both belong to the act that made them and raise "doc is
 * closed" once its document has ended. lib_doc and lib_handle give them their
 * methods.
 *
 * In a script (ACT_SCRIPT) every document has an act of its own, and many are
 * open: using one makes its act the state's (act_of).
 */
#ifndef SLANT_HANDLE_H
#define SLANT_HANDLE_H

#include "act.h"
#include "object.h"
#include "span.h"

#define DOC_TYPE OBJECT_PREFIX "doc"
#define HANDLE_TYPE OBJECT_PREFIX "span"

/* A document's userdata begins with this. */
struct doc_handle {
    struct act *act;
    uint64_t serial;
};

struct handle {
    struct act *act;
    uint64_t serial;
    struct span at;
    int64_t token; /* its number among the tokens, from 0; -1: no token */
};

/* The document at index, still open; raises. */
struct article *doc_check(lua_State *L, int index);

/* The handle at index, its document open or not; NULL: it is none. */
struct handle *handle_test(lua_State *L, int index);
/* The one at index, its document open; raises. */
struct handle *handle_check(lua_State *L, int index);
/* h, if its document is open; else raises. */
struct handle *handle_open(lua_State *L, struct handle *h);

#endif
