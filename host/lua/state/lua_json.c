#include "lua_json.h"

#include <lauxlib.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <yajl/yajl_tree.h>

#include "act.h"
#include "json.h"
#include "object.h"
#include "order.h"

#define DEPTH_MAX 64
#define BYTES_MAX (64u << 20) /* of an encoded value */
#define TREE_FACTOR 48        /* bytes of memory a byte of JSON may take */

static void write_value(lua_State *L, int index, struct buf *out, int depth);

static void
write_items(lua_State *L, int index, struct buf *out, int depth)
{
    lua_Integer n = (lua_Integer)lua_rawlen(L, index);

    buf_char(out, '[');
    for (lua_Integer i = 1; i <= n; i++) {
        buf_str(out, i > 1 ? "," : "");
        lua_rawgeti(L, index, i);
        write_value(L, lua_gettop(L), out, depth);
        lua_pop(L, 1);
    }
    buf_char(out, ']');
}

static void
write_object(lua_State *L, int index, struct buf *out, int depth)
{
    lua_Integer n = order_keys(L, index);
    int keys = lua_gettop(L);

    buf_char(out, '{');
    for (lua_Integer i = 1; i <= n; i++) {
        size_t len;
        const char *s;

        if (lua_rawgeti(L, keys, i) != LUA_TSTRING)
            luaL_error(L, "an object of JSON has only strings as keys");
        s = lua_tolstring(L, -1, &len);
        buf_str(out, i > 1 ? "," : "");
        json_string(out, s, len);
        buf_char(out, ':');
        lua_rawget(L, index);
        write_value(L, lua_gettop(L), out, depth);
        lua_pop(L, 1);
    }
    buf_char(out, '}');
    lua_pop(L, 1);
}

static void
write_value(lua_State *L, int index, struct buf *out, int depth)
{
    size_t len;
    const char *s;

    if (depth > DEPTH_MAX)
        luaL_error(L, "nested deeper than %d", DEPTH_MAX);
    if (out->len > BYTES_MAX)
        luaL_error(L, "more than %d MiB of JSON", (int)(BYTES_MAX >> 20));
    act_check(L);
    luaL_checkstack(L, 10, NULL);
    switch (lua_type(L, index)) {
    case LUA_TNIL:
        buf_str(out, "null");
        break;
    case LUA_TBOOLEAN:
        buf_str(out, lua_toboolean(L, index) ? "true" : "false");
        break;
    case LUA_TNUMBER:
        if (lua_isinteger(L, index))
            json_int(out, lua_tointeger(L, index));
        else
            json_real(out, lua_tonumber(L, index));
        break;
    case LUA_TSTRING:
        s = lua_tolstring(L, index, &len);
        json_string(out, s, len);
        break;
    case LUA_TTABLE:
        if (lua_rawlen(L, index) > 0)
            write_items(L, index, out, depth + 1);
        else
            write_object(L, index, out, depth + 1);
        break;
    default:
        luaL_error(L, "JSON has no %s", luaL_typename(L, index));
    }
}

void
json_write(lua_State *L, int index, struct buf *out)
{
    write_value(L, lua_absindex(L, index), out, 0);
}

void
json_write_list(lua_State *L, int index, struct buf *out)
{
    write_items(L, lua_absindex(L, index), out, 0);
}

static void
push_number(lua_State *L, const yajl_val v)
{
    if (YAJL_IS_INTEGER(v))
        lua_pushinteger(L, YAJL_GET_INTEGER(v));
    else
        lua_pushnumber(L, strtod(YAJL_GET_NUMBER(v), NULL));
}

static void
push_value(lua_State *L, const yajl_val v)
{
    luaL_checkstack(L, 6, NULL);
    if (YAJL_IS_STRING(v)) {
        lua_pushstring(L, YAJL_GET_STRING(v));
    } else if (YAJL_IS_NUMBER(v)) {
        push_number(L, v);
    } else if (YAJL_IS_TRUE(v) || YAJL_IS_FALSE(v)) {
        lua_pushboolean(L, YAJL_IS_TRUE(v));
    } else if (YAJL_IS_ARRAY(v)) {
        lua_newtable(L);
        for (size_t i = 0; i < v->u.array.len; i++) {
            push_value(L, v->u.array.values[i]);
            lua_rawseti(L, -2, (lua_Integer)i + 1);
        }
    } else if (YAJL_IS_OBJECT(v)) {
        lua_newtable(L);
        for (size_t i = 0; i < v->u.object.len; i++) {
            lua_pushstring(L, v->u.object.keys[i]);
            push_value(L, v->u.object.values[i]);
            lua_rawset(L, -3);
        }
    } else {
        lua_pushnil(L);
    }
}

static int
l_free_tree(lua_State *L)
{
    yajl_val *tree = lua_touserdata(L, 1);

    if (*tree)
        yajl_tree_free(*tree);
    *tree = NULL;
    return 0;
}

/* How deep the text nests; brackets in strings do not count. */
static int
depth_of(const char *s, size_t len)
{
    int depth = 0, most = 0;
    bool quoted = false;

    for (size_t i = 0; i < len; i++) {
        if (quoted && s[i] == '\\')
            i++;
        else if (s[i] == '"')
            quoted = !quoted;
        else if (!quoted && (s[i] == '[' || s[i] == '{'))
            most = ++depth > most ? depth : most;
        else if (!quoted && (s[i] == ']' || s[i] == '}'))
            depth--;
    }
    return most;
}

void
json_push(lua_State *L, const char *text, size_t len)
{
    yajl_val *tree;
    char fault[120] = "";

    if (depth_of(text, len) > DEPTH_MAX)
        luaL_error(L, "JSON: nested deeper than %d", DEPTH_MAX);
    if (memchr(text, '\0', len))
        luaL_error(L, "JSON: a NUL byte");
    act_room(L, len * TREE_FACTOR);
    tree = lua_newuserdatauv(L, sizeof *tree, 0);
    *tree = NULL;
    object_type(L, OBJECT_PREFIX "json", l_free_tree, NULL);
    *tree = yajl_tree_parse(text, fault, sizeof fault);
    fault[strcspn(fault, "\n")] = '\0'; /* a picture of the place follows */
    if (!*tree)
        luaL_error(L, "JSON: %s", *fault ? fault : "empty");
    push_value(L, *tree);
    yajl_tree_free(*tree);
    *tree = NULL;
    lua_remove(L, -2);
}
