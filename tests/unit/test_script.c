/* The state of scripts: chunks, completion, interrupts, many documents, the
   API's documentation, plugins' exports. `test_script api` prints
   scripts/API.md. */
#include <signal.h>
#include <sys/time.h>

#include "api.h"
#include "buf.h"
#include "mem.h"
#include "plugin/harness.inc"
#include "script.h"

static const struct article_text texts[] = {
    {"a", "Gull", "2015-03-01", "en", "China praises Russia. All is well."},
    {"b", "Gull", "2018", "en", "China blames Russia. China met Russia."},
    {"c", NULL, NULL, "en", "Nothing to see here."},
};

struct bench {
    struct harness h;
    struct script *s;
    struct engine_spec spec;
    char *folders[2];
    struct buf out; /* values, a line each */
    struct fault ft;
};

static void
open_script(struct bench *b)
{
    struct script_options o = {
        .corpus = b->h.path, .spec = &b->spec, .width = 80, .ascii = true};

    b->folders[0] = mem_string(harness_source("tests/plugin/fixtures/scripts"));
    b->folders[1] = mem_string(harness_source("tests/plugin/fixtures"));
    b->spec = (struct engine_spec){.folders = b->folders, .n_folders = 2};
    CHECK(script_open(&b->s, &o, &b->ft) == 0);
}

static void
bench_open(struct bench *b)
{
    *b = (struct bench){0};
    harness_corpus(&b->h, texts, 3);
    CHECK(harness_open(&b->h, harness_source("tests/plugin/fixtures/scripts"),
                       "stance", NULL) == 0);
    b->h.keep = true;
    harness_run(&b->h, 3);
    open_script(b);
}

static void
bench_close(struct bench *b)
{
    script_close(b->s);
    free(b->folders[0]);
    free(b->folders[1]);
    buf_free(&b->out);
    harness_destroy(&b->h);
}

static void
on_value(void *cookie, const char *text, size_t len)
{
    struct buf *out = cookie;

    if (out->len)
        buf_char(out, '|');
    buf_add(out, text, len);
}

static enum script_end
chunk(struct bench *b, const char *text)
{
    buf_clear(&b->out);
    b->ft = (struct fault){0};
    return script_chunk(b->s, text, strlen(text), on_value, &b->out, &b->ft);
}

/* The values of a chunk, or what went wrong. */
static const char *
value(struct bench *b, const char *text)
{
    static const char *const ends[] = {"done", "incomplete", "failed",
                                       "interrupted"};
    enum script_end end = chunk(b, text);

    if (end == SCRIPT_DONE)
        return buf_text(&b->out);
    return *b->ft.text ? b->ft.text : ends[end];
}

