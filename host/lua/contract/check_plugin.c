#include "check_plugin.h"

#include <lauxlib.h>
#include <stdio.h>
#include <string.h>

#include "flight.h"
#include "listed.h"
#include "num.h"
#include "permission.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static const struct check_key top_keys[] = {
    {"api", CHECK_NUMBER, true},         {"name", CHECK_STRING, true},
    {"version", CHECK_STRING, true},     {"summary", CHECK_STRING, true},
    {"requires", CHECK_TABLE, false},    {"metadata", CHECK_TABLE, false},
    {"languages", CHECK_TABLE, false},   {"options", CHECK_TABLE, false},
    {"results", CHECK_TABLE, true},      {"limits", CHECK_TABLE, false},
    {"permissions", CHECK_TABLE, false}, {"exports", CHECK_TABLE, false},
    {"setup", CHECK_FUNCTION, false},    {"document", CHECK_FUNCTION, true},
    {"reduce", CHECK_TABLE, false},      {"on_request", CHECK_BOOLEAN, false},
    {"uses", CHECK_TABLE, false},        {"measured", CHECK_STRING, false},
};
static const struct check_key result_keys[] = {
    {"document", CHECK_TABLE, false},
    {"rows", CHECK_TABLE, false},
    {"corpus", CHECK_TABLE, false},
    {"order", CHECK_TABLE, false},
};
static const struct check_key column_keys[] = {
    {"type", CHECK_STRING, true},     {"min", CHECK_NUMBER, false},
    {"max", CHECK_NUMBER, false},     {"doc", CHECK_STRING, false},
    {"unit", CHECK_STRING, false},    {"denominator", CHECK_STRING, false},
    {"missing", CHECK_STRING, false},
};
static const struct check_key limit_keys[] = {
    {"cpu", CHECK_STRING | CHECK_NUMBER, false},
    {"memory", CHECK_STRING | CHECK_NUMBER, false},
    {"wall", CHECK_STRING | CHECK_NUMBER, false},
    {"rows", CHECK_NUMBER, false},
    {"waiting", CHECK_NUMBER, false},
};
static const struct check_key reduce_keys[] = {
    {"init", CHECK_FUNCTION, true},
    {"step", CHECK_FUNCTION, true},
    {"merge", CHECK_FUNCTION, true},
    {"finish", CHECK_FUNCTION, true},
};
static const struct check_key export_keys[] = {
    {"call", CHECK_FUNCTION, true},
    {"takes", CHECK_STRING, true},
    {"doc", CHECK_STRING, true},
};
static const char *const column_types[] = {"integer", "number", "string",
                                           "boolean", "span"};
static const char *const metadata_fields[] = {
    "author", "language",   "outlet", "published",
    "title",  "translated", "url",    "vars"};

/* Names of the corpus file; a plugin's tables must not take them. */
static const char *const host_names[] = {
    "aggregate", "columns", "config",   "corpus", "documents",
    "failure",   "load",    "load_log", "meta",   "partial",
    "postings",  "removed", "state",    "states", "stream",
    "text",      "types",   "variable", "sqlite", "slant"};

const struct check_key *
check_plugin_keys(size_t *n)
{
    *n = COUNT(top_keys);
    return top_keys;
}

/* The value on top is a column: "integer" or {type="integer", ...}. */
static void
check_column(lua_State *L, const char *path, const char *key)
{
    const char *type;

    if (strcmp(key, "document") == 0)
        check_refuse(L, path, "every table has this column already");
    if (lua_istable(L, -1)) {
        check_keys(L, path, column_keys, COUNT(column_keys));
        lua_getfield(L, -1, "type");
    } else if (lua_type(L, -1) != LUA_TSTRING) {
        check_refuse(L, path, "must be a type or a table with one");
    }
    type = lua_tostring(L, -1);
    if (!listed(type, column_types, COUNT(column_types)))
        check_unknown(L, path, "type", type, column_types, COUNT(column_types));
}

