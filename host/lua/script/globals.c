/* What a script can name. */
#include <lauxlib.h>
#include <lualib.h>
#include <string.h>

#include "author_modules.h"
#include "libs.h"
#include "script_inside.h"

#define EMBEDDED(name) extern const char embed_script_##name[];
EMBEDDED(actor)
EMBEDDED(chart)
EMBEDDED(corpus)
EMBEDDED(show)
EMBEDDED(wrap)
#undef EMBEDDED

/* Runs one of slant's own chunks with the value on top; its one result
   replaces it. [-1, +1, e] */
static void
run(lua_State *L, const char *text)
{
    if (luaL_loadbufferx(L, text, strlen(text), SCRIPT_OWN, "t"))
        lua_error(L);
    lua_insert(L, -2);
    lua_call(L, 1, 1);
}

/* stop(message): for people, with exit status 2. */
static int
l_stop(lua_State *L)
{
    struct fault ft;

    fault_set(&ft, FAULT_USAGE, "%s", luaL_checkstring(L, 1));
    script_stop(L, &ft);
}

/* Coroutines that an interrupt finds. */
static void
settle_coroutines(lua_State *L)
{
    lua_getglobal(L, "coroutine");
    lua_getfield(L, -1, "resume");
    lua_pushcclosure(L, script_resume, 1);
    lua_setfield(L, -2, "resume");
    run(L, embed_script_wrap);
    lua_pop(L, 1);
}

void
script_globals(lua_State *L)
{
    static const char *const libs[] = {"json",  "lexicon", "match",
                                       "model", "stat",    "text"};

    luaL_openlibs(L);
    settle_coroutines(L);
    author_modules(L);
    lua_pushglobaltable(L);
    lua_setfield(L, LUA_REGISTRYINDEX, "slant.env");
    script_document_type(L);
    /* also for require, as in a plugin's code that a script uses */
    luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
    for (size_t i = 0; i < sizeof libs / sizeof libs[0]; i++) {
        libs_push(L, libs[i]);
        lua_pushvalue(L, -1);
        lua_setglobal(L, libs[i]);
        lua_setfield(L, -2, libs[i]);
    }
    lua_pop(L, 1);
    script_screen(L);
    run(L, embed_script_chart);
    script_called(L);
    lua_setglobal(L, "chart");
    script_screen(L);
    run(L, embed_script_show);
    lua_pushvalue(L, -1);
    lua_setglobal(L, "show");
    lua_setfield(L, LUA_REGISTRYINDEX, "slant.show");
    script_corpus(L);
    run(L, embed_script_actor);
    run(L, embed_script_corpus);
    script_called(L);
    lua_setglobal(L, "corpus");
    script_dictionary(L);
    lua_setglobal(L, "dictionary");
    lua_pushcfunction(L, script_run);
    lua_setglobal(L, "run");
    lua_pushcfunction(L, l_stop);
    lua_setglobal(L, "stop");
    script_plugins(L);
}
