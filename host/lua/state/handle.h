/*
 * handle: a stretch of a document's text as userdata (tokens, sentences,
 * paragraphs, spans). lib_handle gives it its methods.
 */
#ifndef SLANT_HANDLE_H
#define SLANT_HANDLE_H

#include "act.h"
#include "object.h"
#include "span.h"

#define HANDLE_TYPE OBJECT_PREFIX "span"

struct handle {
    struct act *act;
    uint64_t serial;
    struct span at;
    int64_t token; /* its number among the tokens, from 0; -1: no token */
};

/* The handle at index, its document open or not; NULL: it is none. */
struct handle *handle_test(lua_State *L, int index);

#endif