static void
test_chunks(struct bench *b)
{
    CHECK_TEXT(value(b, "1 + 1, 'a\"b', nil"), "2|\"a\\\"b\"|nil");
    CHECK_TEXT(value(b, "x = 3"), "");
    CHECK_TEXT(value(b, "json.decode('[1, {\"a\": null}]')[1], "
                        "json.encode{b = 1, a = 'x'}"),
               "1|\"{\\\"a\\\":\\\"x\\\",\\\"b\\\":1}\"");
    CHECK_TEXT(value(b, "text.words('No-limits, he said.'), text.fold('É')"),
               "{\"No-limits\", \"he\", \"said\"}|\"é\"");
    CHECK_TEXT(value(b, "text.stem('Sanctioned', 'english'), "
                        "text.stem('maisons', 'fr'), text.stem('', 'en')"),
               "\"sanction\"|\"maison\"|\"\"");
    CHECK_TEXT(value(b, "x"), "3");
    CHECK_TEXT(value(b, "{2, 1, k = {}}"), "{2, 1, k = {}}");
    CHECK(chunk(b, "for i = 1, 2 do") == SCRIPT_INCOMPLETE);
    CHECK(chunk(b, "f(") == SCRIPT_INCOMPLETE);
    CHECK(chunk(b, "1 +") == SCRIPT_INCOMPLETE);
    CHECK(chunk(b, "[[a") == SCRIPT_INCOMPLETE);
    CHECK(chunk(b, "end end") == SCRIPT_FAILED);
    CHECK(strstr(b->ft.text, "input:1:") != NULL);
    CHECK_TEXT(value(b, ""), "");
    CHECK_TEXT(value(b, "function fail(t)\n  return t.a.b\nend"), "");
    CHECK_TEXT(value(b, "y = fail{}"),
               "input:2: attempt to index a nil value (field 'a')\n"
               "  |  return t.a.b\n"
               "  called from input:1");
    CHECK_TEXT(value(b, "corpus.cuont()"),
               "input:1: attempt to call a nil value (field 'cuont')\n"
               "  |  corpus.cuont()\n"
               "  did you mean `count`?");
    CHECK_TEXT(
        value(b, "local text = 1 corpus.doc(3)"),
        "input:1: attempt to call a nil value (field 'doc')\n"
        "  |  local text = 1 corpus.doc(3)\n"
        "  corpus has count, each, get, sample, sql, kwic, frequency, "
        "ngrams, keyness, collocates, dispersion, trend, tfidf, actor, stance");
    CHECK(strstr(value(b, "model.trainr()"), "did you mean `trainer`?"));
    CHECK(strstr(value(b, "('x'):wrds()"), "did you mean `words`?"));
    CHECK(strstr(value(b, "for row in corpus.sql('SELECT 1') do end"),
                 "\n  through a list: for _, row in ipairs(list) do"));
}

static void
test_corpus(struct bench *b)
{
    CHECK_TEXT(value(b, "corpus.count(), corpus.count('year = 2015')"), "3|1");
    CHECK_TEXT(value(b, "corpus.get('b')"), "doc 2: b (Gull, 2018)");
    CHECK_TEXT(value(b, "corpus.get(1).year, corpus.get(3).year"), "2015|nil");
    CHECK_TEXT(value(b, "corpus.sql('SELECT ?1 + ?2 AS n', 1, 2)[1].n"), "3");
    CHECK(strstr(value(b, "corpus.sql('SELECT ?')"), "1 parameter (?)"));
    CHECK(strstr(value(b, "corpus.sql('DELETE FROM meta')"), "only SELECT"));
    CHECK_TEXT(value(b, "corpus.kwic('russia', {window = 1})[2]['left']"),
               "\"blames\"");
    CHECK_TEXT(value(b, "corpus.kwic('russia', {limit = 1}).n"), "3");
    CHECK_TEXT(value(b, "chart.table(corpus.frequency('china', {by = "
                        "'outlet'}))"),
               "outlet  word   frequency  documents  of_documents  tokens  "
               "per_million\n"
               "Gull    china          3          2             2      12     "
               "250000.0\n"
               "-       china          0          0             1       4      "
               "    0.0");
    CHECK_TEXT(value(b, "corpus.sample(2, 5)[1].id == "
                        "corpus.sample(2, 5)[1].id, #corpus.sample(9)"),
               "true|3");
    CHECK(strstr(value(b, "corpus.get('zz')"), "no document is called"));
    CHECK(b->ft.code == FAULT_USAGE);
    CHECK(strstr(value(b, "corpus.get(99)"), "no document has the id 99"));
    CHECK(strstr(value(b, "corpus.each{wher = 1}"), "limit, where"));
}

