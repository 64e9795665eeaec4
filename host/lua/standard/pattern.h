/*
 * pattern: Lua's patterns, matched so that a plugin's CPU limit also holds
 * inside one match (the standard library's matcher cannot be stopped). The
 * language is that of the Lua 5.4 manual, section 6.4.1, with its messages; a
 * mistake in a pattern is raised, as there, when a match comes to it.
 *
 * A pattern is turned into items once and kept, by its text, in a table that
 * the functions of string share.
 */
#ifndef SLANT_PATTERN_H
#define SLANT_PATTERN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <lua.h>

#define PATTERN_CAPTURES 32

struct pattern_item {
    uint8_t op;      /* enum pattern_op */
    uint8_t repeat;  /* of a character: 0 * + - ? */
    uint8_t a, b;    /* the two of %b, the digit of %1, a mistake's number */
    uint32_t set[8]; /* the characters that fit, a bit each */
};

struct pattern_code {
    bool anchored;
    const uint32_t *first; /* a match begins with one of these, or NULL */
    int only;              /* the one of `first`; -1: there are several */
    struct pattern_item items[];
};

enum pattern_op {
    PATTERN_DONE,
    PATTERN_SET,
    PATTERN_OPEN,
    PATTERN_PLACE, /* () */
    PATTERN_CLOSE,
    PATTERN_END, /* $ */
    PATTERN_BALANCED,
    PATTERN_FRONTIER,
    PATTERN_SAME, /* %1 */
    PATTERN_MISTAKE
};

/* Pushes the table of known patterns; string's functions have it as their
   first upvalue. */
void pattern_push_known(lua_State *L);
/* Pushes the code of the pattern at index `at`, which lives as long as it is
   on the stack. plain_caret: `^` in front is a character (gmatch). */
const struct pattern_code *pattern_push_code(lua_State *L, int at,
                                             bool plain_caret);
/* The code of a pattern of C code's own, to be freed by free(). */
const struct pattern_code *pattern_compile(const char *text);
const char *pattern_mistake(const struct pattern_item *item);
/* Whether the pattern is a plain text. */
bool pattern_is_plain(const char *pattern, size_t len);

static inline bool
pattern_has(const uint32_t set[8], unsigned char c)
{
    return set[c >> 5] >> (c & 31) & 1;
}

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
