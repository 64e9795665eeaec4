#include "lib_chance.h"

#include <lauxlib.h>
#include <stdint.h>

#include "act.h"

/* A number below n. */
static size_t
below(uint64_t *chance, size_t n)
{
    *chance = *chance * 6364136223846793005u + 1442695040888963407u;
    return (size_t)((*chance >> 33) % n);
}

/* The whole numbers of the list at index; they stand in a value that is
   pushed. */
static uint64_t *
integers(lua_State *L, int index, size_t *n)
{
    uint64_t *v;

    luaL_checktype(L, index, LUA_TTABLE);
    *n = (size_t)lua_rawlen(L, index);
    v = lua_newuserdatauv(L, *n * sizeof *v + 1, 0);
    for (size_t i = 0; i < *n; i++) {
        int is;

        lua_rawgeti(L, index, (lua_Integer)i + 1);
        v[i] = (uint64_t)lua_tointegerx(L, -1, &is);
        luaL_argcheck(L, is, index, "a list of whole numbers is wanted");
        lua_pop(L, 1);
    }
    return v;
}

int
chance_resample(lua_State *L)
{
    lua_Integer draws = luaL_checkinteger(L, 2);
    uint64_t chance = (uint64_t)luaL_checkinteger(L, 3), *v;
    size_t n;

    luaL_argcheck(L, draws >= 0 && draws < 1 << 20, 2,
                  "a number from 0 to 1048575 is wanted");
    v = integers(L, 1, &n);
    lua_createtable(L, (int)draws, 0);
    for (lua_Integer i = 1; i <= draws; i++) {
        uint64_t sum = 0;

        act_check(L);
        for (size_t k = 0; k < n; k++)
            sum += v[below(&chance, n)];
        lua_pushinteger(L, (lua_Integer)sum);
        lua_rawseti(L, -2, i);
    }
    lua_pushinteger(L, (lua_Integer)chance);
    return 2;
}

/* Fisher and Yates, from the end on. */
int
chance_shuffle(lua_State *L)
{
    uint64_t chance = (uint64_t)luaL_checkinteger(L, 2);
    lua_Integer n;

    luaL_checktype(L, 1, LUA_TTABLE);
    n = luaL_len(L, 1);
    luaL_argcheck(L, n < 1 << 30, 1, "too long to shuffle");
    for (lua_Integer i = n; i > 1; i--) {
        lua_Integer k = (lua_Integer)below(&chance, (size_t)i) + 1;

        if ((i & 0xfff) == 0)
            act_check(L);
        lua_geti(L, 1, i);
        lua_geti(L, 1, k);
        lua_seti(L, 1, i);
        lua_seti(L, 1, k);
    }
    lua_pushinteger(L, (lua_Integer)chance);
    return 1;
}
