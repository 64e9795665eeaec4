#include "manifest_json.h"

#include <lauxlib.h>
#include <string.h>

#include "json.h"
#include "lua_json.h"
#include "num.h"
#include "options.h"
#include "order.h"
#include "state.h"

static void
text(struct buf *out, const char *s)
{
    json_string(out, s, strlen(s));
}

/* ,"KEY": and the string field of the table at index */
static void
field(lua_State *L, int index, const char *key, struct buf *out)
{
    if (lua_getfield(L, index, key) == LUA_TSTRING) {
        buf_format(out, ",\"%s\":", key);
        text(out, lua_tostring(L, -1));
    }
    lua_pop(L, 1);
}

/* ,"KEY":["a","b"] of a list of strings, or of the sorted keys of a table */
static void
words(lua_State *L, int index, const char *key, bool keys, struct buf *out)
{
    buf_format(out, ",\"%s\":", key);
    if (lua_getfield(L, index, key) == LUA_TNIL)
        lua_newtable(L);
    if (keys)
        order_keys(L, -1);
    json_write_list(L, -1, out);
    lua_settop(L, index);
}

static void
folders(const struct manifest_files *files, struct buf *out)
{
    buf_str(out, ",\"uses\":[");
    for (size_t i = 0; i < files->n_uses; i++) {
        buf_str(out, i ? "," : "");
        text(out, files->uses[i]);
    }
    buf_char(out, ']');
}

/* Those that the user has set, for runs to come. */
static void
write_set(const struct engine_options *options, struct buf *out)
{
    buf_str(out, ",\"set\":[");
    for (size_t i = 0; i < options->n; i++) {
        if (!options->at[i].differs)
            continue;
        buf_str(out, out->data[out->len - 1] == '[' ? "" : ",");
        text(out, options->at[i].name);
    }
    buf_char(out, ']');
}

static void
number(lua_State *L, int index, const char *key, struct buf *out)
{
    if (lua_getfield(L, index, key) == LUA_TNUMBER) {
        buf_format(out, ",\"%s\":", key);
        json_write(L, -1, out);
    }
    lua_pop(L, 1);
}

/* The column NAME; what stands for it is on top. */
static void
column(lua_State *L, const char *name, struct buf *out)
{
    int at = lua_gettop(L);

    buf_str(out, "{\"name\":");
    text(out, name);
    if (lua_isstring(L, at)) {
        buf_str(out, ",\"type\":");
        text(out, lua_tostring(L, at));
    } else {
        field(L, at, "type", out);
        field(L, at, "doc", out);
        field(L, at, "unit", out);
        field(L, at, "denominator", out);
        field(L, at, "missing", out);
        number(L, at, "min", out);
        number(L, at, "max", out);
    }
    buf_char(out, '}');
}

/* The column whose name is on top, of the table at index, behind others unless
   it is the first; takes the name. */
static void
one_column(lua_State *L, int table, struct buf *out)
{
    int name = lua_gettop(L);

    buf_str(out, out->data[out->len - 1] == '[' ? "" : ",");
    lua_pushvalue(L, name);
    lua_rawget(L, table);
    column(L, lua_tostring(L, name), out);
    lua_settop(L, name - 1);
}

/* Whether the list at index, or nil, has the value on top. */
static bool
in_list(lua_State *L, int list)
{
    int value = lua_gettop(L);
    bool found = false;

    for (lua_Integer i = 1; lua_istable(L, list) && !found; i++) {
        if (lua_rawgeti(L, list, i) == LUA_TNIL)
            break;
        found = lua_rawequal(L, -1, value);
    }
    lua_settop(L, value);
    return found;
}

/* The table of columns is on top: those of results.order, then the others by
   their names. */
static void
columns(lua_State *L, int results, const char *kind, const char *name,
        struct buf *out)
{
    int at = lua_gettop(L), order = at + 2;
    lua_Integer n = order_keys(L, at);

    buf_format(out, "%s{\"kind\":\"%s\",\"name\":\"%s\",\"columns\":[",
               out->len && out->data[out->len - 1] == '}' ? "," : "", kind,
               name);
    lua_getfield(L, results, "order");
    for (lua_Integer i = 1; lua_istable(L, order); i++) {
        if (lua_rawgeti(L, order, i) == LUA_TNIL)
            break;
        lua_pushvalue(L, -1);
        if (lua_rawget(L, at) != LUA_TNIL) {
            lua_pop(L, 1);
            one_column(L, at, out);
        }
        lua_settop(L, order);
    }
    lua_settop(L, order);
    for (lua_Integer i = 1; i <= n; i++) {
        lua_rawgeti(L, at + 1, i);
        if (!in_list(L, order))
            one_column(L, at, out);
        lua_settop(L, order);
    }
    buf_str(out, "]}");
    lua_settop(L, at);
}

