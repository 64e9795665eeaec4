#include "order.h"

#include <lauxlib.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "act.h"

#define KEYS_FEW 16 /* that need no memory of their own */

struct key {
    int type; /* LUA_TNUMBER, LUA_TSTRING, LUA_TBOOLEAN */
    bool whole;
    lua_Integer i;
    lua_Number n;
    const char *s;
    size_t len;
};

static int
rank_of(int type)
{
    return type == LUA_TNUMBER ? 0 : type == LUA_TSTRING ? 1 : 2;
}

static int
compare_numbers(const struct key *a, const struct key *b)
{
    if (a->whole && b->whole)
        return (a->i > b->i) - (a->i < b->i);
    return (a->n > b->n) - (a->n < b->n);
}

static int
compare(const void *pa, const void *pb)
{
    const struct key *a = pa, *b = pb;
    int d = rank_of(a->type) - rank_of(b->type);

    if (d)
        return d;
    if (a->type == LUA_TNUMBER)
        return compare_numbers(a, b);
    if (a->type == LUA_TBOOLEAN)
        return (a->i > b->i) - (a->i < b->i);
    d = memcmp(a->s, b->s, a->len < b->len ? a->len : b->len);
    return d ? d : (a->len > b->len) - (a->len < b->len);
}

static struct key
key_at(lua_State *L, int index)
{
    struct key k = {.type = lua_type(L, index)};

    switch (k.type) {
    case LUA_TNUMBER:
        k.whole = lua_isinteger(L, index);
        k.i = k.whole ? lua_tointeger(L, index) : 0;
        k.n = lua_tonumber(L, index);
        break;
    case LUA_TSTRING:
        k.s = lua_tolstring(L, index, &k.len);
        break;
    case LUA_TBOOLEAN:
        k.i = lua_toboolean(L, index);
        break;
    default:
        luaL_error(L,
                   "a key of type %s has no order: use a number or a "
                   "string",
                   lua_typename(L, k.type));
    }
    return k;
}

/* The number of keys if they are exactly 1..n, else -1; *count: all keys. */
static lua_Integer
sequence(lua_State *L, int index, lua_Integer *count)
{
    lua_Integer n = (lua_Integer)lua_rawlen(L, index), seen = 0, in = 0;

    lua_pushnil(L);
    while (lua_next(L, index)) {
        lua_pop(L, 1);
        seen++;
        if (lua_isinteger(L, -1) && lua_tointeger(L, -1) >= 1 &&
            lua_tointeger(L, -1) <= n)
            in++;
    }
    *count = seen;
    return in == seen && seen == n ? n : -1;
}

/* The n keys of a table, sorted. */
static void
sort_keys(lua_State *L, int index, lua_Integer n, struct key *keys)
{
    int at = 0;

    lua_pushnil(L);
    while (lua_next(L, index)) {
        lua_pop(L, 1);
        keys[at++] = key_at(L, -1);
    }
    qsort(keys, (size_t)n, sizeof *keys, compare);
}

static void
push_key(lua_State *L, const struct key *k)
{
    if (k->type == LUA_TSTRING)
        lua_pushlstring(L, k->s, k->len);
    else if (k->type == LUA_TBOOLEAN)
        lua_pushboolean(L, (int)k->i);
    else if (k->whole)
        lua_pushinteger(L, k->i);
    else
        lua_pushnumber(L, k->n);
}

lua_Integer
order_keys(lua_State *L, int index)
{
    struct key few[KEYS_FEW], *keys = few;
    lua_Integer n;

    luaL_checkstack(L, 8, NULL);
    index = lua_absindex(L, index);
    if (sequence(L, index, &n) >= 0) {
        lua_createtable(L, (int)n, 0);
        for (lua_Integer i = 1; i <= n; i++) {
            lua_pushinteger(L, i);
            lua_rawseti(L, -2, i);
        }
        return n;
    }
    if (n > KEYS_FEW)
        keys = lua_newuserdatauv(L, (size_t)n * sizeof *keys, 0);
    sort_keys(L, index, n, keys);
    lua_createtable(L, (int)n, 0);
    for (lua_Integer i = 0; i < n; i++) {
        push_key(L, &keys[i]);
        lua_rawseti(L, -2, i + 1);
    }
    if (keys != few)
        lua_remove(L, -2);
    return n;
}

/* Upvalues: table, its keys or the length of a sequence, next place. A key
   that was removed meanwhile is passed over. */
static int
l_step(lua_State *L)
{
    lua_Integer at = lua_tointeger(L, lua_upvalueindex(3));
    bool whole = lua_isinteger(L, lua_upvalueindex(2));

    for (;; at++) {
        if (!whole)
            lua_rawgeti(L, lua_upvalueindex(2), at);
        else if (at <= lua_tointeger(L, lua_upvalueindex(2)))
            lua_pushinteger(L, at);
        else
            lua_pushnil(L);
        if (lua_isnil(L, -1))
            return 1;
        lua_pushvalue(L, -1);
        if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL)
            break;
        lua_pop(L, 2);
    }
    lua_pushinteger(L, at + 1);
    lua_replace(L, lua_upvalueindex(3));
    return 2;
}

/* Metamethods may wait: what comes after them is a continuation. */
static int
pairs_given(lua_State *L, int status, lua_KContext extra)
{
    (void)L;
    (void)status;
    (void)extra;
    return 3;
}

