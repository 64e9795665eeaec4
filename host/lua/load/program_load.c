#include "program_load.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "failure.h"
#include "libs.h"
#include "mem.h"
#include "missing.h"
#include "program_call.h"
#include "sandbox.h"

/* Reads FOLDER/FILE as the source NAME; NULL if there is no such file. The
   source is the program's. */
static const struct source *
fetch(struct program *p, const char *folder, const char *file, const char *name)
{
    struct buf text = {0};
    struct source *s;

    if (program_read_own(folder, file, PROGRAM_SOURCE_MAX, &text) < 0) {
        buf_free(&text);
        return NULL;
    }
    p->sources = mem_grow(p->sources, &p->cap_sources, p->n_sources + 1,
                          sizeof *p->sources);
    s = &p->sources[p->n_sources++];
    s->len = text.len;
    s->name = mem_string(name);
    s->text = buf_take(&text);
    return s;
}

/* Bytes in front of the code: a byte order mark, as editors may put there, and
   a first line `#!...` without its end, so that lines keep their numbers. */
static size_t
preamble(const struct source *s)
{
    static const char mark[] = "\xef\xbb\xbf";
    size_t at = strncmp(s->text, mark, 3) == 0 ? 3 : 0;

    return s->text[at] == '#' ? at + strcspn(s->text + at, "\n") : at;
}

/* Runs a source in the environment; its first result is pushed. */
static void
run(lua_State *L, const struct source *s)
{
    size_t at = preamble(s);

    if (s->len > PROGRAM_SOURCE_MAX)
        luaL_error(L, "%s is longer than %d KiB", s->name,
                   (int)(PROGRAM_SOURCE_MAX >> 10));
    lua_pushfstring(L, "@%s", s->name);
    if (luaL_loadbufferx(L, s->text + at, s->len - at, lua_tostring(L, -1),
                         "t"))
        lua_error(L);
    lua_remove(L, -2);
    lua_getfield(L, LUA_REGISTRYINDEX, "slant.env");
    lua_setupvalue(L, -2, 1);
    lua_call(L, 0, 1);
}

static const struct source *
fetch_lib(struct program *p, const char *folder, const char *other,
          const char *module)
{
    char *file = mem_format("lib/%s.lua", module);
    char *name =
        mem_format("%s%s%s", other ? other : "", other ? "/" : "", file);
    const struct source *s = fetch(p, folder, file, name);

    free(file);
    free(name);
    if (s && other) {
        p->used =
            mem_grow(p->used, &p->cap_used, p->n_used + 1, sizeof *p->used);
        p->used[p->n_used++] = mem_string(other);
    }
    return s;
}

/* The plugin's own lib/; NULL: there is none such, or no file may be read. */
static const struct source *
find_own(struct program *p, const char *module)
{
    return p->reading ? fetch_lib(p, p->folder, NULL, module) : NULL;
}

/* The lib/ of a plugin that it requires or uses. */
static const struct source *
find_lib(lua_State *L, struct program *p, const char *module)
{
    const struct source *s = NULL;

    if (!p->reading)
        luaL_error(L,
                   "require \"%s\" once while the plugin is loaded, at the "
                   "top of the file",
                   module);
    for (size_t i = 0; !s && i < p->n_others; i++)
        s = fetch_lib(p, p->others[i].folder, p->others[i].name, module);
    return s;
}

/* require(name) of the environment. */
static int
l_require(lua_State *L)
{
    const char *module = luaL_checkstring(L, 1);
    const struct source *s;

    lua_settop(L, 1);
    lua_getfield(L, LUA_REGISTRYINDEX, "slant.loaded");
    if (lua_getfield(L, 2, module) != LUA_TNIL)
        return 1;
    lua_settop(L, 2);
    if (strspn(module, "abcdefghijklmnopqrstuvwxyz0123456789_") !=
        strlen(module))
        return luaL_error(
            L, "a module's name is made of a-z, 0-9 and _, not `%s`", module);
    /* Its own first: a module that slant gets later breaks no plugin. */
    s = find_own(act_of(L)->program, module);
    if (!s && libs_push(L, module)) {
        missing_explain(L, module, -1);
    } else {
        s = s ? s : find_lib(L, act_of(L)->program, module);
        if (!s)
            return luaL_error(L,
                              "there is no module `%s`: neither one of "
                              "slant (%s) nor lib/%s.lua here or in a "
                              "plugin of requires or uses",
                              module, libs_names(), module);
        lua_pushboolean(L, 1);
        lua_setfield(L, 2, module); /* a circle ends here */
        run(L, s);
        if (lua_isnil(L, -1))
            lua_pushboolean(L, 1);
    }
    lua_pushvalue(L, -1);
    lua_setfield(L, 2, module);
    return 1;
}

static int
l_load(lua_State *L)
{
    struct program *p = lua_touserdata(L, 1);
    const struct source *s;

    sandbox_push(L);
    lua_pushliteral(L, "require");
    lua_pushcfunction(L, l_require);
    lua_rawset(L, -3);
    lua_setfield(L, LUA_REGISTRYINDEX, "slant.env");
    lua_newtable(L);
    lua_setfield(L, LUA_REGISTRYINDEX, "slant.loaded");
    s = fetch(p, p->folder, "init.lua", "init.lua");
    if (!s)
        return luaL_error(L, "init.lua cannot be read");
    run(L, s);
    if (!lua_istable(L, -1))
        return luaL_error(L, "init.lua: must return a table, not %s",
                          luaL_typename(L, -1));
    sandbox_check(L);
    p->table = luaL_ref(L, LUA_REGISTRYINDEX);
    return 0;
}

int
program_load(struct program *p, size_t memory, double cpu_s,
             struct pair_result *failure)
{
    struct act a = {.kind = ACT_LOAD, .program = p};
    int r;

    p->L = state_new(&p->meter, memory);
    if (!p->L)
        return failure_say(failure, PAIR_FAILED, "setup", "no memory");
    p->meter.press = act_press;
    a.cpu_s = cpu_s * ACT_LONG;
    p->reading = true;
    r = program_call(p, &a, l_load, p, failure);
    act_free(&a);
    if (r == 0)
        lua_gc(p->L, LUA_GCCOLLECT); /* of a small one, half made the rest */
    return r;
}
