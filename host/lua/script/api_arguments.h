/*
 * api_arguments: what the functions that plugins see are called with, for
 * plugins/API.md and the types an editor knows (stubs.h). A test compares it
 * with the signatures of api.c.
 */
#ifndef SLANT_API_ARGUMENTS_H
#define SLANT_API_ARGUMENTS_H

#include <stdbool.h>
#include <stddef.h>

struct api_word {
    const char *s;
    size_t len;
};

struct api_argument {
    struct api_word name;
    bool field;           /* of the table that is the argument before */
    bool optional;        /* may be left out, or nil */
    bool fields;          /* a table; its fields follow */
    struct api_word type; /* as LuaLS writes it */
    struct api_word help; /* meaning, unit, range; may be empty */
};

/* The arguments of the function of this name; NULL: it takes none. */
const char *api_arguments(const char *name);
/* The next one, out of *rest; false at the end. */
bool api_argument_next(const char **rest, struct api_argument *a);

#endif