int
order_pairs(lua_State *L)
{
    lua_Integer n;

    luaL_checkany(L, 1);
    if (luaL_getmetafield(L, 1, "__pairs") != LUA_TNIL) {
        lua_pushvalue(L, 1);
        lua_callk(L, 1, 3, 0, pairs_given);
        return pairs_given(L, LUA_OK, 0);
    }
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    lua_pushvalue(L, 1);
    if (sequence(L, 1, &n) >= 0)
        lua_pushinteger(L, n);
    else
        order_keys(L, 1);
    lua_pushinteger(L, 1);
    lua_pushcclosure(L, l_step, 3);
    return 1;
}

int
order_next(lua_State *L)
{
    struct key from = {.type = LUA_TNONE}, best = from;

    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 2);
    if (!lua_isnil(L, 2))
        from = key_at(L, 2);
    lua_pushnil(L);
    lua_pushnil(L); /* 3: best key; 4: loop key */
    while (lua_next(L, 1)) {
        struct key k = key_at(L, 4);

        lua_pop(L, 1);
        if (from.type != LUA_TNONE && compare(&k, &from) <= 0)
            continue;
        if (best.type != LUA_TNONE && compare(&k, &best) >= 0)
            continue;
        best = k;
        lua_pushvalue(L, 4);
        lua_replace(L, 3);
    }
    if (best.type == LUA_TNONE)
        return 1; /* nil at 3 */
    lua_pushvalue(L, 3);
    lua_rawget(L, 1);
    return 2;
}

static bool
less(lua_State *L, int a, int b)
{
    bool yes;

    if (lua_isnil(L, 2))
        return lua_compare(L, a, b, LUA_OPLT);
    lua_pushvalue(L, 2);
    lua_pushvalue(L, a < 0 ? a - 1 : a);
    lua_pushvalue(L, b < 0 ? b - 2 : b);
    lua_call(L, 2, 1);
    yes = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return yes;
}

/* Merges from[lo..mid) and from[mid..hi) into to. Both are table indices. */
static void
merge(lua_State *L, int from, int to, lua_Integer lo, lua_Integer mid,
      lua_Integer hi)
{
    lua_Integer a = lo, b = mid;

    for (lua_Integer at = lo; at < hi; at++) {
        bool right;

        act_check(L);

        if (a >= mid || b >= hi) {
            right = a >= mid;
        } else {
            lua_rawgeti(L, from, b);
            lua_rawgeti(L, from, a);
            right = less(L, -2, -1);
            lua_pop(L, 2);
        }
        lua_rawgeti(L, from, right ? b++ : a++);
        lua_rawseti(L, to, at);
    }
}

int
order_sort(lua_State *L)
{
    lua_Integer n;
    int from = 3, to = 4;

    luaL_checktype(L, 1, LUA_TTABLE);
    if (!lua_isnoneornil(L, 2))
        luaL_checktype(L, 2, LUA_TFUNCTION);
    lua_settop(L, 2);
    n = luaL_len(L, 1);
    luaL_argcheck(L, n < 1 << 30, 1, "too long to sort");
    act_room(L, n > 0 ? (size_t)n * 2 * 16 : 0); /* the two tables */
    lua_createtable(L, n > 0 ? (int)n : 0, 0);
    lua_createtable(L, n > 0 ? (int)n : 0, 0);
    for (lua_Integer i = 1; i <= n; i++) {
        lua_geti(L, 1, i);
        lua_rawseti(L, from, i);
    }
    for (lua_Integer run = 1; run < n; run *= 2) {
        for (lua_Integer lo = 1; lo <= n; lo += 2 * run) {
            lua_Integer mid = lo + run > n + 1 ? n + 1 : lo + run;
            lua_Integer hi = mid + run > n + 1 ? n + 1 : mid + run;

            merge(L, from, to, lo, mid, hi);
        }
        from = from == 3 ? 4 : 3;
        to = to == 3 ? 4 : 3;
    }
    for (lua_Integer i = 1; i <= n; i++) {
        lua_rawgeti(L, from, i);
        lua_seti(L, 1, i);
    }
    return 0;
}

static int
text_given(lua_State *L, int status, lua_KContext extra)
{
    (void)status;
    (void)extra;
    if (!lua_isstring(L, -1))
        return luaL_error(L, "'__tostring' must return a string");
    return 1;
}

static bool
is_plain(lua_State *L, int index)
{
    int type = lua_type(L, index);

    return type == LUA_TNUMBER || type == LUA_TSTRING || type == LUA_TBOOLEAN ||
           type == LUA_TNIL;
}

int
order_tostring(lua_State *L)
{
    luaL_checkany(L, 1);
    if (luaL_getmetafield(L, 1, "__tostring") != LUA_TNIL) {
        lua_pushvalue(L, 1);
        lua_callk(L, 1, 1, 0, text_given);
        return text_given(L, LUA_OK, 0);
    }
    if (is_plain(L, 1))
        luaL_tolstring(L, 1, NULL);
    else if (luaL_getmetafield(L, 1, "__name") != LUA_TSTRING)
        lua_pushstring(L, luaL_typename(L, 1));
    return 1;
}

/* The first of n values that is neither text nor number, nor so easily made
   one; 0: none. */
static int
first_odd(lua_State *L, int n)
{
    for (int i = 1; i <= n; i++)
        if (!is_plain(L, i))
            return i;
    return 0;
}

static int
argument_given(lua_State *L, int status, lua_KContext then)
{
    (void)status;
    lua_replace(L, first_odd(L, lua_gettop(L) - 1));
    return order_texts(L, (lua_CFunction)then);
}

int
order_texts(lua_State *L, lua_CFunction then)
{
    int i;

    while ((i = first_odd(L, lua_gettop(L)))) {
        act_check(L);
        lua_pushcfunction(L, order_tostring);
        lua_pushvalue(L, i);
        lua_callk(L, 1, 1, (lua_KContext)then, argument_given);
        lua_replace(L, i);
    }
    return then(L);
}
