/* A stored accumulator: damaged bytes raise; what can be read and written
   again gives the same bytes ever after. */
#include <lauxlib.h>
#include <string.h>

#include "canon.h"
#include "tools.h"

/* Reads the string at 1, pushes the value's encoding. */
static int
l_again(lua_State *L)
{
    size_t len;
    const char *s = luaL_checklstring(L, 1, &len);
    struct cur c = cur_of(s, len);
    struct buf *b = lua_touserdata(L, 2);

    canon_decode(L, &c);
    FUZZ_CHECK(!c.bad && c.p <= c.end);
    canon_encode(L, -1, b);
    return 0;
}

static int
again(lua_State *L, const void *data, size_t len, struct buf *b)
{
    int bad;

    lua_pushcfunction(L, l_again);
    lua_pushlstring(L, data, len);
    lua_pushlightuserdata(L, b);
    bad = lua_pcall(L, 2, 0, 0);
    if (bad)
        FUZZ_CHECK(lua_isstring(L, -1));
    lua_settop(L, 0);
    return bad;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    lua_State *L = luaL_newstate();
    struct buf once = {0}, twice = {0};

    if (again(L, size ? (const char *)data : "", size, &once) == 0) {
        FUZZ_CHECK(again(L, once.data, once.len, &twice) == 0);
        FUZZ_CHECK(once.len == twice.len);
        FUZZ_CHECK(memcmp(once.data, twice.data, once.len) == 0);
    }
    lua_close(L);
    buf_free(&once);
    buf_free(&twice);
    return 0;
}