/* Documents and spans stay good for as long as they are kept. */
static void
test_documents(struct bench *b)
{
    CHECK_TEXT(value(b, "all = {} for d in corpus.each() do all[#all + 1] = d "
                        "end return #all"),
               "3");
    CHECK_TEXT(value(b, "all[2].text:sub(1, 12), #all[1], #all[2]"),
               "\"China blames\"|6|6");
    CHECK_TEXT(value(b, "spans = {} for _, d in ipairs(all) do "
                        "for i, s in d:sentences() do spans[#spans + 1] = s "
                        "end end all = nil collectgarbage() "
                        "collectgarbage() return #spans, spans[3].text"),
               "5|\"China blames Russia.\"");
    CHECK_TEXT(value(b, "words = {} for i, t in spans[3]:tokens() do "
                        "words[i - 0] = t.type end return words"),
               "{\"china\", \"blames\", \"russia\"}");
    CHECK_TEXT(value(b, "row, state = corpus.get(2):result('stance') "
                        "return row.statements, state, "
                        "row.rows.statement[1].at.text"),
               "1|\"ok\"|\"China blames Russia.\"");
    CHECK(strstr(value(b, "corpus.get(2):result('nothing')"),
                 "`slant run nothing`"));
    CHECK_TEXT(value(b, "c = stat.counter() c:add(corpus.get(1)) "
                        "c:add(corpus.get(2)) for _, w, n, d in c:ranked() do "
                        "return w, n, d end"),
               "\"china\"|3|2");
    CHECK(strstr(value(b, "corpus.get(1).titel"),
                 "doc has no `titel`; did you mean `title`?"));
    CHECK(strstr(value(b, "corpus.get(1):tokns()"),
                 "doc has no `tokns`; did you mean `tokens`?"));
    CHECK(strstr(value(b, "corpus.get(1).id"), "1"));
    /* A span in a finalizer, after its document's own. */
    CHECK_TEXT(value(b, "do local d = corpus.get(1) local s = d:span(1, 1) "
                        "setmetatable({}, {__gc = function() "
                        "pcall(function() return s.text end) end}) end "
                        "collectgarbage() collectgarbage()"),
               "");
}

/* No value is a gap or a dash, never 0. */
static void
test_charts(struct bench *b)
{
    CHECK_TEXT(value(b, "chart.bar({{'one', 4}, {'two'}, {'three', 2}}, "
                        "{title = 'bars', width = 22})"),
               "bars\n"
               "one   4 ##############\n"
               "two   -\n"
               "three 2 #######");
    CHECK_TEXT(value(b, "chart.dots{{2001, 2}, {2003, 0}}"),
               "2 |o\n"
               "  |\n"
               "0 |            o\n"
               "   2001  2002  2003\n"
               "no value: 2002");
    CHECK_TEXT(value(b, "chart.line{{'2001-11', 2}, {'2001-12', 0}, "
                        "{'2002-02', 1}}"),
               "2 |o.\n"
               "  |  ...             o\n"
               "0 |     .o\n"
               "   2001-11     2002-01\n"
               "no value: 2002-01");
    CHECK_TEXT(value(b, "chart.dots({{period = 1, a = 1, b = 1}, {period = 2, "
                        "b = 0}}, {series = {'a', 'b'}, names = {'x', 'y'}})"),
               "1 |*\n"
               "0 |      x\n"
               "   1     2\n"
               "o x   x y   * several");
    CHECK_TEXT(value(b, "chart.line({{period = 1987, value = -0.1}, {period = "
                        "1988, value = -0.3}}, {height = 2})"),
               "   0 |\n"
               "     |o...\n"
               "-0.3 |    ..o\n"
               "      1987  1988");
    CHECK_TEXT(value(b, "chart.dots({{2001, 0.2}, {2002, 1}}, {height = 3})"),
               "1 |      o\n"
               "  |\n"
               "  |o\n"
               "0 |\n"
               "   2001  2002");
    CHECK_TEXT(value(b, "chart.table({{a = 1, b = 'x\\27[31m'}, {a = 12}})"),
               " a  b\n"
               " 1  x [31m\n"
               "12  -");
    CHECK_TEXT(value(b, "chart.wrap(('word '):rep(20), 2)"),
               "  word word word word word word word word word word word word "
               "word word word\n"
               "  word word word word word");
    CHECK_TEXT(value(b, "chart.dots{}, chart.bar{}, chart.table{}"),
               "1 |\n0 |\n   ||");
    CHECK_TEXT(value(b, "chart.bar({{'a', -1}, {'b', 3}, {'c'}, {'d', 0}}, "
                        "{width = 16})"),
               "a -1 ###|\n"
               "b  3    |#######\n"
               "c  -\n"
               "d  0    |");
    CHECK_TEXT(value(b, "chart.bar({{'a', -0.5}, {'b', -0.25}}, {width = 18})"),
               "a  -0.5 ##########|\n"
               "b -0.25      #####|");
    CHECK(strstr(value(b, "chart.bar{{'a', 1 / 0}}"), "no length"));
    CHECK(strstr(value(b, "chart.dots{{2001, 0 / 0}}"), "no place on a scale"));
    CHECK_TEXT(value(b, "chart.bar{{'a', 1e300}}.text:sub(1, 8)"),
               "\"a 1e+300\"");
    CHECK(strstr(value(b, "chart.bar(1)"), "a list of rows is wanted"));
}

