/*
 * check_plugin: whether what init.lua returned is a plugin of api 1. Every
 * refusal names the key by its path and, for a misspelt one, the nearest.
 */
#ifndef SLANT_CHECK_PLUGIN_H
#define SLANT_CHECK_PLUGIN_H

#include <stdbool.h>
#include <stddef.h>

#include <lua.h>

/* Raises unless the table at index is a plugin called name. */
void check_plugin(lua_State *L, int index, const char *name);

/* Is v such a version as `want` (">=1", ">=1.2 <2") asks for? -1: want cannot
   be understood. */
int check_version(const char *v, const char *want);

bool check_name(const char *s);
#define CHECK_NAME                                                            \
    "a name is made of a-z, 0-9 and _, begins with a letter and has at most " \
    "48 bytes"
/* NULL when a plugin, or results kept with --as, may be called so; else why
   not, as in "NAME: WHY". */
const char *check_why_not(const char *name);

/* Raises "PATH: there is no `word` ...; did you mean `x`?" */
int check_unknown(lua_State *L, const char *path, const char *what,
                  const char *word, const char *const *names, size_t n);

/* check_options.c: the declared options; raises. */
void check_options(lua_State *L, int index);

/* Raises "init.lua: PATH: FORMAT". */
int check_refuse(lua_State *L, const char *path, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* A key that a table may have. */
struct check_key {
    const char *name;
    int types; /* bits 1 << LUA_T... */
    bool required;
};
/* The keys that init.lua's table may have. */
const struct check_key *check_plugin_keys(size_t *n);

#define CHECK_STRING (1 << LUA_TSTRING)
#define CHECK_NUMBER (1 << LUA_TNUMBER)
#define CHECK_TABLE (1 << LUA_TTABLE)
#define CHECK_FUNCTION (1 << LUA_TFUNCTION)
#define CHECK_BOOLEAN (1 << LUA_TBOOLEAN)
#define CHECK_ANY (~0)

/* Unknown keys, wrong types, missing keys of the table on top raise. */
void check_keys(lua_State *L, const char *path, const struct check_key *keys,
                size_t n);

/* Calls f for each key of the table on top, in order, key and value on top of
   the table; keys must be names. */
void check_each(lua_State *L, const char *path,
                void (*f)(lua_State *L, const char *path, const char *key));

/* The table on top is a list of strings (words: names). */
void check_words(lua_State *L, const char *path);

#endif
