/* string, as plugins have it: patterns and long results are under the limits
   of the act, no bytecode, no addresses. */
#include <lauxlib.h>
#include <lualib.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "act.h"
#include "order.h"
#include "pattern.h"
#include "standard.h"

/* ---- find, match, gmatch */

/* A place in a text of len bytes, from 1; negative: from its end. */
static size_t
byte_at(lua_Integer at, size_t len)
{
    if (at > 0)
        return (size_t)at;
    return at == 0 || at < -(lua_Integer)len ? 1 : len + (size_t)at + 1;
}

static int
find_plain(lua_State *L, const char *text, size_t len, size_t from)
{
    size_t n;
    const char *what = lua_tolstring(L, 2, &n);
    const char *at = n ? memmem(text + from, len - from, what, n) : text + from;

    if (!at) {
        luaL_pushfail(L);
        return 1;
    }
    lua_pushinteger(L, at - text + 1);
    lua_pushinteger(L, at - text + (lua_Integer)n);
    return 2;
}

static int
search(lua_State *L, bool find)
{
    size_t len, n;
    const char *text = luaL_checklstring(L, 1, &len);
    const char *what = luaL_checklstring(L, 2, &n);
    size_t from = byte_at(luaL_optinteger(L, 3, 1), len) - 1;
    struct pattern p;

    if (from > len) {
        luaL_pushfail(L);
        return 1;
    }
    if (find && (lua_toboolean(L, 4) || pattern_is_plain(what, n)))
        return find_plain(L, text, len, from);
    pattern_begin(&p, L, pattern_push_code(L, 2, false), text, len);
    for (const char *s = text + from; s <= text + len; s++) {
        const char *e;

        if (!p.code->anchored)
            s = pattern_skip(&p, s);
        e = pattern_match(&p, s);
        if (e && find) {
            lua_pushinteger(L, s - text + 1);
            lua_pushinteger(L, e - text);
            return pattern_push_all(&p, s, e, false) + 2;
        }
        if (e)
            return pattern_push_all(&p, s, e, true);
        if (p.code->anchored)
            break;
    }
    luaL_pushfail(L);
    return 1;
}

static int
l_find(lua_State *L)
{
    return search(L, true);
}

static int
l_match(lua_State *L)
{
    return search(L, false);
}

/* Upvalues: text, code, where to go on (from 0), the end of the last match or
   -1. */
static int
next_match(lua_State *L)
{
    size_t len;
    const char *text = lua_tolstring(L, lua_upvalueindex(1), &len);
    lua_Integer last = lua_tointeger(L, lua_upvalueindex(4));
    size_t from = (size_t)lua_tointeger(L, lua_upvalueindex(3));
    struct pattern p;

    pattern_begin(&p, L, lua_touserdata(L, lua_upvalueindex(2)), text, len);
    for (const char *s = text + from; s <= text + len; s++) {
        const char *e;

        s = pattern_skip(&p, s);
        e = pattern_match(&p, s);
        if (e && e - text != last) {
            lua_pushinteger(L, e - text);
            lua_copy(L, -1, lua_upvalueindex(3));
            lua_replace(L, lua_upvalueindex(4));
            return pattern_push_all(&p, s, e, true);
        }
    }
    return 0;
}

static int
l_gmatch(lua_State *L)
{
    size_t len, from;

    luaL_checklstring(L, 1, &len);
    luaL_checkstring(L, 2);
    from = byte_at(luaL_optinteger(L, 3, 1), len) - 1;
    lua_settop(L, 2);
    pattern_push_code(L, 2, true);
    lua_replace(L, 2);
    lua_pushinteger(L, (lua_Integer)(from > len ? len + 1 : from));
    lua_pushinteger(L, -1);
    lua_pushcclosure(L, next_match, 4);
    return 1;
}

/* ---- gsub */

static void
make_room(lua_State *L, const luaL_Buffer *b, size_t more)
{
    if (more > b->size - b->n)
        act_room(L, 2 * (b->size + more));
}

static void
add(lua_State *L, luaL_Buffer *b, const char *s, size_t len)
{
    make_room(L, b, len);
    luaL_addlstring(b, s, len);
}

/* The value on top, a string or number. */
static void
add_value(lua_State *L, luaL_Buffer *b)
{
    size_t len;

    lua_tolstring(L, -1, &len);
    make_room(L, b, len);
    luaL_addvalue(b);
}

/* The replacement string with its captures filled in. */
static void
add_template(lua_State *L, luaL_Buffer *b, const struct pattern *p,
             const char *s, const char *e)
{
    size_t len;
    const char *at = lua_tolstring(L, 3, &len), *end = at + len, *sign;

    while ((sign = memchr(at, '%', (size_t)(end - at)))) {
        add(L, b, at, (size_t)(sign - at));
        at = sign + 1;
        if (at < end && *at == '%') {
            add(L, b, at, 1);
        } else if (at < end && *at == '0') {
            add(L, b, s, (size_t)(e - s));
        } else if (at < end && *at >= '1' && *at <= '9') {
            pattern_push(p, *at - '1', s, e);
            luaL_tolstring(L, -1, NULL);
            lua_remove(L, -2);
            add_value(L, b);
        } else {
            luaL_error(L, "invalid use of '%%' in replacement string");
        }
        at++;
    }
    add(L, b, at, (size_t)(end - at));
}

