/*
 * pattern_code: a pattern of Lua's turned into items, once, and kept by its
 * text in a table that the functions of string share. A mistake in it becomes
 * an item, too: it is raised when a match comes to it.
 */
#ifndef SLANT_PATTERN_CODE_H
#define SLANT_PATTERN_CODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <lua.h>

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

#endif
