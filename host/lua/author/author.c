#include "author.h"

#include <lauxlib.h>
#include <string.h>

#include "author_modules.h"
#include "sandbox.h"
#include "state.h"

#define MODULE(name) extern const char embed_author_##name[];
AUTHOR_MODULES
#undef MODULE

static int
l_load(lua_State *L)
{
    const char *text = lua_touserdata(L, lua_upvalueindex(1));

    if (luaL_loadbufferx(L, text, strlen(text), "=[slant]", "t"))
        return lua_error(L);
    lua_call(L, 0, 1);
    return 1;
}

static const struct {
    const char *name, *text;
} modules[] = {
#define MODULE(name) {"slant." #name, embed_author_##name},
    AUTHOR_MODULES
#undef MODULE
};

void
author_modules(lua_State *L)
{
    luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_PRELOAD_TABLE);
    for (size_t i = 0; i < sizeof modules / sizeof *modules; i++) {
        lua_pushlightuserdata(L, (void *)(uintptr_t)modules[i].text);
        lua_pushcclosure(L, l_load, 1);
        lua_setfield(L, -2, modules[i].name);
    }
    lua_pop(L, 1);
}

static int
l_globals(lua_State *L)
{
    struct buf *out = lua_touserdata(L, 1);

    sandbox_push(L);
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1))
        buf_format(out, "%s\n", lua_tostring(L, -2));
    return 0;
}

void
author_globals(struct buf *out)
{
    struct meter meter;
    lua_State *L = state_new(&meter, STATE_MEMORY_DEFAULT);

    if (!L)
        return;
    lua_pushcfunction(L, l_globals);
    lua_pushlightuserdata(L, out);
    lua_pcall(L, 1, 0, 0);
    lua_close(L);
    buf_str(out, "require\n_ENV\n");
}
