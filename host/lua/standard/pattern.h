/*
 * pattern: Lua's patterns, matched so that a plugin's CPU limit also holds
 * inside one match (the standard library's matcher cannot be stopped). The
 * language is that of the Lua 5.4 manual, section 6.4.1, with its messages; a
 * mistake in a pattern is raised, as there, when a match comes to it.
 */
#ifndef SLANT_PATTERN_H
#define SLANT_PATTERN_H

#include "pattern_code.h"

#define PATTERN_CAPTURES 32

struct pattern_capture {
    const char *at;
    ptrdiff_t len; /* or one of these: */
};
#define PATTERN_IS_OPEN (-1)
#define PATTERN_IS_PLACE (-2)

/* A search in a text. */
struct pattern {
    lua_State *L;
    const struct pattern_code *code;
    const char *text, *text_end;
    int depth; /* of recursion that is left */
    int n_captures;
    struct pattern_capture captures[PATTERN_CAPTURES];
};

/* text and code must stay where they are. */
void pattern_begin(struct pattern *p, lua_State *L,
                   const struct pattern_code *code, const char *text,
                   size_t text_len);
/* The end of a match that starts at s, or NULL. Raises for a malformed
   pattern, and when the act is over its CPU limit. */
const char *pattern_match(struct pattern *p, const char *s);
/* The first place from s on where a match may start. */
const char *pattern_skip(const struct pattern *p, const char *s);
/* Pushes capture i of a match from s to e; without any, 0 is the whole. */
void pattern_push(const struct pattern *p, int i, const char *s, const char *e);
/* Pushes all captures (or the whole match, if whole); returns their number. */
int pattern_push_all(const struct pattern *p, const char *s, const char *e,
                     bool whole);

#endif
