/* Tables of host/corpus/count as Lua tables. */
#include <lauxlib.h>
#include <string.h>

#include "count.h"
#include "script_inside.h"

struct taking { /* the list of rows is on top of L */
    lua_State *L;
    const struct sheet_column *const *columns;
    size_t n;
    lua_Integer rows, notes;
};

static void
begin(void *cookie, const struct sheet_column *const *columns, size_t n)
{
    struct taking *t = cookie;

    t->columns = columns;
    t->n = n;
    lua_createtable(t->L, (int)n, 0);
    for (size_t i = 0; i < n; i++) {
        lua_pushstring(t->L, columns[i]->name);
        lua_rawseti(t->L, -2, (lua_Integer)i + 1);
    }
    lua_setfield(t->L, -2, "all");
    lua_newtable(t->L);
    for (size_t i = 0, shown = 0; i < n; i++) {
        if (columns[i]->aside)
            continue;
        lua_pushstring(t->L, columns[i]->name);
        lua_rawseti(t->L, -2, (lua_Integer)++shown);
    }
    lua_setfield(t->L, -2, "columns");
}

static void
row(void *cookie, const struct value *cells)
{
    struct taking *t = cookie;
    lua_State *L = t->L;

    lua_createtable(L, 0, (int)t->n);
    for (size_t i = 0; i < t->n; i++) {
        if (cells[i].kind == VALUE_NULL)
            continue;
        if (cells[i].kind == VALUE_INT)
            lua_pushinteger(L, cells[i].i);
        else if (cells[i].kind == VALUE_REAL)
            lua_pushnumber(L, cells[i].r);
        else
            lua_pushlstring(L, cells[i].text.p, cells[i].text.len);
        lua_setfield(L, -2, t->columns[i]->name);
    }
    lua_rawseti(L, -2, ++t->rows);
}

static void
note(void *cookie, bool warning, const char *text)
{
    struct taking *t = cookie;

    lua_getfield(t->L, -1, "notes");
    lua_pushfstring(t->L, "%s%s", warning ? "warning: " : "", text);
    lua_rawseti(t->L, -2, ++t->notes);
    lua_pop(t->L, 1);
}

static int
refuse(const char *name, struct fault *ft)
{
    return fault_set(ft, FAULT_USAGE, "%s: %s is wanted", name,
                     request_is_switch(name)
                         ? "true or false"
                         : "a string, a number or a list of these");
}

/* Sets one option from the value on top of L. */
static int
set(lua_State *L, struct request *q, const char *name, struct fault *ft)
{
    int bad = 0;

    switch (lua_type(L, -1)) {
    case LUA_TBOOLEAN:
        bad = request_set(q, name, lua_toboolean(L, -1) ? "1" : "0", ft);
        return bad || request_is_switch(name) ? bad : refuse(name, ft);
    case LUA_TNUMBER:
    case LUA_TSTRING:
        if (request_is_switch(name))
            return refuse(name, ft);
        lua_pushvalue(L, -1); /* a key must not change its type */
        bad = request_set(q, name, lua_tostring(L, -1), ft);
        lua_pop(L, 1);
        return bad;
    case LUA_TTABLE:
        for (lua_Integer i = 1, n = luaL_len(L, -1); i <= n && !bad; i++) {
            lua_geti(L, -1, i);
            bad = lua_isstring(L, -1)
                      ? request_set(q, name, lua_tostring(L, -1), ft)
                      : refuse(name, ft);
            lua_pop(L, 1);
        }
        return bad;
    default:
        return refuse(name, ft);
    }
}

/* Options of the table at index; `min_docs` is min-docs. */
static int
set_all(lua_State *L, int index, struct request *q, struct fault *ft)
{
    char name[20];

    for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1)) {
        const char *key;

        if (lua_type(L, -2) != LUA_TSTRING)
            return fault_set(ft, FAULT_USAGE,
                             "options have names, as in {where = \"year = "
                             "2025\"}");
        key = lua_tostring(L, -2);
        if (strlen(key) >= sizeof name || !*key)
            return fault_set(ft, FAULT_USAGE, "there is no option `%s`", key);
        strcpy(name, key);
        for (char *at = strchr(name, '_'); at; at = strchr(at, '_'))
            *at = '-';
        if (set(L, q, name, ft))
            return -1;
    }
    return 0;
}

/* table(name, words, options): rows with .columns, .all (columns), .notes */
int
script_table(lua_State *L)
{
    count_table *table = count_table_named(luaL_checkstring(L, 1));
    struct taking t = {.L = L};
    const struct sheet_taker to = {&t, begin, row, note};
    struct store *store = script_store(L);
    struct request q;
    struct fault ft;
    int bad;

    luaL_checktype(L, 2, LUA_TTABLE);
    luaL_checktype(L, 3, LUA_TTABLE);
    luaL_checkstack(L, 10, NULL);
    request_init(&q);
    q.jobs = script_of(L)->o.workers;
    for (lua_Integer i = 1; lua_rawgeti(L, 2, i) == LUA_TSTRING; i++) {
        request_word(&q, lua_tostring(L, -1));
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    bad = set_all(L, 3, &q, &ft) || request_finish(&q, &ft);
    if (!bad) {
        lua_newtable(L);
        lua_newtable(L);
        lua_setfield(L, -2, "notes");
        bad = table(store, &q, &to, &ft);
    }
    request_free(&q);
    if (bad)
        script_raise(L, &ft);
    return 1;
}