static bool
is_span(lua_State *L, int columns, const char *key)
{
    bool yes;

    if (lua_getfield(L, columns, key) == LUA_TTABLE) {
        lua_getfield(L, -1, "type");
        lua_remove(L, -2);
    }
    yes = lua_type(L, -1) == LUA_TSTRING &&
          strcmp(lua_tostring(L, -1), "span") == 0;
    lua_pop(L, 1);
    return yes;
}

/* A span column takes two columns of SQL. */
static void
check_span_names(lua_State *L, const char *path)
{
    static const char *const ends[] = {"start", "stop"};
    int columns = lua_gettop(L);
    char name[120];

    lua_pushnil(L);
    while (lua_next(L, columns)) {
        const char *key = lua_tostring(L, -2);
        bool at = strcmp(key, "at") == 0;

        for (int i = 0; i < 2 && is_span(L, columns, key); i++) {
            snprintf(name, sizeof name, "%s%s%s", at ? "" : key, at ? "" : "_",
                     ends[i]);
            if (lua_getfield(L, columns, name) != LUA_TNIL)
                check_refuse(L, path, "span `%s` takes the column `%s`", key,
                             name);
            lua_pop(L, 1);
        }
        lua_pop(L, 1);
    }
}

static void
check_table(lua_State *L, const char *path, const char *key)
{
    (void)key;
    if (!lua_istable(L, -1))
        check_refuse(L, path, "must be a table of columns, not a %s",
                     luaL_typename(L, -1));
    lua_pushnil(L);
    if (!lua_next(L, -2))
        check_refuse(L, path, "has no column");
    lua_pop(L, 2);
    check_each(L, path, check_column);
    check_span_names(L, path);
}

static void
check_row_table(lua_State *L, const char *path, const char *key)
{
    static const char *const kinds[] = {"document"};

    if (listed(key, kinds, COUNT(kinds)))
        check_refuse(L, path, "this name is taken");
    check_table(L, path, key);
}

static void
check_corpus_table(lua_State *L, const char *path, const char *key)
{
    check_row_table(L, path, key);
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1))
        if (is_span(L, lua_gettop(L) - 2, lua_tostring(L, -2)))
            check_refuse(L, path, "a corpus table has no text for span `%s`",
                         lua_tostring(L, -2));
}

/* Whether one of the tables in the table at index has a column. */
static bool
some_has(lua_State *L, int tables, const char *column)
{
    bool has = false;

    for (lua_pushnil(L); !has && lua_next(L, tables); lua_pop(L, 1)) {
        has = lua_getfield(L, -1, column) != LUA_TNIL;
        lua_pop(L, 1);
        if (has)
            lua_pop(L, 1);
    }
    return has;
}

/* The columns that come first are columns, each once. results: their index. */
static void
check_order(lua_State *L, int results)
{
    static const char *const kinds[] = {"rows", "corpus"};
    int order = lua_gettop(L);

    check_words(L, "results.order");
    for (lua_Integer i = 1; lua_rawgeti(L, order, i) != LUA_TNIL; i++) {
        const char *name = lua_tostring(L, -1);
        bool found = lua_getfield(L, results, "document") == LUA_TTABLE &&
                     lua_getfield(L, -1, name) != LUA_TNIL;

        for (size_t k = 0; k < COUNT(kinds) && !found; k++)
            found = lua_getfield(L, results, kinds[k]) == LUA_TTABLE &&
                    some_has(L, lua_gettop(L), name);
        if (!found)
            check_refuse(L, "results.order", "no table has a column `%s`",
                         name);
        for (lua_Integer k = 1; k < i; k++) {
            lua_rawgeti(L, order, k);
            if (lua_rawequal(L, -1, order + 1))
                check_refuse(L, "results.order", "`%s` stands twice", name);
            lua_pop(L, 1);
        }
        lua_settop(L, order);
    }
    lua_settop(L, order);
}

