/* run(): `slant run` as a child of its own, with our terminal. */
#include <lauxlib.h>
#include <stdint.h>
#include <string.h>

#include "child.h"
#include "program.h"
#include "script_inside.h"

#define WORDS_MAX 500

/* The child's command line. The strings live in the table at `keep`. */
struct words {
    const char *at[WORDS_MAX + 1];
    int n, keep;
};

/* Takes the string on top. [-1, +0, e] */
static void
take(lua_State *L, struct words *w)
{
    if (w->n == WORDS_MAX)
        luaL_error(L, "run: too many arguments");
    w->at[w->n++] = lua_tostring(L, -1);
    lua_rawseti(L, w->keep, w->n);
}

static void
add(lua_State *L, struct words *w, const char *word)
{
    lua_pushstring(L, word);
    take(L, w);
}

/* The plugin, or list of plugins, at 1. */
static void
add_plugins(lua_State *L, struct words *w)
{
    lua_Integer n;

    if (lua_isnoneornil(L, 1))
        return;
    if (lua_isstring(L, 1)) {
        add(L, w, lua_tostring(L, 1));
        return;
    }
    luaL_checktype(L, 1, LUA_TTABLE);
    n = luaL_len(L, 1);
    for (lua_Integer i = 1; i <= n; i++) {
        if (lua_geti(L, 1, i) != LUA_TSTRING)
            luaL_error(L, "run: plugins are given by name");
        take(L, w);
    }
}

/* set = {["stance.actors"] = "my.tsv"}, on top */
static void
add_settings(lua_State *L, struct words *w)
{
    int settings = lua_gettop(L);

    if (!lua_istable(L, settings))
        luaL_error(L, "run: set is a table, as in {[\"plugin.option\"] = 1}");
    for (lua_pushnil(L); lua_next(L, settings); lua_pop(L, 2)) {
        if (lua_type(L, -2) != LUA_TSTRING)
            luaL_error(L, "run: set = {[\"plugin.option\"] = value}");
        luaL_tolstring(L, -1, NULL);
        lua_pushfstring(L, "%s=%s", lua_tostring(L, -3), lua_tostring(L, -1));
        add(L, w, "--set");
        take(L, w);
    }
}

/* The options at 2. */
static void
add_options(lua_State *L, struct words *w)
{
    if (lua_isnoneornil(L, 2))
        return;
    luaL_checktype(L, 2, LUA_TTABLE);
    for (lua_pushnil(L); lua_next(L, 2); lua_pop(L, 1)) {
        const char *key =
            lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "?";

        if (lua_isinteger(L, -2) && lua_rawequal(L, 1, 2)) {
            continue; /* a plugin */
        } else if (strcmp(key, "set") == 0) {
            add_settings(L, w);
        } else if (strcmp(key, "where") == 0 || strcmp(key, "retry") == 0) {
            lua_pushfstring(L, "--%s=%s", key, luaL_checkstring(L, -1));
            take(L, w);
        } else if (strcmp(key, "defaults") == 0) {
            if (lua_toboolean(L, -1))
                add(L, w, "--defaults");
        } else {
            luaL_error(L,
                       "run: there is no option `%s`; where, set, defaults and "
                       "retry",
                       key);
        }
    }
}

static void
add_host(lua_State *L, struct words *w)
{
    const struct script_options *o = &script_of(L)->o;

    add(L, w, "slant");
    add(L, w, "run");
    add(L, w, "-c");
    add(L, w, o->corpus);
    for (size_t i = 0; i < o->spec->n_folders; i++) {
        add(L, w, "--plugins");
        add(L, w, o->spec->folders[i]);
    }
    for (size_t i = 0; i < o->n_allowed; i++) {
        add(L, w, "--allow");
        add(L, w, o->allowed[i]);
    }
    if (o->workers) {
        lua_pushfstring(L, "-j%d", (int)o->workers);
        take(L, w);
    }
}

/* The error that the child ended with, as if it were ours. */
static void
take_said(const char *path, struct fault *ft)
{
    static const char mark[] = "slant: error: ";
    struct buf b = {0};
    const char *start, *text, *next;

    if (program_read(path, 1u << 16, &b) == 0 && b.len) {
        while (b.len && b.data[b.len - 1] == '\n')
            b.len--;
        start = text = buf_text(&b);
        for (next = text; (next = strstr(next, mark)); next += strlen(mark))
            if (next == start || next[-1] == '\n')
                text = next + strlen(mark);
        next = strstr(text, "\nslant: "); /* what it said later */
        fault_set(ft, ft->code, "%.*s",
                  next ? (int)(next - text) : (int)strlen(text), text);
    }
    buf_free(&b);
}

/* Some documents may have failed: they are named, and false says so. All else
   ends the script as it ended the run. */
static int
finish(lua_State *L, int status)
{
    static const enum fault_code codes[] = {FAULT_USAGE, FAULT_CORPUS,
                                            FAULT_INTERRUPTED, FAULT_BUSY};
    const char *errors = script_of(L)->o.errors;
    struct fault ft;

    script_reread(L);
    if (status == 0 || status == fault_exit_status(FAULT_PARTIAL)) {
        lua_pushboolean(L, status == 0);
        return 1;
    }
    fault_set(&ft, FAULT_INTERNAL, "run: `slant run` ended with status %d",
              status);
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++)
        if (status == fault_exit_status(codes[i]))
            ft.code = codes[i];
    if (!errors)
        script_raise(L, &ft);
    take_said(errors, &ft);
    script_stop(L, &ft);
}

int
script_run(lua_State *L)
{
    struct words w = {.keep = 3};
    int failed, status;

    lua_settop(L, 2);
    if (lua_istable(L, 1) && lua_isnil(L, 2)) { /* run{"tone", where = ...} */
        lua_pushvalue(L, 1);
        lua_replace(L, 2);
    }
    lua_newtable(L);
    add_host(L, &w);
    add_options(L, &w);
    add(L, &w, "--");
    add_plugins(L, &w);
    failed = child_run((char *const *)(uintptr_t)w.at, script_of(L)->o.errors,
                       &status);
    if (failed)
        return luaL_error(L, "run: slant cannot be started: %s",
                          strerror(failed));
    return finish(L, status);
}
