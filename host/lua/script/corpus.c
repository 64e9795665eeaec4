/* What corpus.lua is made of: documents, queries, places of a phrase. */
#include <lauxlib.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "field.h"
#include "interval.h"
#include "kwic.h"
#include "near.h"
#include "object.h"
#include "expression.h"
#include "random.h"
#include "script_inside.h"
#include "sql.h"

#define PARAMETERS_MAX 1000

/* ---- lists of document ids ---- */

struct id_list {
    int64_t *at;
    size_t n;
};

static int
l_free_ids(lua_State *L)
{
    struct id_list *ids = lua_touserdata(L, 1);

    free(ids->at);
    return 0;
}

/* Pushes the documents for which the expression at index holds. */
static struct id_list *
push_ids(lua_State *L, int index)
{
    const char *where = luaL_optstring(L, index, NULL);
    struct store *store = script_store(L);
    struct reader *reader = script_of(L)->stored.shelf.reader;
    struct id_list *ids = lua_newuserdatauv(L, sizeof *ids, 0);
    struct fault ft;

    (void)store;
    *ids = (struct id_list){0};
    object_type(L, "slant.ids", l_free_ids, NULL);
    if (reader_select(reader, where, false, &ids->at, &ids->n, &ft))
        script_raise(L, &ft);
    return ids;
}

/* count(where) */
static int
l_count(lua_State *L)
{
    lua_pushinteger(L, (lua_Integer)push_ids(L, 1)->n);
    return 1;
}

/* Upvalues: ids, how many were given, limit. */
static int
l_next(lua_State *L)
{
    const struct id_list *ids = lua_touserdata(L, lua_upvalueindex(1));
    lua_Integer i = lua_tointeger(L, lua_upvalueindex(2));

    if ((size_t)i >= ids->n || i >= lua_tointeger(L, lua_upvalueindex(3)))
        return 0;
    lua_pushinteger(L, i + 1);
    lua_replace(L, lua_upvalueindex(2));
    script_document(L, ids->at[i]);
    return 1;
}

/* each(where, limit) */
static int
l_each(lua_State *L)
{
    lua_Integer limit = luaL_optinteger(L, 2, LUA_MAXINTEGER);

    push_ids(L, 1);
    lua_pushinteger(L, 0);
    lua_pushinteger(L, limit);
    lua_pushcclosure(L, l_next, 3);
    return 1;
}

