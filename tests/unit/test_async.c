/* Waiting in document(): every way to wait, in every place Lua can be in. */
#include "plugin/harness.inc"

static const char head[] =
    "local async = require 'async'\n"
    "local function slow(x, seconds)\n"
    "  return function() async.sleep(seconds or 0.001) return x end\n"
    "end\n"
    "local function text(t)\n"
    "  for i = 1, #t do t[i] = tostring(t[i]) end\n"
    "  return table.concat(t, ' ')\n"
    "end\n"
    "return { api = 1, name = 'waits', version = '1', summary = 'waits',\n"
    "  limits = { cpu = '100ms' },\n"
    "  results = { document = { said = 'string' } },\n"
    "  document = function(doc, ctx)\n";

static const struct {
    const char *body, *result;
} cases[] = {
    {"return { said = text(async.all{slow(1, 0.02), slow(2), slow(3, 0.01)}) }",
     "1 2 3"},
    {"return { said = text(async.all{}) .. '.' }", "."},
    {"return { said = text(async.all{function() return 'at once' end}) }",
     "at once"},
    {"local inner = function() return text(async.all{slow(1), slow(2)}) end\n"
     "return { said = text(async.all{inner, inner, slow(3)}) }",
     "1 2 1 2 3"},
    {"return { said = text{pcall(async.all, {slow(1, 9), function()\n"
     "async.sleep(0.001) error('no luck', 0) end})} }",
     "false no luck"},
    {"return { said = text{async.timeout(9, slow('in time'))} }", "in time"},
    {"return { said = text{async.timeout(0.01, slow('too late', 9))} }",
     "nil timeout"},
    {"return { said = text{async.timeout(9, function() return 1, 2 end)} }",
     "1 2"},
    {"return { said = text{pcall(async.timeout, 9, function()\n"
     "error('inside', 0) end)} }",
     "false inside"},
    {"local deep = function() return text(async.all{slow(1, 9)}) end\n"
     "local late = text{async.timeout(0.01, deep)}\n"
     "return { said = late .. text(async.all{slow(4)}) }",
     "nil timeout4"},
    {"local t = setmetatable({}, { __index = function(_, k)\n"
     "async.sleep(0.001) return k end, __add = function()\n"
     "async.sleep(0.001) return 'sum' end })\n"
     "return { said = t.field .. (t + 1) }",
     "fieldsum"},
    {"local t = setmetatable({}, { __pairs = function(t)\n"
     "async.sleep(0.001) return function(_, k)\n"
     "async.sleep(0.001) if not k then return 'key', 1 end end, t end })\n"
     "local s = '' for k, v in pairs(t) do s = s .. k .. v end\n"
     "return { said = s }",
     "key1"},
    {"local function slowly(x) return setmetatable({}, { __tostring =\n"
     "function() async.sleep(0.001) return x end }) end\n"
     "print(slowly('one'), nil, 2, slowly('three'))\n"
     "return { said = tostring(slowly('a')) .. ('%s%d%s%s'):format(\n"
     "slowly('b'), 7, slowly('c'), slowly('d')) }",
     "ab7cd"},
    {"return { said = text{pcall(tostring, setmetatable({}, { __tostring =\n"
     "function() async.sleep(0.001) return {} end }))} }",
     "false '__tostring' must return a string"},
    {"local s = ''\n"
     "pcall(function() local x <close> = setmetatable({}, { __close =\n"
     "function() async.sleep(0.001) s = s .. 'closed' end }) error(1) end)\n"
     "do local x <close> = setmetatable({}, { __close = function()\n"
     "async.sleep(0.001) s = s .. ' twice' end }) end\n"
     "return { said = s }",
     "closed twice"},
    {"local function waits() async.sleep(0.001) return 1 end\n"
     "local t = setmetatable({}, { __newindex = waits, __call = waits,\n"
     "__len = waits, __eq = waits, __lt = waits, __concat = waits })\n"
     "t.x = 1\n"
     "return { said = text{t(), #t, t == {}, t < {}, t .. ''} }",
     "1 1 true true 1"},
    {"local t = setmetatable({}, { __index = function(_, i)\n"
     "async.sleep(0.001) return i end })\n"
     "return { said = text{(pcall(ipairs(t), t, 0)), (pcall(table.unpack,\n"
     "t, 1, 2)), (pcall(string.gsub, 'a', 'a', t))} }",
     "false false false"},
    {"local n = 0\n"
     "local function each() async.sleep(0.001) n = n + 1\n"
     "if n < 4 then return n end end\n"
     "local sum = 0 for i in each do sum = sum + i end\n"
     "return { said = tostring(sum) }",
     "6"},
    {"return { said = text{pcall(function() return pcall(function()\n"
     "async.sleep(0.001) error('deep', 0) end) end)} }",
     "true false deep"},
    {"return { said = text{pcall(table.sort, {2, 1}, function()\n"
     "async.sleep(1) end)} }",
     "false init.lua:14: async.sleep is for document(doc, ctx, state), outside "
     "of callbacks"},
    {"return { said = text{pcall(async.all, {1})} }",
     "false item 1 is no function"},
    {"return { said = text{pcall(async.sleep, -1)} }",
     "false bad argument #1 to '?' (between 0 and 3600 seconds)"},
    {"async.all{function() async.sleep(0.001) while true do end end,\n"
     "slow(1, 9)}",
     "limit(cpu)"},
    {"pcall(async.all, {function() while true do end end})\n"
     "return { said = 'survived' }",
     "limit(cpu)"},
    {"local n, other = 0, false\n"
     "async.all{function() while not other do n = n + 1 async.sleep(0) end "
     "end,\n"
     "function() async.sleep(0.005) other = true end}\n"
     "return { said = other and 'others have their turn' }",
     "others have their turn"},
    {"local n = 0\n"
     "while true do for i = 1, 2e4 do n = n + i end async.sleep(0) end",
     "limit(cpu)"},
    {"async.all{function() ctx.skip('enough') end}", "skipped(enough)"},
    {"async.all{function() error('no luck') end}", "failed(error)"},
};

enum {
    N = sizeof cases / sizeof *cases
};

static void
test_case(size_t i)
{
    static const struct article_text doc = {"a", NULL, NULL, "en", "Words."};
    struct harness h;
    struct buf text = {0};
    char folder[64] = "";

    buf_format(&text, "%s%s\nend }\n", head, cases[i].body);
    harness_write(folder, "waits", buf_text(&text));
    harness_corpus(&h, &doc, 1);
    CHECK_NUMBER(harness_open(&h, folder, "waits", NULL), 0);
    harness_run(&h, 1);
    if (strcmp(harness_state(&h, 0, 1), "ok") == 0)
        CHECK_TEXT(harness_sql(&h, "SELECT said FROM waits"), cases[i].result);
    else
        CHECK_TEXT(harness_state(&h, 0, 1), cases[i].result);
    harness_destroy(&h);
    harness_wipe(folder);
    buf_free(&text);
}

int
main(void)
{
    for (size_t i = 0; i < N; i++)
        test_case(i);
    return check_end();
}