/* The tables of one kind; results are at index. */
static void
tables(lua_State *L, int results, const char *kind, struct buf *out)
{
    lua_Integer n;

    if (lua_getfield(L, results, kind) == LUA_TNIL) {
        lua_pop(L, 1);
        return;
    }
    n = order_keys(L, -1);
    for (lua_Integer i = 1; i <= n; i++) {
        lua_rawgeti(L, results + 2, i);
        lua_pushvalue(L, -1);
        lua_rawget(L, results + 1);
        columns(L, results, kind, lua_tostring(L, -2), out);
        lua_settop(L, results + 2);
    }
    lua_settop(L, results);
}

static void
all_tables(lua_State *L, int index, struct buf *out)
{
    int results = index + 1;

    buf_str(out, ",\"tables\":[");
    lua_getfield(L, index, "results");
    if (lua_getfield(L, results, "document") != LUA_TNIL)
        columns(L, results, "document", "", out);
    lua_settop(L, results);
    tables(L, results, "rows", out);
    tables(L, results, "corpus", out);
    buf_char(out, ']');
    lua_settop(L, index);
}

static double
seconds(lua_State *L, int limits, const char *key, double standard)
{
    double s = standard;

    if (lua_istable(L, limits)) {
        if (lua_getfield(L, limits, key) == LUA_TSTRING)
            num_seconds(lua_tostring(L, -1), &s);
        else if (lua_isnumber(L, -1))
            s = lua_tonumber(L, -1);
        lua_pop(L, 1);
    }
    return s;
}

static void
limits(lua_State *L, int index, struct buf *out)
{
    uint64_t memory = STATE_MEMORY_DEFAULT;
    int64_t rows = 10000, waiting = 0;
    int at = index + 1;

    if (lua_getfield(L, index, "limits") == LUA_TTABLE) {
        if (lua_getfield(L, at, "memory") == LUA_TSTRING)
            num_bytes(lua_tostring(L, -1), &memory);
        else if (lua_isnumber(L, -1))
            memory = (uint64_t)lua_tonumber(L, -1);
        if (lua_getfield(L, at, "rows") == LUA_TNUMBER)
            rows = lua_tointeger(L, -1);
        if (lua_getfield(L, at, "waiting") == LUA_TNUMBER)
            waiting = lua_tointeger(L, -1);
        lua_settop(L, at);
    }
    buf_str(out, ",\"limits\":{\"cpu\":");
    json_real(out, seconds(L, at, "cpu", 2));
    buf_str(out, ",\"wall\":");
    json_real(out, seconds(L, at, "wall", 30));
    buf_str(out, ",\"memory\":");
    json_int(out, (int64_t)memory);
    buf_str(out, ",\"rows\":");
    json_int(out, rows);
    if (waiting)
        buf_format(out, ",\"waiting\":%lld", (long long)waiting);
    buf_char(out, '}');
    lua_settop(L, index);
}

void
manifest_json(lua_State *L, int index, const char *name,
              const struct manifest_files *files, const char *source,
              const struct engine_spec *spec, bool *settings,
              struct engine_options *options, struct buf *out)
{
    bool document, reduce;
    int top;

    lua_pushvalue(L, index);
    top = lua_gettop(L);
    luaL_checkstack(L, 30, NULL);
    buf_str(out, "{\"folder\":");
    text(out, files->folder);
    buf_str(out, ",\"name\":");
    text(out, name);
    field(L, top, "version", out);
    field(L, top, "summary", out);
    field(L, top, "measured", out);
    buf_format(out, ",\"source\":\"%s\",\"options\":", source);
    lua_getfield(L, top, "name");
    lua_getfield(L, top, "options");
    options_json(L, -1, lua_tostring(L, -2), spec, settings, options, out);
    write_set(options, out);
    lua_settop(L, top);
    words(L, top, "requires", true, out);
    folders(files, out);
    words(L, top, "metadata", false, out);
    words(L, top, "languages", false, out);
    words(L, top, "permissions", false, out);
    lua_getfield(L, top, "results");
    document = lua_getfield(L, -1, "document") != LUA_TNIL;
    reduce = lua_getfield(L, top, "reduce") != LUA_TNIL;
    lua_settop(L, top);
    buf_format(out, ",\"has_document\":%s,\"has_reduce\":%s",
               document ? "true" : "false", reduce ? "true" : "false");
    limits(L, top, out);
    all_tables(L, top, out);
    buf_char(out, '}');
    lua_settop(L, top - 1);
}