static void
test_exports(struct bench *b)
{
    CHECK_TEXT(value(b, "actors.canonical('PRC'), actors.canonical('X')"),
               "\"China\"|nil");
    CHECK_TEXT(value(b, "found, date = actors.of{text = 'Now China.', date = "
                        "'2020'} return found[1].start, found[1].stop, date"),
               "4|9|\"2020\"");
    CHECK_TEXT(value(b, "#actors.of(corpus.get(1))"), "2");
    CHECK_TEXT(value(b, "actors.echo{1, a = {true}}"),
               "{1, a = {true}}|nil|\"end\"");
    CHECK(strstr(value(b, "actors.canonical('Fail')"), "this name fails"));
    CHECK(strstr(value(b, "actors.cannonical"), "did you mean `canonical`"));
    CHECK(strstr(value(b, "actors.zzz"),
                 "exports no `zzz`; there are canonical, echo, "));
    CHECK(strstr(value(b, "actors.echo(print)"), "function"));
    CHECK(strstr(value(b, "stance.of"), "has no exports"));
    CHECK(strstr(value(b, "broken_setup.x"), "broken_setup"));
    CHECK(strstr(value(b, "actors.forever()"), "CPU time"));
    CHECK_TEXT(value(b, "actors.canonical('PRC')"), "\"China\"");
}

static struct script *volatile stopped;

static void
on_alarm(int signum)
{
    (void)signum;
    script_interrupt(stopped);
}

static enum script_end
interrupted_chunk(struct bench *b, const char *text)
{
    struct itimerval in = {.it_value = {0, 20000}}, off = {0};
    enum script_end end;

    setitimer(ITIMER_REAL, &in, NULL);
    end = chunk(b, text);
    setitimer(ITIMER_REAL, &off, NULL);
    return end;
}

static void
test_interrupts(struct bench *b)
{
    stopped = b->s;
    signal(SIGALRM, on_alarm);
    script_interrupt(b->s); /* nothing runs: nothing happens */
    CHECK_TEXT(value(b, "1"), "1");
    CHECK(interrupted_chunk(b, "while true do end") == SCRIPT_INTERRUPTED);
    CHECK(b->ft.code == FAULT_INTERRUPTED);
    CHECK(interrupted_chunk(b, "while true do pcall(function() while true do "
                               "end end) end") == SCRIPT_INTERRUPTED);
    CHECK(interrupted_chunk(b, "local f = coroutine.wrap(function() "
                               "coroutine.yield() while true do end end) f() "
                               "f()") == SCRIPT_INTERRUPTED);
    CHECK(interrupted_chunk(b, "actors.forever()") == SCRIPT_INTERRUPTED);
    CHECK(interrupted_chunk(
              b, "corpus.sql('WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL "
                 "SELECT x + 1 FROM c) SELECT count(*) FROM c')") ==
          SCRIPT_INTERRUPTED);
    CHECK_TEXT(value(b, "corpus.count()"), "3");
    signal(SIGALRM, SIG_DFL);
}