/* The table of results is on top. */
static void
check_results(lua_State *L)
{
    int results = lua_gettop(L);
    bool rows, corpus;

    check_keys(L, "results", result_keys, COUNT(result_keys));
    if (lua_getfield(L, results, "document") != LUA_TNIL) {
        check_table(L, "results.document", "");
        if (lua_getfield(L, -1, "rows") != LUA_TNIL)
            check_refuse(L, "results.document.rows",
                         "doc:result(name).rows has this name");
        lua_pop(L, 1);
    }
    rows = lua_getfield(L, results, "rows") != LUA_TNIL;
    if (rows)
        check_each(L, "results.rows", check_row_table);
    corpus = lua_getfield(L, results, "corpus") != LUA_TNIL;
    if (corpus)
        check_each(L, "results.corpus", check_corpus_table);
    for (lua_pushnil(L); rows && corpus && lua_next(L, results + 2);) {
        lua_pop(L, 1);
        lua_pushvalue(L, -1);
        if (lua_rawget(L, results + 3) != LUA_TNIL)
            check_refuse(L, "results.corpus", "`%s` is in results.rows already",
                         lua_tostring(L, -2));
        lua_pop(L, 1);
    }
    lua_settop(L, results);
    if (lua_getfield(L, results, "order") != LUA_TNIL)
        check_order(L, results);
    lua_settop(L, results);
}

static void
check_limit(lua_State *L, const char *key, bool bytes)
{
    char path[80];
    double seconds;
    uint64_t n;

    snprintf(path, sizeof path, "limits.%s", key);
    if (lua_getfield(L, -1, key) == LUA_TSTRING) {
        const char *s = lua_tostring(L, -1);

        if (bytes ? !num_bytes(s, &n) : !num_seconds(s, &seconds))
            check_refuse(L, path, "`%.40s` is no %s", s,
                         bytes ? "amount of memory (64MiB)"
                               : "duration (250ms, 2s)");
    } else if (lua_isnumber(L, -1) && !(lua_tonumber(L, -1) > 0)) {
        check_refuse(L, path, "must be above 0");
    }
    lua_pop(L, 1);
}

static void
check_limits(lua_State *L)
{
    check_keys(L, "limits", limit_keys, COUNT(limit_keys));
    check_limit(L, "cpu", false);
    check_limit(L, "wall", false);
    check_limit(L, "memory", true);
    if (lua_getfield(L, -1, "rows") == LUA_TNUMBER &&
        (!lua_isinteger(L, -1) || lua_tointeger(L, -1) < 1))
        check_refuse(L, "limits.rows", "must be a whole number above 0");
    lua_pop(L, 1);
    if (lua_getfield(L, -1, "waiting") == LUA_TNUMBER &&
        (!lua_isinteger(L, -1) || lua_tointeger(L, -1) < 1 ||
         lua_tointeger(L, -1) > FLIGHT_PAIRS))
        check_refuse(L, "limits.waiting", "must be a whole number from 1 to %d",
                     FLIGHT_PAIRS);
    lua_pop(L, 1);
}

static void
check_require(lua_State *L, const char *path, const char *key)
{
    (void)key;
    if (lua_type(L, -1) != LUA_TSTRING ||
        check_version("1", lua_tostring(L, -1)) < 0)
        check_refuse(L, path, "must be versions like \">=1\" or \">=1.2 <2\"");
}

static void
check_export(lua_State *L, const char *path, const char *key)
{
    (void)key;
    if (lua_istable(L, -1))
        check_keys(L, path, export_keys, COUNT(export_keys));
    else if (!lua_isfunction(L, -1))
        check_refuse(L, path,
                     "must be a function, or { call =, takes =, doc = }, not "
                     "a %s",
                     luaL_typename(L, -1));
}