/* sample(n, seed, where): the first n of a shuffle, by id. */
static int
l_sample(lua_State *L)
{
    lua_Integer n = luaL_checkinteger(L, 1);
    lua_Integer seed = luaL_optinteger(L, 2, 1);
    struct id_list *ids = push_ids(L, 3);
    uint64_t state[4];
    size_t take;

    luaL_argcheck(L, n >= 0, 1, "a number of documents is wanted");
    take = (size_t)n < ids->n ? (size_t)n : ids->n;
    random_seed(state, (uint64_t)seed);
    lua_createtable(L, (int)take, 0);
    for (size_t i = 0; i < take; i++) {
        size_t k =
            (size_t)random_between(state, (int64_t)i, (int64_t)ids->n - 1);
        int64_t id = ids->at[k];

        ids->at[k] = ids->at[i];
        ids->at[i] = id;
        script_document(L, id);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

/* A number is an id; a text may be that, too, or another name. */
static int
find(lua_State *L, struct reader *r, int64_t *id, struct fault *ft)
{
    int64_t bytes;
    int found;

    if (lua_type(L, 1) != LUA_TNUMBER)
        return reader_find(r, luaL_checkstring(L, 1), id, ft);
    *id = luaL_checkinteger(L, 1);
    found = reader_bytes(r, *id, &bytes, ft);
    if (found == 0)
        return fault_set(ft, FAULT_USAGE, "no document has the id %lld",
                         (long long)*id);
    return found < 0 ? -1 : 0;
}

/* get(id, key or file name) */
static int
l_get(lua_State *L)
{
    struct store *store = script_store(L);
    struct fault ft;
    int64_t id;

    (void)store;
    if (find(L, script_of(L)->stored.shelf.reader, &id, &ft))
        script_raise(L, &ft);
    script_document(L, id);
    return 1;
}

/* ---- SQL ---- */

static int
l_close_sql(lua_State *L)
{
    struct sql **q = lua_touserdata(L, 1);

    sql_close(*q);
    *q = NULL;
    return 0;
}

static struct sql *
push_sql(lua_State *L, const char *text)
{
    struct store *store = script_store(L);
    struct sql **q = lua_newuserdatauv(L, sizeof *q, 0);
    struct fault ft;

    *q = NULL;
    object_type(L, "slant.sql", l_close_sql, NULL);
    if (sql_open(q, store, text, 0, &ft))
        script_raise(L, &ft);
    return *q;
}

static struct value
parameter(lua_State *L, int index)
{
    struct value v = {.kind = VALUE_NULL};

    switch (lua_type(L, index)) {
    case LUA_TNIL:
        break;
    case LUA_TBOOLEAN:
        v.kind = VALUE_INT;
        v.i = lua_toboolean(L, index);
        break;
    case LUA_TNUMBER:
        v.kind = lua_isinteger(L, index) ? VALUE_INT : VALUE_REAL;
        if (v.kind == VALUE_INT)
            v.i = lua_tointeger(L, index);
        else
            v.r = lua_tonumber(L, index);
        break;
    case LUA_TSTRING:
        v.kind = VALUE_TEXT;
        v.text.p = lua_tolstring(L, index, &v.text.len);
        break;
    default:
        luaL_argerror(L, index, "a string, number, boolean or nil is wanted");
    }
    return v;
}

/* Binds the values at 2..n. */
static void
bind(lua_State *L, struct sql *q, int n)
{
    struct value *values;
    struct fault ft;

    luaL_argcheck(L, n <= PARAMETERS_MAX, 2, "too many values");
    values = lua_newuserdatauv(L, ((size_t)n + 1) * sizeof *values, 0);
    for (int i = 2; i <= n; i++)
        values[i - 2] = parameter(L, i);
    if (sql_bind(q, values, n > 1 ? (size_t)n - 1 : 0, &ft))
        script_raise(L, &ft);
    lua_pop(L, 1);
}

/* sql(text, ...): rows, names of the columns */
static int
l_sql(lua_State *L)
{
    int top = lua_gettop(L), r;
    struct sql *q = push_sql(L, luaL_checkstring(L, 1));
    size_t columns = sql_columns(q);
    struct fault ft;

    bind(L, q, top);
    lua_newtable(L);
    for (lua_Integer n = 1; (r = sql_next(q, &ft)) > 0; n++) {
        lua_createtable(L, 0, (int)columns);
        for (size_t i = 0; i < columns; i++) {
            struct value v = sql_value(q, i, NULL);

            script_value(L, &v);
            lua_setfield(L, -2, sql_name(q, i));
        }
        lua_rawseti(L, -2, n);
    }
    if (r < 0)
        script_raise(L, &ft);
    lua_createtable(L, (int)columns, 0);
    for (size_t i = 0; i < columns; i++) {
        lua_pushstring(L, sql_name(q, i));
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 2;
}

/* ---- concordance ---- */

struct hits { /* the list is on top of L */
    lua_State *L;
    lua_Integer n, limit;
};

static void
set_slice(lua_State *L, const char *name, struct kwic_text t)
{
    lua_pushlstring(L, t.p, t.len);
    lua_setfield(L, -2, name);
}

static bool
add_hit(void *cookie, const struct kwic_hit *h)
{
    struct hits *hits = cookie;
    lua_State *L = hits->L;

    if (hits->n >= hits->limit)
        return true; /* counted */
    lua_createtable(L, 0, 10);
    field_set_integer(L, "document", h->document);
    field_set_text(L, "key", h->doc->key);
    field_set_text(L, "outlet", h->doc->outlet);
    field_set_text(L, "title", h->doc->title);
    field_set_text(L, "published", h->doc->published);
    field_set_integer(L, "start", h->at.start);
    field_set_integer(L, "stop", h->at.stop);
    set_slice(L, "left", h->left);
    set_slice(L, "hit", h->hit);
    set_slice(L, "right", h->right);
    lua_rawseti(L, -2, ++hits->n);
    return true;
}

/* The option on top of L is no good. */
static void
refuse(lua_State *L, const char *name, const char *wanted)
{
    luaL_error(L, "corpus.kwic: %s %s: %s is wanted", name,
               luaL_tolstring(L, -1, NULL), wanted);
}

static lua_Integer
option_int(lua_State *L, const char *name, lua_Integer otherwise,
           lua_Integer max)
{
    lua_Integer v = otherwise;
    char wanted[60];
    int is = 1;

    if (lua_getfield(L, 2, name) != LUA_TNIL)
        v = lua_tointegerx(L, -1, &is);
    if (!is || v < 0 || v > max) {
        snprintf(wanted, sizeof wanted, "a whole number from 0 to %lld",
                 (long long)max);
        refuse(L, name,
               max == LUA_MAXINTEGER ? "a whole number from 0 up" : wanted);
    }
    lua_pop(L, 1);
    return v;
}

/* NULL without it. The string stays on the stack. */
static const char *
option_text(lua_State *L, const char *name)
{
    int type = lua_getfield(L, 2, name);

    if (type != LUA_TNIL && type != LUA_TSTRING && type != LUA_TNUMBER)
        refuse(L, name, "a string");
    return lua_tostring(L, -1);
}

static enum view_unit
option_unit(lua_State *L)
{
    static const char *const units[] = {"tokens", "sentences", "characters"};
    const char *name = option_text(L, "unit");

    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (!name || strcmp(name, units[i]) == 0)
            return (enum view_unit)i;
    refuse(L, "unit", "tokens, sentences or characters");
    return VIEW_TOKENS;
}

/* The table at 2. */
static struct kwic_options
kwic_options(lua_State *L)
{
    struct kwic_options o = {0};

    o.window = (size_t)option_int(L, "window", 8, 1000);
    o.sample = (uint64_t)option_int(L, "sample", 0, LUA_MAXINTEGER);
    o.seed = (uint64_t)option_int(L, "seed", 1, LUA_MAXINTEGER);
    o.where = option_text(L, "where");
    o.sort = option_text(L, "sort");
    o.unit = option_unit(L);
    lua_getfield(L, 2, "unique");
    o.unique = lua_toboolean(L, -1);
    lua_getfield(L, 2, "case");
    o.with_case = lua_toboolean(L, -1);
    o.tokens = option_text(L, "tokens");
    o.stems = option_text(L, "stems");
    return o;
}

/* kwic(query, options): hits, their number, that of documents */
static int
l_kwic(lua_State *L)
{
    const char *query = luaL_checkstring(L, 1);
    struct hits hits = {L, 0,
                        option_int(L, "limit", LUA_MAXINTEGER, LUA_MAXINTEGER)};
    struct kwic_options o = kwic_options(L);
    struct store *store = script_store(L);
    struct kwic_totals totals;
    struct fault ft;

    lua_newtable(L);
    if (kwic_find(store, query, &o, add_hit, &hits, &totals, &ft))
        script_raise(L, &ft);
    lua_pushinteger(L, (lua_Integer)totals.hits);
    lua_pushinteger(L, (lua_Integer)totals.documents);
    return 3;
}

static bool
add_place(void *cookie, const struct kwic_hit *h)
{
    struct hits *hits = cookie;
    lua_State *L = hits->L;

    lua_rawgeti(L, -1, h->document);
    lua_pushinteger(L, lua_tointeger(L, -1) + 1);
    lua_rawseti(L, -3, h->document);
    lua_pop(L, 1);
    return true;
}

/* tally(query, where, tokens, stems): hits by document */
static int
l_tally(lua_State *L)
{
    const char *query = luaL_checkstring(L, 1);
    struct kwic_options o = {.where = luaL_optstring(L, 2, NULL),
                             .tokens = luaL_optstring(L, 3, NULL),
                             .stems = luaL_optstring(L, 4, NULL)};
    struct hits hits = {.L = L};
    struct store *store = script_store(L);
    struct kwic_totals totals;
    struct fault ft;

    lua_newtable(L);
    if (kwic_find(store, query, &o, add_place, &hits, &totals, &ft))
        script_raise(L, &ft);
    return 1;
}

/* interval(counts, sizes, seed): of counts and tokens by cluster, per million,
   as the tables of counts have it; nothing where there is none */
static int
l_interval(lua_State *L)
{
    lua_Integer seed = luaL_optinteger(L, 3, 1);
    size_t n = (size_t)luaL_len(L, 1);
    float *x = lua_newuserdatauv(L, (n + 1) * sizeof *x, 0);
    double *size = lua_newuserdatauv(L, (n + 1) * sizeof *size, 0);
    struct interval i;

    for (size_t k = 0; k < n; k++) {
        lua_rawgeti(L, 1, (lua_Integer)k + 1);
        lua_rawgeti(L, 2, (lua_Integer)k + 1);
        x[k] = (float)lua_tonumber(L, -2);
        size[k] = lua_tonumber(L, -1);
        lua_pop(L, 2);
    }
    interval_resample(x, 1, size, n, (uint64_t)seed, &i);
    if (isnan(i.low))
        return 0;
    lua_pushnumber(L, i.low * 1e6);
    lua_pushnumber(L, i.high * 1e6);
    return 2;
}

/* expressions(where, by): both checked, as SQL to put into a query */
static int
l_expressions(lua_State *L)
{
    struct store *s = script_store(L);
    const char *where = luaL_optstring(L, 1, NULL);
    const char *by = luaL_optstring(L, 2, NULL);
    struct fault ft;
    char *condition, *value;

    if (expression_check(s, where, by, &ft))
        script_raise(L, &ft);
    condition = expression_condition(where);
    value = expression_value(s, by);
    lua_pushstring(L, condition);
    lua_pushstring(L, value);
    free(condition);
    free(value);
    return 2;
}

/* near(word, list): what of the list may be meant, or nil. */
static int
l_near(lua_State *L)
{
    const char *word = luaL_checkstring(L, 1), **names;
    size_t n;

    luaL_checktype(L, 2, LUA_TTABLE);
    n = (size_t)lua_rawlen(L, 2);
    names = lua_newuserdatauv(L, (n + 1) * sizeof *names, 0);
    for (size_t i = 0; i < n; i++) {
        lua_rawgeti(L, 2, (lua_Integer)i + 1);
        names[i] = luaL_checkstring(L, -1); /* the list's own */
        lua_pop(L, 1);
    }
    lua_pushstring(L, near_name(word, names, n));
    return 1;
}

int
script_corpus(lua_State *L)
{
    static const luaL_Reg functions[] = {{"expressions", l_expressions},
                                         {"count", l_count},
                                         {"each", l_each},
                                         {"get", l_get},
                                         {"interval", l_interval},
                                         {"kwic", l_kwic},
                                         {"near", l_near},
                                         {"sample", l_sample},
                                         {"sql", l_sql},
                                         {"tally", l_tally},
                                         {"table", script_table},
                                         {NULL, NULL}};

    luaL_newlib(L, functions);
    return 1;
}