static void
on_word(void *cookie, const char *word, const char *help)
{
    struct buf *out = cookie;

    buf_format(out, "%s%s ", word, help ? "*" : "");
}

static const char *
completed(struct bench *b, const char *line, size_t *start)
{
    buf_clear(&b->out);
    *start = script_complete(b->s, line, strlen(line), on_word, &b->out);
    return buf_text(&b->out);
}

static void
test_completion(struct bench *b)
{
    size_t at;

    CHECK_TEXT(completed(b, "print(corpus.fr", &at), "frequency* ");
    CHECK(at == 13);
    CHECK_TEXT(completed(b, "cor", &at), "coroutine corpus ");
    CHECK_TEXT(completed(b, "whi", &at), "while ");
    CHECK_TEXT(completed(b, "zzz.", &at), "");
    value(b, "d = corpus.get(1) s = d:span(1, 1) n = {m = {deep = d}}");
    CHECK_TEXT(completed(b, "d:sen", &at),
               "sentence* sentence_at* sentences* ");
    CHECK_TEXT(completed(b, "d.pub", &at), "published* ");
    CHECK_TEXT(completed(b, "n.m.deep:sl", &at), "slice* ");
    CHECK_TEXT(completed(b, "s.st", &at), "start* stop* ");
    CHECK_TEXT(completed(b, "x = ('s'):", &at), "");
    value(b, "str = 'x' loud = setmetatable({}, {__index = function() "
             "called = true end})");
    CHECK_TEXT(completed(b, "str:up", &at), "upper ");
    CHECK_TEXT(completed(b, "loud.a", &at), "");
    CHECK_TEXT(value(b, "called"), "nil");
}

/* ---- the API's documentation ---- */

/* Every function there is. */
static const char list_functions[] =
    "local names, reg = {}, debug.getregistry() "
    "local function add(prefix, from) for name, f in pairs(from) do "
    "if type(f) == 'function' then names[#names + 1] = prefix .. name end "
    "end end "
    "local function methods(of) local _, t = "
    "debug.getupvalue(reg[of].__index, 1) return t end "
    "for _, root in ipairs{'corpus', 'text', 'match', 'stat', 'json', 'chart', "
    "'lexicon', 'model', 'dictionary'} "
    "do add(root .. '.', _G[root]) end "
    "stat.counter() match.set{'a'} lexicon.new() lexicon.vader('') "
    "pcall(dictionary.load, '') "
    "local t = model.trainer{} t:add{text = 'a', value = 1} "
    "model.load(t:fit{about = 'a', bits = 8}) "
    "for _, of in ipairs{'lexicon', 'model', 'trainer', 'vader', "
    "'dictionary'} do "
    "add(of .. ':', reg['slant.' .. of].__index) end "
    "add('doc:', methods('slant.doc')) add('counter:', "
    "methods('slant.counter')) add('set:', reg['slant.set'].__index) "
    "match.grammar{tags = match.tagger{}, cues = {}, words = match.tagger{}, "
    "genders = match.tagger{}} "
    "match.gazetteer({}) match.wordbook():encounters('a', {}, {}) "
    "add('encounters:', reg['slant.encounters'].__index) "
    "add('wordbook:', reg['slant.wordbook'].__index) "
    "add('gazetteer:', reg['slant.gazetteer'].__index) "
    "add('grammar:', reg['slant.grammar'].__index) "
    "local lua = 'assert collectgarbage dofile error getmetatable ipairs load "
    "loadfile next pairs pcall print rawequal rawget rawlen rawset require "
    "select setmetatable tonumber tostring type warn xpcall ' "
    "for name, f in pairs(_G) do if type(f) == 'function' and not "
    "lua:find(name .. ' ', 1, true) then names[#names + 1] = name end end "
    "return table.unpack(names)";

/* Entries that are no functions, or of spans, whose one method is in C. */
static bool
listed_apart(const char *name)
{
    return strncmp(name, "doc.", 4) == 0 || strncmp(name, "span", 4) == 0 ||
           strncmp(name, "counter.", 8) == 0;
}