/* What stands for the match; whether it differs from it. */
static bool
replace(lua_State *L, luaL_Buffer *b, const struct pattern *p, const char *s,
        const char *e)
{
    switch (lua_type(L, 3)) {
    case LUA_TFUNCTION:
        lua_pushvalue(L, 3);
        lua_call(L, pattern_push_all(p, s, e, true), 1);
        break;
    case LUA_TTABLE:
        pattern_push(p, 0, s, e);
        lua_gettable(L, 3);
        break;
    default:
        add_template(L, b, p, s, e);
        return true;
    }
    if (!lua_toboolean(L, -1)) {
        lua_pop(L, 1);
        add(L, b, s, (size_t)(e - s));
        return false;
    }
    if (!lua_isstring(L, -1))
        luaL_error(L, "invalid replacement value (a %s)", luaL_typename(L, -1));
    add_value(L, b);
    return true;
}

static void
check_replacement(lua_State *L)
{
    int type = lua_type(L, 3);

    luaL_argexpected(L,
                     type == LUA_TNUMBER || type == LUA_TSTRING ||
                         type == LUA_TFUNCTION || type == LUA_TTABLE,
                     3, "string/function/table");
}

static int
l_gsub(lua_State *L)
{
    size_t len;
    const char *text = luaL_checklstring(L, 1, &len), *last = NULL, *s = text;
    lua_Integer most, done = 0;
    bool changed = false;
    struct pattern p;
    luaL_Buffer b;

    luaL_checkstring(L, 2);
    check_replacement(L);
    most = luaL_optinteger(L, 4, (lua_Integer)len + 1);
    pattern_begin(&p, L, pattern_push_code(L, 2, false), text, len);
    luaL_buffinit(L, &b);
    while (done < most) {
        const char *e, *next = p.code->anchored ? s : pattern_skip(&p, s);

        add(L, &b, s, (size_t)(next - s));
        s = next;
        e = pattern_match(&p, s);
        if (e && e != last) {
            done++;
            changed |= replace(L, &b, &p, s, e);
            s = last = e;
        } else if (s < text + len) {
            add(L, &b, s++, 1);
        } else {
            break;
        }
        if (p.code->anchored)
            break;
    }
    if (changed) {
        add(L, &b, s, (size_t)(text + len - s));
        luaL_pushresult(&b);
    } else {
        lua_pushvalue(L, 1);
    }
    lua_pushinteger(L, done);
    return 2;
}

/* ---- functions of the standard library, with room for their result */

static int
l_rep(lua_State *L)
{
    size_t len, sep_len, each;
    lua_Integer n = luaL_checkinteger(L, 2);

    luaL_checklstring(L, 1, &len);
    luaL_optlstring(L, 3, "", &sep_len);
    each = len + sep_len;
    if (n <= 0 || each == 0) {
        lua_pushliteral(L, "");
        return 1;
    }
    if (each > SIZE_MAX / 4 / (size_t)n)
        return luaL_error(L, "resulting string too large");
    act_room(L, 2 * each * (size_t)n);
    return standard_call(L);
}

/* For results about as long as the strings that go in. */
static int
l_as_long(lua_State *L)
{
    size_t all = 0;

    for (int i = 1; i <= lua_gettop(L); i++)
        all += lua_type(L, i) == LUA_TSTRING ? lua_rawlen(L, i) : 64;
    act_room(L, 2 * all);
    return standard_call(L);
}

/* string.format whose %s shows no addresses. */
static int
l_format(lua_State *L)
{
    size_t len;
    const char *format = luaL_checklstring(L, 1, &len), *end = format + len;

    for (const char *p = format; (p = memchr(p, '%', (size_t)(end - p)));) {
        p++;
        p += strspn(p, "-+ #0123456789.");
        if (*p == 'p')
            return luaL_error(L, "%%p is not for plugins: addresses differ "
                                 "from run to run");
        p += p < end; /* a NUL may stand in it */
    }
    return order_texts(L, l_as_long);
}

int
standard_string(lua_State *L)
{
    static const char *const kept[] = {"byte", "char",   "len", "packsize",
                                       "sub",  "unpack", NULL};
    static const luaL_Reg searches[] = {{"find", l_find},
                                        {"match", l_match},
                                        {"gmatch", l_gmatch},
                                        {"gsub", l_gsub},
                                        {NULL, NULL}};
    static const luaL_Reg wrapped[] = {
        {"rep", l_rep},      {"format", l_format},   {"lower", l_as_long},
        {"pack", l_as_long}, {"reverse", l_as_long}, {"upper", l_as_long},
        {NULL, NULL}};

    lua_pushcfunction(L, luaopen_string);
    lua_call(L, 0, 1);
    standard_pick(L, kept, NULL, wrapped);
    pattern_push_known(L);
    luaL_setfuncs(L, searches, 1);
    return 1;
}