static void
check_metadata(lua_State *L)
{
    check_words(L, "metadata");
    for (lua_Integer i = 1; lua_rawgeti(L, -1, i) != LUA_TNIL; i++) {
        const char *word = lua_tostring(L, -1);

        if (!listed(word, metadata_fields, COUNT(metadata_fields)))
            check_unknown(L, "metadata", "field", word, metadata_fields,
                          COUNT(metadata_fields));
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

const char *
check_why_not(const char *name)
{
    if (!check_name(name))
        return CHECK_NAME;
    if (listed(name, host_names, COUNT(host_names)))
        return "the corpus file has a table of this name";
    return NULL;
}

static void
check_head(lua_State *L, int index, const char *name)
{
    const char *own, *why_not;

    lua_getfield(L, index, "api");
    if (lua_tonumber(L, -1) != 1)
        check_refuse(L, "api", "this slant knows api 1 only");
    lua_getfield(L, index, "name");
    own = lua_tostring(L, -1);
    why_not = check_why_not(own);
    if (why_not)
        check_refuse(L, "name", "`%.60s`: %s", own, why_not);
    if (strcmp(own, name))
        check_refuse(L, "name", "`%.60s` must be the folder's, `%.60s`", own,
                     name);
    lua_pop(L, 2);
    lua_getfield(L, index, "version");
    if (check_version(lua_tostring(L, -1), ">=0") < 0 ||
        strspn(lua_tostring(L, -1), "0123456789.") != lua_rawlen(L, -1) ||
        !lua_rawlen(L, -1))
        check_refuse(L, "version", "must be like \"1.2.0\"");
    lua_pop(L, 1);
}

/* Runs check on field key of the plugin, if it is there. */
static void
check_field(lua_State *L, int index, const char *key,
            void (*check)(lua_State *L))
{
    if (lua_getfield(L, index, key) != LUA_TNIL)
        check(L);
    lua_settop(L, index);
}

static void
check_reduce(lua_State *L)
{
    check_keys(L, "reduce", reduce_keys, COUNT(reduce_keys));
}

static void
check_requires(lua_State *L)
{
    check_each(L, "requires", check_require);
}

static void
check_uses(lua_State *L)
{
    check_words(L, "uses");
}

static void
check_exports(lua_State *L)
{
    check_each(L, "exports", check_export);
}

static void
check_languages(lua_State *L)
{
    check_words(L, "languages");
    for (lua_Integer i = 1; lua_rawgeti(L, -1, i) != LUA_TNIL; i++) {
        const char *word = lua_tostring(L, -1);
        size_t letters = strspn(word, "abcdefghijklmnopqrstuvwxyz");

        if (letters < 2 || letters > 3 ||
            (word[letters] && word[letters] != '-'))
            check_refuse(L, "languages",
                         "`%.60s`: a code is wanted, as documents have it: en, "
                         "de, zh",
                         word);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

static void
check_permissions(lua_State *L)
{
    check_words(L, "permissions");
    for (lua_Integer i = 1; lua_rawgeti(L, -1, i) != LUA_TNIL; i++) {
        const char *word = lua_tostring(L, -1);

        if (!permission_is(word))
            check_refuse(L, "permissions",
                         "`%.60s`: http:HOST, http:HOST:PORT or exec:PROGRAM "
                         "is wanted",
                         word);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

static void
check_option_table(lua_State *L)
{
    check_options(L, lua_gettop(L));
}

void
check_plugin(lua_State *L, int index, const char *name)
{
    luaL_checkstack(L, 20, NULL);
    lua_pushvalue(L, index);
    index = lua_gettop(L);
    check_keys(L, "", top_keys, COUNT(top_keys));
    check_head(L, index, name);
    check_field(L, index, "results", check_results);
    check_field(L, index, "limits", check_limits);
    check_field(L, index, "metadata", check_metadata);
    check_field(L, index, "languages", check_languages);
    check_field(L, index, "permissions", check_permissions);
    check_field(L, index, "requires", check_requires);
    check_field(L, index, "uses", check_uses);
    check_field(L, index, "exports", check_exports);
    check_field(L, index, "reduce", check_reduce);
    check_field(L, index, "options", check_option_table);
    lua_settop(L, index - 1);
}