static void
test_documented(struct bench *b)
{
    char *names, *name, *rest = NULL;
    size_t n = 0, functions = 0;

    script_close(b->s); /* without what the other tests left */
    free(b->folders[0]);
    free(b->folders[1]);
    open_script(b);
    CHECK(chunk(b, list_functions) == SCRIPT_DONE);
    names = mem_copy(b->out.data, b->out.len);
    for (name = strtok_r(names, "|\"", &rest); name;
         name = strtok_r(NULL, "|\"", &rest)) {
        if (strcmp(name, "doc:emit") == 0) /* of plugins */
            continue;
        n++;
        if (!api_find(name)) {
            fprintf(stderr, "    %s is not in api.c\n", name);
            CHECK(!"documented");
        }
    }
    free(names);
    for (size_t i = 0; i < api_n; i++) {
        const char *help = api_entries[i].help;

        if (!(api_entries[i].who & API_SCRIPT))
            continue;
        functions += !listed_apart(api_entries[i].name);
        CHECK(*help && help[strlen(help) - 1] == '.' && !strchr(help, '\n'));
        CHECK(strstr(api_entries[i].signature, api_entries[i].name));
    }
    CHECK(n == functions);
}

/* What is listed apart is there. */
static void
test_fields(struct bench *b)
{
    CHECK_TEXT(value(b, "doc = corpus.get(1) counter = stat.counter() "
                        "for i, t in doc:tokens() do span = t.span end "
                        "return span.tokens ~= nil"),
               "true");
    for (size_t i = 0; i < api_n; i++) {
        const char *name = api_entries[i].name;
        char *text = mem_format("%s == nil", name);

        if (api_entries[i].who & API_SCRIPT && listed_apart(name) &&
            !strchr(name, ':') && strcmp(name, "doc.author") &&
            strcmp(name, "doc.title") && strcmp(name, "doc.url"))
            CHECK_TEXT(value(b, text), "false");
        free(text);
    }
    CHECK_TEXT(value(b, "doc.author, doc.title, doc.url"), "nil|nil|nil");
}

static void
write_page(struct buf *out)
{
    buf_str(out,
            "# What scripts and the REPL can call\n\n"
            "Beside Lua 5.4 and its standard library. This page is made of "
            "`host/lua/script/api.c`:\n`build/tests/test_script api > "
            "scripts/API.md`; a test compares them.\n\n"
            "Each plugin is a global too, with what it exports: "
            "`actors.canonical(\"PRC\")`,\n`sentiment.of{text = \"...\"}`. It "
            "is loaded on first use and runs in its sandbox.\n\n");
    for (size_t i = 0; i < api_n; i++)
        if (api_entries[i].who & API_SCRIPT)
            buf_format(out, "- `%s`  \n  %s\n", api_entries[i].signature,
                       api_entries[i].help);
}

static void
test_page(void)
{
    struct buf want = {0}, got = {0};
    FILE *f = fopen(harness_source("scripts/API.md"), "re");

    write_page(&want);
    CHECK(f != NULL);
    if (f) {
        got.len = fread(buf_reserve(&got, 1 << 20), 1, 1 << 20, f);
        fclose(f);
    }
    CHECK_TEXT(buf_text(&got), buf_text(&want));
    buf_free(&want);
    buf_free(&got);
}

int
main(int argc, char **argv)
{
    struct bench b;

    if (argc == 2 && strcmp(argv[1], "api") == 0) {
        struct buf page = {0};

        write_page(&page);
        fwrite(page.data, 1, page.len, stdout);
        buf_free(&page);
        return 0;
    }
    bench_open(&b);
    test_chunks(&b);
    test_corpus(&b);
    test_documents(&b);
    test_charts(&b);
    test_exports(&b);
    test_completion(&b);
    test_interrupts(&b);
    test_documented(&b);
    test_fields(&b);
    bench_close(&b);
    test_page();
    return check_end();
}
