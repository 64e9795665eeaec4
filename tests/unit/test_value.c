/* Accumulators as bytes: equal values, equal bytes, and back. */
#include <lauxlib.h>
#include <lualib.h>

#include "buf_box.h"
#include "canon.h"
#include "check.h"

/* Encodes what the chunk returns, hex; an error's text after "!". */
static char *
bytes_of(const char *chunk)
{
    lua_State *L = luaL_newstate();
    struct buf b = {0}, hex = {0};

    luaL_openlibs(L);
    if (luaL_dostring(L, chunk)) {
        buf_format(&hex, "!%s", lua_tostring(L, -1));
    } else {
        canon_encode(L, -1, &b);
        for (size_t i = 0; i < b.len; i++)
            buf_format(&hex, "%02x", (unsigned char)b.data[i]);
    }
    buf_free(&b);
    lua_close(L);
    return buf_take(&hex);
}

static void
check_same(const char *a, const char *b, int same)
{
    char *x = bytes_of(a), *y = bytes_of(b);

    CHECK((strcmp(x, y) == 0) == same);
    free(x);
    free(y);
}

static void
test_equal_bytes(void)
{
    check_same("return {a=1, b=2, [3]='x'}",
               "local t = {[3]='x'} t.b = 2 t.z = 1 t.a = 1 t.z = nil return t",
               1);
    check_same("return {1, 2, 3}", "return {[3]=3, [1]=1, [2]=2}", 1);
    check_same("return 0.0", "return -0.0", 1);
    check_same("return 1", "return 1.0", 0);
    check_same("return '1'", "return 1", 0);
    check_same("return {[true]=1}", "return {[false]=1}", 0);
    check_same("return {{}}", "return {}", 0);
}

static int
l_encode(lua_State *L)
{
    struct buf *b = buf_box(L);

    canon_encode(L, 1, b);
    lua_pushlstring(L, b->data, b->len);
    return 1;
}

static int
l_decode(lua_State *L)
{
    size_t len;
    const char *s = luaL_checklstring(L, 1, &len);
    struct cur c = cur_of(s, len);

    canon_decode(L, &c);
    lua_pushboolean(L, c.p == c.end);
    return 2;
}

static void
run(const char *chunk, const char *error)
{
    lua_State *L = luaL_newstate();

    luaL_openlibs(L);
    lua_register(L, "encode", l_encode);
    lua_register(L, "decode", l_decode);
    if (luaL_loadbuffer(L, chunk, strlen(chunk), "=c") ||
        lua_pcall(L, 0, 0, 0)) {
        CHECK(error && strstr(lua_tostring(L, -1), error));
        if (!error)
            fprintf(stderr, "    %s\n", lua_tostring(L, -1));
    } else {
        CHECK(error == NULL);
    }
    lua_close(L);
}

static void
test_there_and_back(void)
{
    run("local v, all = decode(encode({a={1,2.5,'x',true,false},"
        "[-7]=math.mininteger,[1e300]=math.maxinteger,[false]=math.huge}))\n"
        "assert(all and v.a[2] == 2.5 and v.a[3] == 'x' and v.a[5] == false)\n"
        "assert(v[-7] == math.mininteger and v[1e300] == math.maxinteger)\n"
        "assert(v[false] == math.huge and math.type(v.a[1]) == 'integer')",
        NULL);
    run("assert(decode(encode(nil)) == nil)", NULL);
}

static void
test_refused(void)
{
    run("encode(print)", "cannot hold a function");
    run("encode(0/0)", "cannot hold nan");
    run("encode({[{}]=1})", "has no order");
    run("local t = {} t.t = t encode(t)", "nests at most 32 tables");
}

/* Damaged bytes raise, they do not crash. */
static void
test_damaged(void)
{
    run("local s = encode({a={1,2.5,'xyz',true}, b=7})\n"
        "for n = 0, #s - 1 do assert(not pcall(decode, s:sub(1, n))) end\n"
        "for i = 1, #s do for b = 0, 255 do\n"
        "pcall(decode, s:sub(1, i - 1) .. string.char(b) .. s:sub(i + 1))\n"
        "end end",
        NULL);
}

int
main(void)
{
    test_equal_bytes();
    test_there_and_back();
    test_refused();
    test_damaged();
    return check_end();
}
