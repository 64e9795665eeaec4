/* string and table as plugins have them answer like those of Lua. */
#include <lauxlib.h>
#include <lualib.h>
#include <string.h>

#include "check.h"
#include "sandbox.h"
#include "state.h"

static struct meter meter;

static lua_State *
open_own(void)
{
    lua_State *L = state_new(&meter, STATE_MEMORY_DEFAULT);

    sandbox_push(L);
    lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    return L;
}

static lua_State *
open_lua(void)
{
    lua_State *L = luaL_newstate();

    luaL_openlibs(L);
    return L;
}

static void
load(lua_State *L, const char *chunk)
{
    lua_settop(L, 0);
    luaL_loadstring(L, chunk);
}

/* What the loaded chunk answers, given n; an error's message is an answer. */
static const char *
answer(lua_State *L, int n)
{
    lua_settop(L, 1);
    if (lua_isstring(L, 1))
        return lua_tostring(L, 1);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, n);
    lua_pcall(L, 1, 1, 0);
    return luaL_tolstring(L, -1, NULL);
}

/* All results of a call as text; tables and functions by their type. */
#define SHOW                                                          \
    "local function show(...) local t = {} for i = 1, "               \
    "select('#', ...) do local v = select(i, ...) t[i] = type(v) == " \
    "'string' and ('%q'):format(v) or type(v) == 'table' and "        \
    "'table' or tostring(v) end return table.concat(t, ' ') end "

static const char *const probes[] = {
    "return show(('abc'):rep(3), ('abc'):rep(2, '-'), ('x'):rep(0), "
    "('x'):rep(-1), (''):rep(1 << 10))",
    "return show(pcall(string.rep, 'x', 1 << 62))",
    "return show(pcall(string.rep, 'x'))",
    "return show(pcall(string.rep, {}, 2))",
    "return show(('%5.1f|%-5s|%q|%d'):format(3.14159, 'ab', 'q\\n', 7))",
    "return show(pcall(string.format, '%d', 'x'))",
    "return show(pcall(string.format, '%y', 1))",
    "return show(('MiX'):lower(), ('MiX'):upper(), ('MiX'):reverse())",
    "return show(string.unpack('<i4s1', string.pack('<i4s1', 7, 'abc')))",
    "return show(('hello'):find('l'), ('hello'):find('l', 4), "
    "('hello'):find('', 6), ('hello'):find('', 7), ('hello'):find('l', -2), "
    "('hello'):find('xyz'), ('a.b'):find('.', 2, true))",
    "return show(pcall(string.find, 'x'))",
    "return show(('k=v; k2=v2'):match('(%w+)=(%w+)', 5))",
    "return show(('THE (quick) fox'):find('%((%a+)%)'))",
    "return show(('f(a(b)c)d'):match('%b()'), ('THE fox'):gsub('%f[%a]%a+', "
    "'w'))",
    "return show(('abc'):gsub('', '-'), ('abc'):gsub('%w', '%0%0', 2), "
    "('abc'):gsub('^a', ''))",
    "return show(('$name is'):gsub('%$(%w+)', {name = 'x'}), "
    "('$a $b'):gsub('%$(%w+)', function(k) return k == 'a' and 1 end))",
    "return show(pcall(string.gsub, 'abc', '(b)', '%2'))",
    "return show(pcall(string.gsub, 'abc', 'b', '%'))",
    "return show(pcall(string.gsub, 'abc', 'b', '%x'))",
    "return show(pcall(string.gsub, 'abc', 'b', true))",
    "return show(pcall(string.gsub, 'abc', 'b', function() return {} end))",
    "return show(pcall(string.find, 'x', ('('):rep(40)))",
    "return show(pcall(string.find, 'x', ('(x?'):rep(33) .. (')'):rep(33)))",
    "return show(pcall(string.find, ('a'):rep(300), ('a?'):rep(300) .. 'b'))",
    "return show(pcall(string.match, 'abc', '()b()'))",
    "return show(pcall(string.match, 'aa', '(a)%1'))",
    "return show(pcall(string.match, 'aa', '(a%1)'))",
    "return show(pcall(string.match, 'a\\0b', '%z'), ('a\\0b'):match('[%z]'), "
    "('a\\0b'):find('\\0b'))",
    "local t = {} for a, b in ('a=1, b=2'):gmatch('(%w)=(%w)') do t[#t + 1] = "
    "a .. b end return show(table.concat(t, ','))",
    "local t = {} for a in ('abc'):gmatch('', 2) do t[#t + 1] = '|' end return "
    "show(#t)",
    "local t = {} for a in ('^a^a'):gmatch('^a') do t[#t + 1] = a end return "
    "show(#t)",
    "return show(pcall(string.gmatch, 'x', nil))",
    "local t = {1, 2, 3} table.insert(t, 4) table.insert(t, 1, 0) return "
    "show(table.concat(t, ','), #t)",
    "return show(pcall(table.insert, {1}, 5, 1))",
    "return show(pcall(table.insert, {1}))",
    "return show(pcall(table.insert, 7, 1))",
    "return show(pcall(table.insert, {}, 1, 2, 3))",
    "local t = {1, 2, 3} return show(table.remove(t), table.remove(t, 1), "
    "#t, table.remove({}), table.remove({}, 0))",
    "local t = {[0] = 'z'} return show(table.remove(t, 0), t[0])",
    "return show(table.concat(table.move({1, 2, 3, 4}, 2, 4, 1), ','))",
    "return show(table.concat(table.move({1, 2, 3}, 1, 3, 2), ','))",
    "return show(table.concat(table.move({1, 2, 3}, 1, 3, 3, {9, 8}), ','))",
    "local t = {1, 2, 3} return show(table.concat(table.move(t, 1, 3, 2, t), "
    "','))",
    "return show(pcall(table.move, {}, 1, math.maxinteger, 2))",
    "return show(pcall(table.move, {}, -1, math.maxinteger, 2))",
    "return show(table.concat({1, 'x', 2.5}, '-'), table.concat({}, 'x'), "
    "table.concat({1, 2, 3}, ',', 2), table.concat({1, 2, 3}, ',', 2, 2), "
    "table.concat({[math.maxinteger] = 'm'}, ',', math.maxinteger, "
    "math.maxinteger))",
    "return show(pcall(table.concat, {1, {}, 3}))",
    "return show(pcall(table.concat, {1, 2}, ',', 1, 3))",
    "return show(table.unpack(table.pack(1, nil, 3), 1, 3))",
    "local t = setmetatable({}, {__index = function(_, i) return i end, __len "
    "= function() return 3 end}) return show(table.concat(t, ','))",
};

