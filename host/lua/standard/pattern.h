/*
 * pattern: Lua's patterns, matched so that a plugin's CPU limit also holds
 * inside one match (the standard library's matcher cannot be stopped). The
 * language is that of the Lua 5.4 manual, section 6.4.1, with its messages.
 */
#ifndef SLANT_PATTERN_H
#define SLANT_PATTERN_H

#include <stdbool.h>
#include <stddef.h>

#include <lua.h>

#define PATTERN_CAPTURES 32

struct pattern_capture {
    const char *at;
    ptrdiff_t len; /* or PATTERN_OPEN, PATTERN_POSITION */
};
#define PATTERN_OPEN (-1)
#define PATTERN_POSITION (-2)

struct pattern {
    lua_State *L;
    const char *text, *text_end;
    const char *from, *end; /* of the pattern, behind its anchor */
    bool anchored;
    int depth; /* of recursion that is left */
    int n_captures;
    struct pattern_capture captures[PATTERN_CAPTURES];
};

/* text and pattern must stay where they are. */
void pattern_begin(struct pattern *p, lua_State *L, const char *text,
                   size_t text_len, const char *pattern, size_t pattern_len);
/* The end of a match that starts at s, or NULL. Raises for a malformed
   pattern, and when the act is over its CPU limit. */
const char *pattern_match(struct pattern *p, const char *s);
/* Pushes capture i of a match from s to e; without any, 0 is the whole. */
void pattern_push(const struct pattern *p, int i, const char *s, const char *e);
/* Pushes all captures (or the whole match, if whole); returns their number. */
int pattern_push_all(const struct pattern *p, const char *s, const char *e,
                     bool whole);
/* Whether the pattern is a plain text. */
bool pattern_is_plain(const char *pattern, size_t len);

#endif
