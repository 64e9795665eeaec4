/*
 * pretty: a Lua value as text for people. Tables in the order of their keys,
 * bounded in depth, fields and width; lists of rows as an aligned table;
 * strings quoted and cut, with their length; everything else on one line.
 */
#ifndef SLANT_PRETTY_H
#define SLANT_PRETTY_H

#include <stdbool.h>

#include <lua.h>

struct pretty_style {
    unsigned width; /* columns */
    bool colour, ascii;
};

/* Pushes show(value) -> text, a Lua function. Keep it out of reach of user
   code. Values with __tostring are shown by it, those with __pairs are listed
   by it. [-0, +1, e] */
void pretty_open(lua_State *L, const struct pretty_style *style);

#endif
