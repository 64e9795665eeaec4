/* The global `dictionary`: dictionary files, counted in the corpus. */
#include <lauxlib.h>
#include <string.h>

#include "dictionary_table.h"
#include "field.h"
#include "object.h"
#include "script_inside.h"

#define TYPE "slant.dictionary"

static struct dictionary *
check(lua_State *L)
{
    return *(struct dictionary **)luaL_checkudata(L, 1, TYPE);
}

static int
l_free(lua_State *L)
{
    struct dictionary **d = luaL_checkudata(L, 1, TYPE);

    dictionary_free(*d);
    *d = NULL;
    return 0;
}

struct taking { /* the list of rows is on top of L */
    lua_State *L;
    const char *by;
};

static void
add_row(void *cookie, const struct dictionary_row *r)
{
    const struct taking *t = cookie;
    lua_State *L = t->L;

    lua_createtable(L, 0, 8);
    if (r->by) {
        script_value(L, r->by);
        lua_setfield(L, -2, t->by);
    }
    field_set_text(L, "category", r->category);
    if (r->entry) {
        field_set_text(L, "entry", r->entry);
        field_set_integer(L, "line", (lua_Integer)r->line);
    } else {
        field_set_integer(L, "shared", (lua_Integer)r->tally.shared);
    }
    field_set_integer(L, "hits", (lua_Integer)r->tally.hits);
    field_set_integer(L, "documents", (lua_Integer)r->tally.documents);
    field_set_integer(L, "of_documents", (lua_Integer)r->of_documents);
    field_set_integer(L, "tokens", (lua_Integer)r->tokens);
    if (r->tokens) {
        field_set_number(L, "per_million",
                         (double)r->tally.hits * 1e6 / (double)r->tokens);
    }
    lua_rawseti(L, -2, luaL_len(L, -2) + 1);
}

static void
add_note(void *cookie, const char *text)
{
    lua_State *L = ((const struct taking *)cookie)->L;

    lua_getfield(L, -1, "notes");
    lua_pushstring(L, text);
    lua_rawseti(L, -2, luaL_len(L, -2) + 1);
    lua_pop(L, 1);
}

static void
set_columns(lua_State *L, const char *by, bool entries)
{
    const char *names[] = {by,       "category",    entries ? "entry" : NULL,
                           "hits",   "documents",   "of_documents",
                           "tokens", "per_million", entries ? NULL : "shared"};
    lua_Integer n = 0;

    lua_newtable(L);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!names[i])
            continue;
        lua_pushstring(L, names[i]);
        lua_rawseti(L, -2, ++n);
    }
    lua_setfield(L, -2, "columns");
}

/* Of the table at 2. */
static void
check_keys(lua_State *L, const char *const *known)
{
    for (lua_pushnil(L); lua_next(L, 2); lua_pop(L, 1)) {
        const char *key = luaL_tolstring(L, -2, NULL);
        size_t i = 0;

        while (known[i] && strcmp(key, known[i]) != 0)
            i++;
        if (!known[i])
            luaL_error(L,
                       "dictionary:count: there is no option `%s`; there "
                       "are where, by, once, entries, unique",
                       key);
        lua_pop(L, 1);
    }
}

/* d:count{where=, by=, once=, entries=, unique=} */
static int
l_count(lua_State *L)
{
    static const char *const known[] = {"where",   "by",     "once",
                                        "entries", "unique", NULL};
    struct dictionary *d = check(L);
    struct store *store = script_store(L);
    struct dictionary_request q = {0};
    struct taking t = {.L = L};
    const struct dictionary_taker to = {&t, add_row, add_note};
    struct fault ft;

    lua_settop(L, 2);
    if (lua_isnil(L, 2)) {
        lua_newtable(L);
        lua_replace(L, 2);
    }
    luaL_checktype(L, 2, LUA_TTABLE);
    check_keys(L, known);
    for (size_t i = 0; known[i]; i++)
        lua_getfield(L, 2, known[i]);
    q.where = luaL_optstring(L, 3, NULL);
    q.by = t.by = luaL_optstring(L, 4, NULL);
    q.once = lua_toboolean(L, 5);
    q.entries = lua_toboolean(L, 6);
    q.unique = lua_toboolean(L, 7);
    lua_newtable(L);
    lua_newtable(L);
    lua_setfield(L, -2, "notes");
    if (dictionary_table(store, d, &q, &to, &ft))
        script_raise(L, &ft);
    set_columns(L, q.by, q.entries);
    return 1;
}

/* d:categories(), d:notes() */
static int
l_categories(lua_State *L)
{
    const struct dictionary *d = check(L);

    lua_createtable(L, (int)d->n_categories, 0);
    for (size_t i = 0; i < d->n_categories; i++) {
        lua_pushstring(L, d->category[i].name);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

static int
l_notes(lua_State *L)
{
    const struct dictionary *d = check(L);

    lua_createtable(L, (int)d->n_notes, 0);
    for (size_t i = 0; i < d->n_notes; i++) {
        lua_pushstring(L, d->note[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

/* dictionary.load(path, stems, tokens) */
static int
l_load(lua_State *L)
{
    static const luaL_Reg methods[] = {{"count", l_count},
                                       {"categories", l_categories},
                                       {"notes", l_notes},
                                       {NULL, NULL}};
    const char *path = luaL_checkstring(L, 1);
    const char *stems = luaL_optstring(L, 2, NULL);
    const char *tokens = luaL_optstring(L, 3, NULL);
    struct dictionary **d = lua_newuserdatauv(L, sizeof(void *), 0);
    struct fault ft;

    *d = NULL;
    object_type(L, TYPE, l_free, methods);
    if (dictionary_load(d, path, tokens, stems, &ft))
        script_raise(L, &ft);
    return 1;
}

int
script_dictionary(lua_State *L)
{
    static const luaL_Reg functions[] = {{"load", l_load}, {NULL, NULL}};

    luaL_newlib(L, functions);
    return 1;
}
