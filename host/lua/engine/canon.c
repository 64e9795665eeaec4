#include "canon.h"

#include <lauxlib.h>
#include <string.h>

#include "act.h"
#include "lib_counter.h"
#include "order.h"

enum tag {
    TAG_NIL,
    TAG_FALSE,
    TAG_TRUE,
    TAG_INTEGER, /* zigzag varint */
    TAG_NUMBER,
    TAG_STRING,
    TAG_TABLE, /* number of pairs, then key, value */
    TAG_COUNTER
};

static void encode(lua_State *L, int index, struct buf *out, int depth);

static void
encode_table(lua_State *L, int index, struct buf *out, int depth)
{
    lua_Integer n;
    int keys;

    if (depth >= CANON_DEPTH)
        luaL_error(L, "an accumulator nests at most %d tables", CANON_DEPTH);
    n = order_keys(L, index);
    keys = lua_gettop(L);
    buf_u8(out, TAG_TABLE);
    buf_varint(out, (uint64_t)n);
    for (lua_Integer i = 1; i <= n; i++) {
        lua_rawgeti(L, keys, i);
        encode(L, keys + 1, out, depth + 1);
        lua_rawget(L, index);
        encode(L, keys + 1, out, depth + 1);
        lua_settop(L, keys);
    }
    lua_pop(L, 1);
}

static void
encode_number(lua_State *L, int index, struct buf *out)
{
    uint64_t i = (uint64_t)lua_tointeger(L, index);
    double x = lua_tonumber(L, index);

    if (lua_isinteger(L, index)) {
        buf_u8(out, TAG_INTEGER);
        buf_varint(out, i << 1 ^ (i >> 63 ? UINT64_MAX : 0));
        return;
    }
    if (x != x)
        luaL_error(L, "an accumulator cannot hold nan");
    buf_u8(out, TAG_NUMBER);
    buf_f64(out, x == 0 ? 0 : x);
}

static void
encode(lua_State *L, int index, struct buf *out, int depth)
{
    size_t len;
    const char *s;

    luaL_checkstack(L, 10, NULL);
    if (out->len > CANON_BYTES)
        luaL_error(L, "an accumulator takes at most %d MiB",
                   (int)(CANON_BYTES >> 20));
    act_room(L, out->len);
    switch (lua_type(L, index)) {
    case LUA_TNIL:
        buf_u8(out, TAG_NIL);
        return;
    case LUA_TBOOLEAN:
        buf_u8(out, lua_toboolean(L, index) ? TAG_TRUE : TAG_FALSE);
        return;
    case LUA_TNUMBER:
        encode_number(L, index, out);
        return;
    case LUA_TSTRING:
        s = lua_tolstring(L, index, &len);
        buf_u8(out, TAG_STRING);
        buf_bytes(out, s, len);
        return;
    case LUA_TTABLE:
        encode_table(L, index, out, depth);
        return;
    case LUA_TUSERDATA:
        if (counter_test(L, index)) {
            buf_u8(out, TAG_COUNTER);
            counter_encode(L, index, out);
            return;
        }
        break;
    default:
        break;
    }
    luaL_error(L, "an accumulator cannot hold a %s", luaL_typename(L, index));
}

void
canon_encode(lua_State *L, int index, struct buf *out)
{
    encode(L, lua_absindex(L, index), out, 0);
}

static void decode(lua_State *L, struct cur *c, int depth);

/* Pushes a table with room for n pairs, the first of which has its key at c: 1
   in a sequence. */
static void
push_table(lua_State *L, uint64_t n, const struct cur *c)
{
    static const char one[] = {TAG_INTEGER, 2};
    size_t left = (size_t)(c->end - c->p);
    int room = n < left ? (int)n : 0; /* else it is damaged */

    if (left > sizeof one && memcmp(c->p, one, sizeof one) == 0)
        lua_createtable(L, room, 0);
    else
        lua_createtable(L, 0, room);
}

static void
decode_table(lua_State *L, struct cur *c, int depth)
{
    uint64_t n = cur_varint(c);

    if (depth >= CANON_DEPTH)
        c->bad = true;
    push_table(L, n, c);
    for (uint64_t i = 0; i < n && !c->bad; i++) {
        decode(L, c, depth + 1);
        if (lua_isnil(L, -1))
            luaL_error(L, "a partial aggregate is damaged");
        decode(L, c, depth + 1);
        lua_rawset(L, -3);
    }
}

static void
decode(lua_State *L, struct cur *c, int depth)
{
    enum tag tag = cur_u8(c);
    uint64_t i;
    size_t len;
    const char *s;

    luaL_checkstack(L, 10, NULL);
    switch (tag) {
    case TAG_FALSE:
    case TAG_TRUE:
        lua_pushboolean(L, tag == TAG_TRUE);
        break;
    case TAG_INTEGER:
        i = cur_varint(c);
        lua_pushinteger(L, (lua_Integer)(i >> 1 ^ (~(i & 1) + 1)));
        break;
    case TAG_NUMBER:
        lua_pushnumber(L, cur_f64(c));
        break;
    case TAG_STRING:
        s = cur_bytes(c, &len);
        lua_pushlstring(L, s, len);
        break;
    case TAG_TABLE:
        decode_table(L, c, depth);
        break;
    case TAG_COUNTER:
        counter_decode(L, c);
        break;
    default:
        c->bad = c->bad || tag != TAG_NIL;
        lua_pushnil(L);
    }
    if (c->bad)
        luaL_error(L, "a partial aggregate is damaged");
}

void
canon_decode(lua_State *L, struct cur *c)
{
    decode(L, c, 0);
}
