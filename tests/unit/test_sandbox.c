/* What plugin code can and cannot do, and that it does it the same always. */
#include "plugin/harness.inc"

struct probe {
    const char *body, *out;
};

static const struct probe probes[] = {
    /* names */
    {"return { out = tostring(os) }",
     "failed(error): `os` is not for plugins: a result must not depend on "
     "time or machine"},
    {"return { out = io.open('x') }",
     "failed(error): `io` is not for plugins: files come by "
     "ctx.assets:open(name) in setup"},
    {"load('return 1')()", "failed(error): `load` is not for plugins: use "
                           "require \"x\" for lib/x.lua"},
    {"coroutine.yield()",
     "failed(error): `coroutine` is not for plugins: documents are "
     "coroutines already; async.sleep waits"},
    {"collectgarbage()", "failed(error): `collectgarbage` is not for plugins: "
                         "memory is the host's business"},
    {"string.dump(pairs)", "failed(error): `string.dump` is not for plugins: "
                           "there is no bytecode"},
    {"math.random()", "failed(error): `math.random` is not for plugins: use "
                      "ctx.random(m, n), seeded by document and plugin"},
    {"foo = 1", "failed(error): assignment to `foo`: variables must be local"},
    {"return { out = foo }", "failed(error): there is no variable `foo`"},
    {"return { out = _G }", "failed(error): there is no variable `_G`"},
    {"return { out = text.words }",
     "failed(error): there is no variable `text`; the library comes by local "
     "text = require \"text\""},
    {"require 'nothing'",
     "failed(error): require \"nothing\" once while the plugin is loaded, at "
     "the top of the file"},
    {"require '../x'", "failed(error): a module's name is made of a-z, 0-9 "
                       "and _, not `../x`"},
    {"return { out = require('text').fold('\xc3\x89T\xc3\xa9') }",
     "\xc3\xa9t\xc3\xa9"},
    /* protected calls */
    {"local a, b, c = xpcall(function(x) return x, 2 end, error, 1) "
     "return { out = tostring(a) .. b .. c }",
     "true12"},
    {"local a, b, c = xpcall(error, function(m) return m .. '!', 2 end, 'no') "
     "return { out = tostring(a) .. b .. c }",
     "falseno!2"},
    {"xpcall(error, error, 'no')", "failed(error): no"},
    {"xpcall(error)", "failed(error): bad argument #2 to 'xpcall' "
                      "(function expected, got no value)"},
    /* strings are locked */
    {"return { out = tostring(getmetatable('')) }", "false"},
    {"return { out = ('x'):rep(3, '-') }", "x-x-x"},
    /* metatables */
    {"setmetatable({}, { __gc = function() end })",
     "failed(error): `__gc` is not for plugins"},
    {"setmetatable({}, { __mode = 'k' })",
     "failed(error): `__mode` is not for plugins"},
    {"return { out = setmetatable({}, { __index = { x = 'y' } }).x }", "y"},
    {"return { out = tostring(getmetatable(doc)) }", "false"},
    /* order */
    {"local t, s = { z = 1, a = 1, [10] = 1, [2.5] = 1, [true] = 1, B = 1, "
     "[-1] = 1, [false] = 1 }, '' for k in pairs(t) do s = s .. "
     "tostring(k) .. ' ' end return { out = s }",
     "-1 2.5 10 B a z false true "},
    {"local s, t = '', { 5, 6, 7 } for i, v in pairs(t) do s = s .. i .. v "
     "t[2] = nil end return { out = s }",
     "1537"},
    {"local t = { c = 3, a = 1, b = 2 } local k, v = next(t) local s = k .. v "
     "k, v = next(t, k) return { out = s .. k .. v .. "
     "tostring(next(t, 'c')) }",
     "a1b2nil"},
    {"for _ in pairs({ [{}] = 1 }) do end",
     "failed(error): a key of type table has no order: use a number or a "
     "string"},
    {"local s = '' for k, v in pairs(setmetatable({}, { __pairs = function() "
     "return function(_, k) if not k then return 1, 'own' end end end })) do "
     "s = s .. k .. v end return { out = s }",
     "1own"},
    {"local t = { 'b2', 'a1', 'b1', 'a2', 'c1', 'a3' } table.sort(t, "
     "function(x, y) return x:sub(1, 1) < y:sub(1, 1) end) return { out = "
     "table.concat(t, ' ') }",
     "a1 a2 a3 b2 b1 c1"},
    {"local t = { 3, 1, 2 } table.sort(t) return { out = table.concat(t, ' ') "
     "}",
     "1 2 3"},
    {"local t = { 1, 2, 3, 4, 5 } table.sort(t, function() return true end) "
     "return { out = #t .. '' }",
     "5"},
    {"table.sort({ 1, 'x' })",
     "failed(error): attempt to compare string with number"},
    /* no addresses */
    {"return { out = tostring({}) .. tostring(pairs) .. tostring(doc) .. "
     "tostring(doc:span(1, 1)) }",
     "tablefunctiondocspan"},
    {"return { out = ('%s %d'):format({}, 3) }", "table 3"},
    {"return { out = ('%p'):format({}) }",
     "failed(error): %p is not for plugins: addresses differ from run to run"},
    {"return { out = ('\\0%p'):format('x') }",
     "failed(error): %p is not for plugins: addresses differ from run to run"},
    {"return { out = tostring(setmetatable({}, { __tostring = function() "
     "return 'mine' end })) .. tostring(1.5) .. tostring(nil) }",
     "mine1.5nil"},
    /* random */
    {"local a, b = ctx.random(), ctx.random(7) for _ = 1, 100 do local x = "
     "ctx.random(-3, 3) assert(x >= -3 and x <= 3) end assert(a >= 0 and a < "
     "1 and b >= 1 and b <= 7) return { out = 'in range' }",
     "in range"},
    {"ctx.random(2, 1)",
     "failed(error): bad argument #2 to 'random' (the interval is empty)"},
    /* doc */
    {"return { out = doc.title }", "failed(error): doc.title is not declared: "
                                   "add \"title\" to metadata"},
    {"return { out = doc.body }", "failed(error): doc has no `body`"},
    {"doc.id = 3", "failed(error): doc cannot be changed"},
    {"local types, once = doc:types() return { out = #doc .. types .. once .. "
     "doc.key:sub(1, 5) }",
     "543probe"},
    {"local s = '' for i, t in doc:tokens() do s = s .. i .. t.text .. "
     "t.start .. t.type .. ' ' end return { out = s }",
     "1One0one 2two4two 3Two9two 4three13three 5\xc3\xa9t\xc3\xa9"
     "20\xc3\xa9t\xc3\xa9 "},
    {"local s = '' for _, at in ipairs({ 0, 7, 8, 9, 99 }) do s = s .. "
     "tostring(doc:sentence_at(at)) end return { out = s .. "
     "doc:sentence(1).text }",
     "1122nilOne two."},
    {"doc:sentence(3)", "failed(error): bad argument #1 to 'sentence' (there "
                        "is no such sentence)"},
    {"local s = '' for i, x in doc:sentences() do s = s .. i .. x.text .. "
     "'|' for n, t in x:tokens() do s = s .. n .. t.text end end return { out "
     "= s }",
     "1One two.|1One2two2Two three, \xc3\xa9t\xc3\xa9.|3Two4three5"
     "\xc3\xa9t\xc3\xa9"},
    {"return { out = doc:slice(doc:bytes(20, 22)) .. doc:span(2, 3).text }",
     "\xc3\xa9two. Two"},
    {"doc:bytes(20, 21)", "failed(error): bad argument #2 to 'bytes' (must "
                          "lie in the text, between characters, behind "
                          "start)"},
    {"doc:span(1, 6)", "failed(error): bad argument #2 to 'span' (there is no "
                       "such token)"},
    {"return { out = doc:result('frequency') }",
     "failed(error): doc:result: add frequency = \">=1\" to requires"},
    {"ctx:emit('x', {})", "failed(error): ctx:emit is for reduce.finish; use "
                          "doc:emit(kind, row)"},
    /* json */
    {"local j = require 'json' return { out = j.encode(j.decode('{\"b\": "
     "[1, 2.5, \"x\"], \"a\": null, \"c\": {\"d\": true}}')) }",
     "{\"b\":[1,2.5,\"x\"],\"c\":{\"d\":true}}"},
    {"require('json').decode(('['):rep(100000))",
     "failed(error): JSON: nested deeper than 64"},
    {"require('json').decode('[1,]')",
     "failed(error): JSON: parse error: unallowed token at this point in JSON "
     "text"},
    /* match */
    {"local m = require('match').set({ 'two three', 'TWO', 'one two two', "
     "'none', '\xc3\x89t\xc3\xa9' }) local s = '' for i, at in m:each(doc) do "
     "s = s .. i .. at.text .. '|' end return { out = s }",
     "2two|3One two. Two|2Two|1Two three|5\xc3\xa9t\xc3\xa9|"},
    {"require('match').set({ 'a', '!' })",
     "failed(error): match.set: term 2 is no text with a word of at most 1000 "
     "bytes"},
    {"local g = require('match').gazetteer{ states = '# none\\n\\nOneland\\t"
     "One|Ones\\tOnish\\tOners\\tOneville\\r\\n' } local list = "
     "g:mentions(doc, "
     "{}) local m = list[1] return { out = #list .. m.entity .. m.kind .. "
     "m.actor .. m.start .. m.stop .. m.sentence .. g:canonical('Onish') .. "
     "tostring(g:canonical('one')) .. #g:mentions(doc, { own = { state = true "
     "}, date = '1999' }) .. select('#', g:rows(doc, {})) }",
     "1Onelandstate"
     "Oneland031"
     "Oneland"
     "nil13"},
    {"local g = require('match').gazetteer{ persons = 'Ann "
     "One\\tOne\\tA\\tking, "
     "poet\\t2001-02-01\\t2003\\nBob\\t\\tA\\tking\\t2003-05\\t\\nAnn "
     "One\\t\\tB\\tmayor\\t2004\\t2004' } local out = '' for _, date in "
     "ipairs{ "
     "'2000', '2001', '2003-06', '2003-01', '2004-07' } do out = out .. "
     "tostring(g:canonical('Ann One', date)) .. tostring(g:holder('A', 'king', "
     "date)) .. '|' end local m = g:mentions(doc, { date = '2002' })[1] return "
     "{ "
     "out = out .. m.entity .. m.kind .. m.actor .. g:holder('A', 'poet') .. "
     "#g:mentions(doc, { date = '2000' }) .. g:canonical('Bob') }",
     "nilnil|AAnn One|Anil|AAnn One|BBob|Ann OnepersonAAnn One0A"},
    {"local g = require('match').gazetteer{ persons = 'Ann "
     "One\\t\\tA\\tking\\t2001-02-01\\t2003-05-04\\nBob\\t\\tA\\tking\\t"
     "2003-05-04\\t2005-01-01' } local out = '' for _, date in ipairs{ "
     "'2003-05-03', '2003-05-04', '2003-05-05', '2003-05', '2005-01-01' } do "
     "out = out .. tostring(g:holder('A', 'king', date)) .. '|' end return { "
     "out = out }",
     "Ann One|Bob|Bob|nil|Bob|"},
    {"local g = require('match').gazetteer{ own = 'One "
     "two\\t\\torganization\\tA', states = 'A\\tOne', past = { state = 'A', "
     "was "
     "= 'Z', before = '1999' } } local function at(options) local m = "
     "g:mentions(doc, options)[1] return m.entity .. m.kind .. "
     "tostring(m.actor) end return { out = at{} .. at{ own = { organization = "
     "true } } .. g:canonical('One two') .. g:canonical('One') }",
     "One twoorganizationAOne twoorganizationOne twoAA"},
    {"require('match').gazetteer{ own = 'One\\t\\tcity' }",
     "failed(error): match.gazetteer: own:1: `One` has `city` in the third "
     "column (between tabs) where its kind is wanted: state, person, "
     "institution, bloc, organization or excluded"},
    {"require('match').gazetteer{ words = 'odd\\tOne' }",
     "failed(error): match.gazetteer: words:1: `odd` is no class of words"},
    {"require('match').gazetteer{ states = ('x'):rep(2^20 + 1) }",
     "failed(error): match.gazetteer: states:1: a line has more than 1048576 "
     "bytes"},
    {"local m = require('match') local g = m.grammar({ tags = m.tagger({ two "
     "= 'v', ['-ee'] = 'a' }), cues = { two = { shape = 'ing', frames = { "
     "thing = 'thought' }, prepositions = {} } }, words = m.tagger({}), "
     "genders = m.tagger({}) }) local rows, n = g:rows(doc, {}) local all = "
     "g:list(doc, { { start = 0, "
     "stop = 3, entity = 'I', kind = 'person', actor = 'One' } }) local s = "
     "all[1] return { out = #all .. n.reported .. n.quotes .. s.form .. s.kind "
     ".. s.cue .. s.cue_at.start .. tostring(s.speaker) .. s.content_at.stop "
     ".. "
     "s.statement .. doc.text:sub(s.at.start + 1, s.at.stop) }",
     "110indirectthoughttwo9nil181three"},
    {"local m = require('match') m.grammar({ tags = m.tagger({}), cues = { say "
     "= { shape = 'odd' } }, words = m.tagger({}), "
     "genders = m.tagger({}) })",
     "failed(error): match.grammar: a cue has an unknown `odd`"},
    /* match.wordbook */
    {"local b = require('match').wordbook() b:verb('stop', nil, nil, 3, '', "
     "'2') b:verb('take place', 'took place', 'taken place', 4, '1') "
     "b:noun('stop', 5, '2') local out = '' for _, w in ipairs{ 'stop', "
     "'stopped', 'stopping', 'taking place', 'taken place', 'stoop' } do out "
     "= out .. w .. table.concat({ b:find(w) }, ',') .. '|' end return { out "
     "= out }",
     "stop3,1,5,0|stopped3,12|stopping3,16|taking place4,16|taken "
     "place4,8|stoop|"},
    {"local b = require('match').wordbook() b:form('rally', 1) "
     "b:ending('ly', 5, 2) b:ending('y', 1, 3) local out = '' for _, w in "
     "ipairs{ 'rally', 'sadly', 'ally', 'sad', '' } do out = out .. w .. "
     "table.concat({ b:find(w) }, ',') .. '|' end local r = b:items('ally sad "
     "sadly', 0, {}, { sadly = 'S', sad = 'no', ally = 'A' }) return { out = "
     "out .. table.concat(r.known, ',') .. r.info[1] .. r.info[3] .. "
     "type(r.info[2]) }",
     "rally1,0,2,0,3,0|sadly2,0,3,0|ally3,0|sad||1,3AStable"},
    {"require('match').wordbook():ending('ninebytes', 1, 1)",
     "failed(error): bad argument #1 to 'ending' (an ending has 1 to 8 bytes)"},
    {"require('match').wordbook():ending('ly', 0, 1)",
     "failed(error): bad argument #2 to 'ending' (a word has 1 to 40 bytes)"},
    {"require('match').wordbook():ending('ly', 1, 0)",
     "failed(error): bad argument #3 to 'ending' (must be above 0)"},
    {"local b = require('match').wordbook() for i = 1, 9 do b:ending('ly', 1, "
     "i) end",
     "failed(error): a wordbook has at most 8 endings"},
    {"local b = require('match').wordbook() b:form('two', 0, '1') local met, "
     "two = b:encounters(doc, { { start = 9, stop = 12, actor = 'y', kind = "
     "'person', entity = 'e' }, { start = 13, stop = 18, actor = 'x' } }, { "
     "every = true }) local k, first = met:next() local text, start = "
     "met:sentence(k) local m = met:mentions(k)[1] met:join('y', 'x') return "
     "{ out = k .. text .. start .. m.text .. m.kind .. m.entity .. m.actor "
     ".. tostring(m.state) .. tostring(first) .. select(2, met:rows()) .. "
     "tostring(met:next()) .. met:recall().pair[2] .. tostring(two) }",
     "2Two three, \xc3\xa9t\xc3\xa9.9Twopersoneynilnil1nilxtrue"},
    {"local b = require('match').wordbook() b:form('two', 0, '1') local list "
     "= { { start = 0, stop = 3, actor = 'y' }, { start = 4, stop = 7, actor "
     "= 'x' } } local met = b:encounters('One two.', list, {}) return { out = "
     "tostring(met:next()) .. select(2, met:rows()) .. "
     "tostring(b:encounters('', {}, {})) }",
     "nil1nil"},
    {"local b = require('match').wordbook() local function name(c) return "
     "c:rep(50) end local list = { { start = 0, stop = 3, actor = name('y') }, "
     "{ start = 4, stop = 7, actor = name('x') } } local met = "
     "b:encounters('One two.', list, {}) list[1].actor, list[2].actor = nil, "
     "nil list = {} for i = 1, 2^18 do list[i % 1000] = name('z') end return { "
     "out = met:mentions(1)[1].actor }",
     "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"},
    {"require('match').wordbook():form('a', 1, '!')",
     "failed(error): bad argument #3 to 'form' (there is no such kind of "
     "words)"},
    {"require('match').wordbook():noun(('a'):rep(41), 1)",
     "failed(error): bad argument #1 to 'noun' (a word has 1 to 40 bytes)"},
    {"require('match').wordbook():encounters(doc, { { start = 1, stop = 99 } "
     "}, {})",
     "failed(error): mention 1 is no stretch of the text"},
    {"local b = require('match').wordbook() b:form('tons', 1) local r = "
     "b:items([[He said: \xe2\x80\x9cIt "
     "isn\xe2\x80\x99t "
     "China\xe2\x80\x99s 1,500.5 tons\xe2\x80\x9d \xe2\x80\x94 the workers' "
     "all - "
     "can't]], 10, { { start = 33, stop = 38 } }, { tons = 'T', he = 'H' }, "
     "false) "
     "local out = '' for i = 1, r.n do out = out .. r.word[i] .. (r.quoted[i] "
     "and '+' or '') .. '|' end return { out = out .. r.start[9] .. ' ' .. "
     "r.stop[9] .. r.info[11] .. r.place[r.named[1]].stop .. type(r.info[1]) }",
     "he|said|:|\"+|it+|is+|not+|@+|'s+|1,500.5+|tons+|\"|;|the|workers|'s|all|"
     ";"
     "|can|not|38 42T38table"},
    {"require('match').wordbook():items('One', 0, { { start = 1, stop = 4 } }, "
     "{})",
     "failed(error): wordbook:items: place 1 is not in the text"},
    {"require('match').wordbook():items('One', 0, { { start = 1, stop = 2 }, { "
     "start = 0, stop = 1 } }, {})",
     "failed(error): wordbook:items: place 2 begins before the last one"},
    {"require('match').tagger({ two = 'nn' })",
     "failed(error): match.tagger: a tag is one byte for a word"},
    /* limits of C code in callbacks */
    {"local a = require 'async' table.sort({ 2, 1 }, function() a.sleep(1) "
     "end)",
     "failed(error): async.sleep is for document(doc, ctx, state), outside of "
     "callbacks"},
    /* errors are caught as ever */
    {"local ok, e = pcall(error, { code = 7 }) return { out = tostring(ok) .. "
     "e.code }",
     "false7"},
    {"return { out = select('#', pcall(function() return 1, 2, 3 end)) .. '' "
     "}",
     "4"},
    {"error()", "failed(error): (the error is a nil value)"},
};

