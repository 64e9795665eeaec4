/*
 * items: a sentence of English as a row of words and marks, for rules that look
 * at neighbours. Typographic marks count as plain ones; `isn't` is `is`, `not`;
 * places that the caller names (an actor's name) are one item each.
 */
#include <lauxlib.h>
#include <string.h>

#include "libs.h"

enum { /* where the call has its arguments and the columns of the row */
    TEXT = 1,
    BASE,
    PLACES,
    INFO,
    OPEN,
    NOTHING,
    PLAIN,
    ROW,
    WORD,
    START,
    STOP,
    INFOS,
    PLACE,
    QUOTED,
    NAMED
};

/* In the plain copy, which is as long as the text. */
#define INSIDE 1     /* padding that belongs to a word */
#define BETWEEN 2    /* padding between words; behind a mark: it opens */
#define CLOSING 3    /* behind a mark: it closes */
#define FORM_MAX 256 /* bytes of a word that count */

struct row {
    lua_State *L;
    const char *s; /* the plain copy, with a 0 behind */
    size_t size;
    lua_Integer base, n;
    bool open;
};

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

static bool
is_word(char c)
{
    return is_letter(c) || is_digit(c) || (unsigned char)c >= 0x80;
}

static bool
is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* What stands for E2 80 x; NULL: nothing does. */
static const char *
plain_of(unsigned char x)
{
    switch (x) {
    case 0x9c:
    case 0x9e:
        return "\"\2\2";
    case 0x9d:
        return "\"\3\2";
    case 0x98:
    case 0x99:
        return "'\1\1";
    case 0x89:
    case 0xaf:
        return "\2\2\2";
    case 0x93:
        return "-\1\1";
    case 0x94:
    case 0xa6:
        return ";\2\2";
    default:
        return NULL;
    }
}

/* Typographic marks and blanks become plain ones of the same length. */
static void
make_plain(char *s, size_t size)
{
    for (size_t i = 0; i + 1 < size; i++) {
        const char *plain = NULL;

        if (s[i] == '\xc2' && s[i + 1] == '\xa0')
            memset(s + i, BETWEEN, 2);
        else if (s[i] == '\xe2' && s[i + 1] == '\x80' && i + 2 < size)
            plain = plain_of((unsigned char)s[i + 2]);
        if (plain)
            memcpy(s + i, plain, 3);
    }
}

/* Adds the item at bytes [from, to) of the text. */
static void
add(struct row *r, const char *word, size_t len, size_t from, size_t to)
{
    lua_State *L = r->L;

    r->n++;
    lua_pushlstring(L, word, len);
    lua_pushvalue(L, -1);
    lua_rawseti(L, WORD, r->n);
    if (lua_gettable(L, INFO) == LUA_TNIL) {
        lua_pop(L, 1);
        lua_pushvalue(L, NOTHING);
    }
    lua_rawseti(L, INFOS, r->n);
    lua_pushinteger(L, r->base + (lua_Integer)from);
    lua_rawseti(L, START, r->n);
    lua_pushinteger(L, r->base + (lua_Integer)to);
    lua_rawseti(L, STOP, r->n);
    lua_pushboolean(L, r->open);
    lua_rawseti(L, QUOTED, r->n);
}

/* What an apostrophe and these letters stand for; NULL: for nothing. */
static const char *
ending_of(const char *tail, size_t len)
{
    static const char *const endings[][2] = {
        {"s", "'s"},    {"t", "not"},   {"re", "are"}, {"ve", "have"},
        {"ll", "will"}, {"d", "would"}, {"m", "am"},
    };

    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (strlen(endings[i][0]) == len &&
            memcmp(endings[i][0], tail, len) == 0)
            return endings[i][1];
    return NULL;
}

/* Where the word at `from` ends: a number with its points, else letters. */
static size_t
word_end(const char *s, size_t from)
{
    size_t to = from, number = 0;

    if (is_digit(s[from])) {
        for (size_t i = from + 1; is_digit(s[i]) || s[i] == ',' || s[i] == '.';
             i++)
            if (is_digit(s[i]))
                number = i + 1;
        if (number)
            return number;
    }
    while (is_word(s[to]))
        to++;
    return to;
}

/* Adds the word at byte `from`; returns where it ends. */
static size_t
add_word(struct row *r, size_t from)
{
    const char *s = r->s, *ending;
    char form[FORM_MAX];
    size_t to = word_end(s, from), len = 0, tail, after;

    for (size_t i = from; i < to && len < sizeof form; i++)
        form[len++] = s[i] >= 'A' && s[i] <= 'Z' ? (char)(s[i] + 32) : s[i];
    if (s[to] != '\'') {
        add(r, form, len, from, to);
        return to;
    }
    for (tail = to + 1; s[tail] == INSIDE;)
        tail++;
    for (after = tail; is_letter(s[after]);)
        after++;
    ending = ending_of(s + tail, after - tail);
    if (after - tail == 1 && s[tail] == 't' && form[len - 1] == 'n') {
        if (len == 3 && memcmp(form, "won", 3) == 0)
            len = (size_t)(stpcpy(form, "will") - form);
        else if (len != 3 || memcmp(form, "can", 3) != 0)
            len--;
    }
    add(r, form, len, from, to);
    if (!ending && (after > tail || form[len - 1] != 's'))
        return tail;
    ending = ending ? ending : "'s";
    add(r, ending, strlen(ending), to, after);
    return after;
}

