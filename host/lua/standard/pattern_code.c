/* pattern_code: from the text of a pattern to its items. */
#include <ctype.h>
#include <lauxlib.h>
#include <string.h>

#include "mem.h"
#include "pattern_code.h"

enum {
    KNOWN_MAX = 500 /* patterns, then all are forgotten */
};

enum mistake {
    ENDS_WITH_PERCENT,
    NO_BRACKET,
    NO_ARGUMENTS,
    NO_SET
};

const char *
pattern_mistake(const struct pattern_item *item)
{
    static const char *const texts[] = {
        [ENDS_WITH_PERCENT] = "malformed pattern (ends with '%')",
        [NO_BRACKET] = "malformed pattern (missing ']')",
        [NO_ARGUMENTS] = "malformed pattern (missing arguments to '%b')",
        [NO_SET] = "missing '[' after '%f' in pattern",
    };

    return texts[item->a];
}

bool
pattern_is_plain(const char *pattern, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        switch (pattern[i]) {
        case '^':
        case '$':
        case '*':
        case '+':
        case '?':
        case '.':
        case '(':
        case '[':
        case '%':
        case '-':
            return false;
        }
    }
    return true;
}

/* ---- sets */

static bool
in_class(int c, int class)
{
    bool in;

    switch (tolower(class)) {
    case 'a':
        in = isalpha(c);
        break;
    case 'c':
        in = iscntrl(c);
        break;
    case 'd':
        in = isdigit(c);
        break;
    case 'g':
        in = isgraph(c);
        break;
    case 'l':
        in = islower(c);
        break;
    case 'p':
        in = ispunct(c);
        break;
    case 's':
        in = isspace(c);
        break;
    case 'u':
        in = isupper(c);
        break;
    case 'w':
        in = isalnum(c);
        break;
    case 'x':
        in = isxdigit(c);
        break;
    case 'z':
        in = c == 0; /* deprecated, but there */
        break;
    default:
        return class == c;
    }
    return isupper(class) ? !in : in;
}

static void
put(uint32_t set[8], int c)
{
    set[c >> 5] |= 1u << (c & 31);
}

static void
put_class(uint32_t set[8], int class)
{
    for (int c = 0; c < 256; c++) {
        if (in_class(c, class))
            put(set, c);
    }
}

/* The members of [...]; at: at its '[', last: at its ']'. */
static void
put_members(uint32_t set[8], const char *at, const char *last)
{
    bool inverse = at[1] == '^';

    for (at += 1 + inverse; at < last; at++) {
        if (*at == '%') {
            put_class(set, (unsigned char)*++at);
        } else if (at[1] == '-' && at + 2 < last) {
            for (int c = (unsigned char)at[0]; c <= (unsigned char)at[2]; c++)
                put(set, c);
            at += 2;
        } else {
            put(set, (unsigned char)*at);
        }
    }
    for (int i = 0; inverse && i < 8; i++)
        set[i] = ~set[i];
}

/* Behind the set that opens at `at`, whose closing bracket is no member when it
   stands first; NULL: it does not end. */
static const char *
set_end(const char *at, const char *end)
{
    at++;
    if (at < end && *at == '^')
        at++;
    do {
        if (at == end)
            return NULL;
        if (*at++ == '%' && at < end)
            at++;
    } while (at == end || *at != ']');
    return at + 1;
}

/* ---- items */

/* Each fills *item from the pattern at `at` and returns the place behind it,
   NULL after a mistake. */

static const char *
mistake(struct pattern_item *item, enum mistake which)
{
    item->op = PATTERN_MISTAKE;
    item->a = which;
    return NULL;
}

static const char *
take_set(struct pattern_item *item, const char *at, const char *end)
{
    const char *behind = set_end(at, end);

    if (!behind)
        return mistake(item, NO_BRACKET);
    put_members(item->set, at, behind - 1);
    return behind;
}

static const char *
take_character(struct pattern_item *item, const char *at, const char *end)
{
    item->op = PATTERN_SET;
    if (*at == '[') {
        at = take_set(item, at, end);
    } else if (*at == '%') {
        if (at + 1 == end)
            return mistake(item, ENDS_WITH_PERCENT);
        put_class(item->set, (unsigned char)at[1]);
        at += 2;
    } else {
        if (*at == '.')
            memset(item->set, 0xff, sizeof item->set);
        else
            put(item->set, (unsigned char)*at);
        at++;
    }
    if (at && at < end &&
        (*at == '*' || *at == '+' || *at == '-' || *at == '?'))
        item->repeat = (uint8_t)*at++;
    return at;
}