/* A random pattern on a random text, made from n. */
static const char random_case[] = SHOW
    "local n = ... local x = n * 2654435761 % 4294967296 "
    "local function roll(k) x = (x * 1103515245 + 12345) % 4294967296 return "
    "x // 65536 % k + 1 end "
    "local bits = { 'a', 'b', '1', ' ', '%a', '%d', '%s', '%w', '.', '*', "
    "'+', '-', '?', '(', ')', '[', ']', '[ab]', '[^a]', '[a-z]', '^', '$', "
    "'%', '%b()', '%f[%w]', '%1', '()', '(a*)', '(.-)', '[%a_-]', '%%', "
    "'[]a]' } "
    "local letters = { 'a', 'b', 'A', '1', ' ', '(', ')', '%', '\\0', "
    "'\\195', ']', '-' } "
    "local p, s = '', '' "
    "for _ = 1, roll(6) do p = p .. bits[roll(#bits)] end "
    "for _ = 1, roll(14) - 1 do s = s .. letters[roll(#letters)] end "
    "local all = {} "
    "local ok, e = pcall(function() for a, b in s:gmatch(p) do all[#all + 1] "
    "= tostring(a) .. tostring(b) end end) "
    "return show(p, s, pcall(string.find, s, p, roll(6) - 3)) .. ' ' .. "
    "show(pcall(string.match, s, p)) .. ' ' .. show(pcall(string.gsub, s, p, "
    "'<%1>', roll(4))) .. ' ' .. show(pcall(string.gsub, s, p, "
    "function(a) return a == 'a' and 'X' end)) .. show(ok, "
    "ok or e:gsub('^.-:%d+: ', ''), table.concat(all, '|'))";

/* The same answers for every n below rounds. */
static void
same(lua_State *own, lua_State *lua, const char *chunk, int rounds)
{
    load(own, chunk);
    load(lua, chunk);
    for (int n = 0; n < rounds; n++) {
        const char *got = answer(own, n), *want = answer(lua, n);

        if (strcmp(got, want) != 0)
            fprintf(stderr, "    %s, n = %d\n", chunk, n);
        CHECK_TEXT(got, want);
    }
}

int
main(void)
{
    lua_State *own = open_own(), *lua = open_lua();
    char chunk[2000];

    for (size_t i = 0; i < sizeof probes / sizeof *probes; i++) {
        snprintf(chunk, sizeof chunk, "%s%s", SHOW, probes[i]);
        same(own, lua, chunk, 1);
    }
    same(own, lua, random_case, check_rounds(20000));
    lua_close(own);
    lua_close(lua);
    return check_end();
}
