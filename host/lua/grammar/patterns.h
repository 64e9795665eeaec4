/*
 * patterns: Lua's patterns (pattern.h) that stand in C code as literals. Each
 * is compiled at its first use and found again by its address.
 */
#ifndef SLANT_PATTERNS_H
#define SLANT_PATTERNS_H

#include <stdbool.h>
#include <stddef.h>

#include <lua.h>

struct patterns {
    struct known_pattern {
        const char *text;
        const struct pattern_code *code;
    } at[256]; /* open addressing */
};

/* Whether a pattern that begins with ^ matches s from byte `from` on; places
   become those of its first n captures `()`, of which it must have so many.
   Raises when the act is over its CPU limit. */
bool patterns_match(struct patterns *p, lua_State *L, const char *pattern,
                    const char *s, size_t len, size_t from, size_t *places,
                    int n);
void patterns_free(struct patterns *p);

#endif