/* Adds the k-th place, which ends at byte `to`; returns where to go on. */
static size_t
add_place(struct row *r, lua_Integer k, size_t from, size_t to)
{
    lua_State *L = r->L;
    size_t after = to;

    add(r, "@", 1, from, to);
    lua_rawgeti(L, PLACES, k);
    lua_rawseti(L, PLACE, r->n);
    lua_pushinteger(L, r->n);
    lua_rawseti(L, NAMED, k);
    if (r->s[to] != '\'')
        return to;
    for (after = to + 1; r->s[after] == INSIDE;)
        after++;
    if (r->s[after] != 's' || is_letter(r->s[after + 1]) ||
        is_digit(r->s[after + 1]))
        return to;
    add(r, "'s", 2, to, after + 1);
    return after + 1;
}

/* Adds the mark at byte `at`, if it is one that counts. */
static void
add_mark(struct row *r, size_t at)
{
    char c = r->s[at], behind = r->s[at + 1];

    if (c == '"') {
        r->open = behind == BETWEEN || (behind != CLOSING && !r->open);
        add(r, "\"", 1, at, at + 1);
    } else if (c == '-' && is_space(behind)) {
        add(r, ";", 1, at, at + 1);
    } else if (c && strchr(",;:()-", c)) {
        add(r, &c, 1, at, at + 1);
    }
}

/* A place of the list: its bytes in the sentence, of which there are. */
static bool
place_at(const struct row *r, lua_Integer k, size_t *from, size_t *to)
{
    lua_State *L = r->L;
    lua_Integer start, stop;

    if (lua_rawgeti(L, PLACES, k) != LUA_TTABLE) {
        lua_pop(L, 1);
        return false;
    }
    lua_getfield(L, -1, "start");
    lua_getfield(L, -2, "stop");
    start = luaL_checkinteger(L, -2) - r->base;
    stop = luaL_checkinteger(L, -1) - r->base;
    lua_pop(L, 3);
    if (start < 0 || stop <= start || (size_t)stop > r->size)
        luaL_error(L, "text.items: place %d is not in the text", (int)k);
    *from = (size_t)start;
    *to = (size_t)stop;
    return true;
}

static void
read_all(struct row *r)
{
    lua_Integer k = 1;
    size_t from = 0, to = 0, at = 0;
    bool more = place_at(r, k, &from, &to);

    while (at < r->size)
        if (more && at >= from) {
            size_t start = from;

            at = add_place(r, k++, start, to);
            more = place_at(r, k, &from, &to);
        } else if (is_word(r->s[at])) {
            at = add_word(r, at);
        } else {
            add_mark(r, at++);
        }
}

/* Upvalue: what is known of a word that is not in `info`. */
int
lib_items(lua_State *L)
{
    static const char *const columns[] = {"word",  "start",  "stop", "info",
                                          "place", "quoted", "named"};
    struct row r = {.L = L};
    const char *text = luaL_checklstring(L, TEXT, &r.size);
    int guess = (int)(r.size / 5) + 2;
    char *s;

    r.base = luaL_checkinteger(L, BASE);
    luaL_checktype(L, PLACES, LUA_TTABLE);
    luaL_checktype(L, INFO, LUA_TTABLE);
    lua_settop(L, OPEN);
    r.open = lua_toboolean(L, OPEN);
    lua_pushvalue(L, lua_upvalueindex(1));
    r.s = s = lua_newuserdatauv(L, r.size + 3, 0);
    memcpy(s, text, r.size);
    memset(s + r.size, 0, 3);
    make_plain(s, r.size);
    lua_createtable(L, 0, 10);
    for (int i = WORD; i <= NAMED; i++)
        lua_createtable(L, i == PLACE || i == NAMED ? 0 : guess, 0);
    luaL_checkstack(L, 10, NULL);
    read_all(&r);
    for (lua_Integer i = 0; i <= r.n + 1; i += r.n + 1) {
        lua_pushvalue(L, NOTHING);
        lua_rawseti(L, INFOS, i);
    }
    for (int i = NAMED; i >= WORD; i--)
        lua_setfield(L, ROW, columns[i - WORD]);
    lua_pushinteger(L, r.n);
    lua_setfield(L, ROW, "n");
    lua_settop(L, ROW);
    return 1;
}