#define N (sizeof probes / sizeof probes[0])

/* One plugin: document i runs the body of probe i. */
static void
write_plugin(char folder[64])
{
    struct buf b = {0};

    buf_str(&b, "local probes = {\n");
    for (size_t i = 0; i < N; i++)
        buf_format(&b, "function(doc, ctx, state)\n%s\nend,\n", probes[i].body);
    buf_str(&b, "}\nreturn { api = 1, name = 'probe', version = '1', summary "
                "= '', results = { document = { out = 'string' } }, document "
                "= function(doc, ctx, state) return probes[doc.id](doc, ctx, "
                "state) end }");
    harness_write(folder, "probe", buf_text(&b));
    buf_free(&b);
}

static void
check_probe(struct harness *h, size_t i)
{
    const struct pair_result *r = harness_result(h, 0, (int64_t)i + 1);
    char got[1200], sql[80];

    if (r->state == PAIR_OK) {
        snprintf(sql, sizeof sql, "SELECT out FROM probe WHERE document = %zu",
                 i + 1);
        snprintf(got, sizeof got, "%s", harness_sql(h, sql));
    } else {
        snprintf(got, sizeof got, "%s: %s", harness_state(h, 0, r->document),
                 r->message ? r->message : "");
    }
    CHECK_TEXT(got, probes[i].out);
}

int
main(void)
{
    static struct article_text docs[N];
    static char keys[N][16];
    char folder[64] = "";
    struct harness h;

    for (size_t i = 0; i < N; i++) {
        snprintf(keys[i], sizeof keys[i], "probe%zu", i);
        docs[i] =
            (struct article_text){keys[i], "Outlet", "2020-02-02", "en",
                                  "One two. Two three, \xc3\xa9t\xc3\xa9."};
    }
    harness_corpus(&h, docs, N);
    write_plugin(folder);
    CHECK(harness_open(&h, folder, "probe", NULL) == 0);
    harness_run(&h, (int64_t)N);
    for (size_t i = 0; i < N; i++)
        check_probe(&h, i);
    harness_destroy(&h);
    harness_wipe(folder);
    return check_end();
}