/* at: behind %b, %f or a digit. */
static const char *
take_special(struct pattern_item *item, const char *at, const char *end)
{
    switch (at[-1]) {
    case 'b':
        item->op = PATTERN_BALANCED;
        if (end - at < 2)
            return mistake(item, NO_ARGUMENTS);
        item->a = (uint8_t)at[0];
        item->b = (uint8_t)at[1];
        return at + 2;
    case 'f':
        item->op = PATTERN_FRONTIER;
        if (at == end || *at != '[')
            return mistake(item, NO_SET);
        return take_set(item, at, end);
    default:
        item->op = PATTERN_SAME;
        item->a = (uint8_t)at[-1];
        return at;
    }
}

static const char *
take_item(struct pattern_item *item, const char *at, const char *end)
{
    char next = at + 1 < end ? at[1] : '\0';

    if (*at == '(') {
        item->op = next == ')' ? PATTERN_PLACE : PATTERN_OPEN;
        return at + (next == ')' ? 2 : 1);
    }
    if (*at == ')') {
        item->op = PATTERN_CLOSE;
        return at + 1;
    }
    if (*at == '$' && at + 1 == end) {
        item->op = PATTERN_END;
        return end;
    }
    if (*at == '%' && (next == 'b' || next == 'f' || isdigit(next)))
        return take_special(item, at + 2, end);
    return take_character(item, at, end);
}

/* Whether every match consumes a character of this item first. */
static const uint32_t *
first_set(const struct pattern_item *item)
{
    while (item->op == PATTERN_OPEN || item->op == PATTERN_PLACE)
        item++;
    return item->op == PATTERN_SET && (!item->repeat || item->repeat == '+')
               ? item->set
               : NULL;
}

/* The only member of a set, or -1. */
static int
only_member(const uint32_t *set)
{
    int only = -1;

    for (int c = 0; set && c < 256; c++)
        if (pattern_has(set, (unsigned char)c)) {
            if (only >= 0)
                return -1;
            only = c;
        }
    return only;
}

/* Bytes of the code of a pattern: no item is shorter than a byte of it. */
static size_t
code_size(size_t len)
{
    return sizeof(struct pattern_code) +
           (len + 1) * sizeof(struct pattern_item);
}

/* Fills memory of code_size(len) zero bytes. */
static const struct pattern_code *
fill(struct pattern_code *code, const char *at, size_t len, bool plain_caret)
{
    struct pattern_item *item = code->items;
    const char *end = at + len;

    code->anchored = len && *at == '^' && !plain_caret;
    at += code->anchored;
    while (at && at < end)
        at = take_item(item++, at, end);
    code->first = first_set(code->items);
    code->only = only_member(code->first);
    return code;
}

static const struct pattern_code *
push_new(lua_State *L, const char *at, size_t len, bool plain_caret)
{
    struct pattern_code *code = lua_newuserdatauv(L, code_size(len), 0);

    memset(code, 0, code_size(len));
    return fill(code, at, len, plain_caret);
}

const struct pattern_code *
pattern_compile(const char *text)
{
    size_t len = strlen(text);
    struct pattern_code *code = mem_alloc(code_size(len));

    memset(code, 0, code_size(len));
    return fill(code, text, len, false);
}

/* ---- what is known */

void
pattern_push_known(lua_State *L)
{
    lua_newtable(L);
    lua_pushinteger(L, 0);
    lua_rawseti(L, -2, 0); /* the number of patterns */
}

/* Forgets all when there are too many. */
static void
count_one_more(lua_State *L, int known)
{
    lua_Integer n;

    lua_rawgeti(L, known, 0);
    n = lua_tointeger(L, -1);
    lua_pop(L, 1);
    if (n >= KNOWN_MAX) {
        pattern_push_known(L);
        lua_replace(L, known);
        n = 0;
    }
    lua_pushinteger(L, n + 1);
    lua_rawseti(L, known, 0);
}

const struct pattern_code *
pattern_push_code(lua_State *L, int at, bool plain_caret)
{
    const struct pattern_code *code;
    int known = lua_upvalueindex(1);
    const char *text;
    size_t len;

    text = lua_tolstring(L, at, &len);
    if (plain_caret && len && *text == '^')
        return push_new(L, text, len, true);
    lua_pushvalue(L, at);
    if (lua_rawget(L, known) == LUA_TUSERDATA)
        return lua_touserdata(L, -1);
    lua_pop(L, 1);
    count_one_more(L, known);
    code = push_new(L, text, len, false);
    lua_pushvalue(L, at);
    lua_pushvalue(L, -2);
    lua_rawset(L, known);
    return code;
}
