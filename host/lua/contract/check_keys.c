/* The tools of check_plugin.c. */
#include <lauxlib.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check_plugin.h"
#include "near.h"
#include "order.h"

#define NAME_MAX_BYTES 48

int
check_refuse(lua_State *L, const char *path, const char *format, ...)
{
    char text[400];
    va_list ap;

    va_start(ap, format);
    vsnprintf(text, sizeof text, format, ap);
    va_end(ap);
    lua_pushfstring(L, "init.lua: %s%s%s", path, *path ? ": " : "", text);
    return lua_error(L);
}

/* The names, as many as there is room for. */
static void
name_list(char *out, size_t size, const char *const *names, size_t n)
{
    size_t len = 0;

    *out = '\0';
    for (size_t i = 0; i < n && len < size; i++)
        len += (size_t)snprintf(out + len, size - len, "%s%s", i ? ", " : "",
                                names[i]);
    if (len >= size)
        memcpy(out + size - sizeof "...", "...", sizeof "...");
}

int
check_unknown(lua_State *L, const char *path, const char *what,
              const char *word, const char *const *names, size_t n)
{
    const char *near = near_name(word, names, n);
    char known[240];

    if (near)
        return check_refuse(L, path, "unknown %s `%.60s`; did you mean `%s`?",
                            what, word, near);
    name_list(known, sizeof known, names, n);
    return check_refuse(L, path, "unknown %s `%.60s`; known: %s", what, word,
                        n ? known : "none");
}

bool
check_name(const char *s)
{
    size_t len = strlen(s);

    return len > 0 && len <= NAME_MAX_BYTES && *s >= 'a' && *s <= 'z' &&
           strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789_") == len;
}

/* The name of a key for a path: `results.rows`. */
static void
join(char *out, size_t size, const char *path, const char *key)
{
    snprintf(out, size, "%s%s%s", path, *path ? "." : "", key);
}

static void
type_list(char *out, size_t size, int types)
{
    static const char *const names[] = {"boolean", "number", "string", "table",
                                        "function"};
    static const int all[] = {LUA_TBOOLEAN, LUA_TNUMBER, LUA_TSTRING,
                              LUA_TTABLE, LUA_TFUNCTION};

    *out = '\0';
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        if (types & 1 << all[i])
            snprintf(out + strlen(out), size - strlen(out), "%s%s",
                     *out ? " or " : "", names[i]);
}

static void
check_known(lua_State *L, const char *path, const struct check_key *keys,
            size_t n, const char *key)
{
    const char *names[24];
    char at[256], want[80];

    for (size_t i = 0; i < n; i++) {
        names[i] = keys[i].name;
        if (strcmp(keys[i].name, key))
            continue;
        join(at, sizeof at, path, key);
        type_list(want, sizeof want, keys[i].types);
        if (!(keys[i].types & 1 << lua_type(L, -1)))
            check_refuse(L, at, "must be a %s, not a %s", want,
                         luaL_typename(L, -1));
        return;
    }
    check_unknown(L, path, "key", key, names, n);
}

void
check_keys(lua_State *L, const char *path, const struct check_key *keys,
           size_t n)
{
    int table = lua_gettop(L);
    lua_Integer count;

    luaL_checkstack(L, 8, NULL);
    count = order_keys(L, table);
    for (lua_Integer i = 1; i <= count; i++) {
        if (lua_rawgeti(L, table + 1, i) != LUA_TSTRING)
            check_refuse(L, path, "keys must be names, not a %s",
                         luaL_typename(L, -1));
        lua_pushvalue(L, -1);
        lua_rawget(L, table);
        check_known(L, path, keys, n, lua_tostring(L, -2));
        lua_pop(L, 2);
    }
    for (size_t i = 0; i < n; i++) {
        if (keys[i].required &&
            lua_getfield(L, table, keys[i].name) == LUA_TNIL)
            check_refuse(L, path, "key `%s` is missing", keys[i].name);
        lua_settop(L, table + 1);
    }
    lua_settop(L, table);
}

void
check_each(lua_State *L, const char *path,
           void (*f)(lua_State *L, const char *path, const char *key))
{
    int table = lua_gettop(L);
    lua_Integer count;
    char at[256];

    luaL_checkstack(L, 8, NULL);
    count = order_keys(L, table);
    for (lua_Integer i = 1; i <= count; i++) {
        const char *key;

        if (lua_rawgeti(L, table + 1, i) != LUA_TSTRING)
            check_refuse(L, path, "keys must be names, not a %s",
                         luaL_typename(L, -1));
        key = lua_tostring(L, -1);
        join(at, sizeof at, path, key);
        if (!check_name(key))
            check_refuse(L, at, "%s", CHECK_NAME);
        lua_pushvalue(L, -1);
        lua_rawget(L, table);
        f(L, at, key);
        lua_settop(L, table + 1);
    }
    lua_settop(L, table);
}

void
check_words(lua_State *L, const char *path)
{
    int table = lua_gettop(L);
    lua_Integer count = order_keys(L, table);

    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, table + 1, i);
        if (!lua_isinteger(L, -1) || lua_tointeger(L, -1) != i)
            check_refuse(L, path, "must be a list of strings");
        if (lua_rawgeti(L, table, i) != LUA_TSTRING)
            check_refuse(L, path, "item %d must be a string, not a %s", (int)i,
                         luaL_typename(L, -1));
        lua_pop(L, 2);
    }
    lua_settop(L, table);
}

/* Compares two dotted versions; both advance to their ends. */
static int
compare(const char *a, const char *b)
{
    while (*a || *b) {
        char *ea, *eb;
        long x = strtol(a, &ea, 10), y = strtol(b, &eb, 10);

        if (x != y)
            return x < y ? -1 : 1;
        a = *ea == '.' ? ea + 1 : "";
        b = *eb == '.' ? eb + 1 : "";
    }
    return 0;
}

int
check_version(const char *v, const char *want)
{
    char part[40];
    int used, ok = 1;

    while (sscanf(want, " %39s%n", part, &used) == 1) {
        size_t op = strspn(part, "<>=");
        int d = compare(v, part + op);

        want += used;
        if (!part[op] || strspn(part + op, "0123456789.") != strlen(part + op))
            return -1;
        if (op == 2 && !strncmp(part, ">=", 2))
            ok = ok && d >= 0;
        else if (op == 1 && *part == '<')
            ok = ok && d < 0;
        else if (op == 1 && *part == '=')
            ok = ok && d == 0;
        else
            return -1;
    }
    return want[strspn(want, " ")] ? -1 : ok;
}
