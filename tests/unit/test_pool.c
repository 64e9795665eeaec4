/* Memory of Lua states: blocks do not overlap, and are used again. */
#include "check.h"
#include "pool.h"
#include "state.h"

#include <lauxlib.h>
#include <lualib.h>
#include <stdint.h>

#if POOL_MAX > 0
#define BLOCKS 5000

static size_t
size_of(size_t i)
{
    return 1 + i * 37 % POOL_MAX;
}

static void
test_apart(void)
{
    static unsigned char *at[BLOCKS];
    struct pool p = {0};
    int aligned = 1, whole = 1;

    for (size_t i = 0; i < BLOCKS; i++) {
        at[i] = pool_take(&p, pool_class(size_of(i)));
        aligned &= (uintptr_t)at[i] % POOL_STEP == 0;
        memset(at[i], (int)(i & 255), size_of(i));
    }
    for (size_t i = 0; i < BLOCKS; i++)
        for (size_t k = 0; k < size_of(i); k++)
            whole &= at[i][k] == (i & 255);
    CHECK(aligned);
    CHECK(whole);
    pool_clear(&p);
    CHECK(!p.chunks && !p.left);
}

static void
test_again(void)
{
    struct pool p = {0};
    void *a = pool_take(&p, pool_class(17)), *b = pool_take(&p, pool_class(40));

    CHECK(pool_class(17) == pool_class(32) && pool_class(32) != pool_class(33));
    CHECK(pool_class(0) == 0 && pool_class(POOL_MAX + 1) == 0);
    CHECK(pool_class(POOL_MAX) == POOL_MAX / POOL_STEP);
    pool_give(&p, a, pool_class(17));
    CHECK(pool_take(&p, pool_class(40)) != a);
    CHECK(pool_take(&p, pool_class(32)) == a);
    CHECK(a != b);
    pool_clear(&p);
}
#endif

/* Tables and strings grow and shrink across the largest class. */
static void
test_state(void)
{
    struct meter m;
    lua_State *L = state_new(&m, STATE_MEMORY_DEFAULT);

    luaL_requiref(L, "string", luaopen_string, 0);
    lua_setglobal(L, "string");
    CHECK(luaL_dostring(
              L, "local t, n = {}, 0\n"
                 "for i = 1, 3000 do\n"
                 "  t[i] = string.rep(string.char(i % 255), i % 600)\n"
                 "  t[i - 500] = nil\n"
                 "end\n"
                 "for i = 2501, 3000 do\n"
                 "  local c = string.char(i % 255)\n"
                 "  n = n + (t[i] == string.rep(c, i % 600) and 1 or 0)\n"
                 "end\n"
                 "return n") == LUA_OK);
    CHECK(lua_tointeger(L, -1) == 500);
    CHECK(m.used > 0);
    lua_close(L);
    CHECK(m.used == 0 && !m.pool.chunks);
}

int
main(void)
{
#if POOL_MAX > 0
    test_apart();
    test_again();
#endif
    test_state();
    return check_end();
}
