/* How values are shown: order of keys, bounds, rows, cycles, columns. */
#include "buf.h"
#include "check.h"
#include "script.h"

static struct script *script;

static void
take(void *cookie, const char *text, size_t len)
{
    buf_add(cookie, text, len);
}

/* What the value of a Lua expression looks like; valid until the next call. */
static const char *
shown(const char *expression)
{
    static struct buf out;
    struct fault ft;

    buf_clear(&out);
    if (script_chunk(script, expression, strlen(expression), take, &out, &ft))
        return ft.text[0] ? "it fails" : "it is incomplete";
    return buf_text(&out);
}

static void
open_script(bool colour, bool ascii)
{
    static const struct engine_spec spec;
    const struct script_options o = {.corpus = "none.slant",
                                     .spec = &spec,
                                     .width = 60,
                                     .colour = colour,
                                     .ascii = ascii};
    struct fault ft;

    script_close(script);
    if (script_open(&script, &o, &ft)) {
        fprintf(stderr, "%s\n", ft.text);
        exit(1);
    }
}

static void
plain_values(void)
{
    CHECK_TEXT(shown("nil"), "nil");
    CHECK_TEXT(shown("1 // 1"), "1");
    CHECK_TEXT(shown("1 / 1"), "1.0");
    CHECK_TEXT(shown("'a\"b\\n\\0c'"), "\"a\\\"b\\n\\x00c\"");
    CHECK_TEXT(shown("'\xe4\xb8\xad \xc3\xbc'"), "\"\xe4\xb8\xad \xc3\xbc\"");
    CHECK_TEXT(shown("'\\xff\\xc3'"), "\"\\xff\\xc3\"");
    CHECK_TEXT(shown("print"), "function (built in)");
    CHECK_TEXT(shown("function() end"), "function (typed)");
    CHECK_TEXT(shown("corpus.count"), "function (built in)");
    CHECK_TEXT(shown("io.stdout ~= nil and type(io.stdout)"), "\"userdata\"");
    CHECK_TEXT(shown("coroutine.create(print)"), "thread");
    CHECK_TEXT(shown("setmetatable({}, {__tostring = function() return "
                     "'me' end})"),
               "me");
    CHECK_TEXT(shown("setmetatable({}, {__tostring = error})"),
               "(its __tostring fails)");
}

static void
long_strings(void)
{
    const char *text = shown("'begin ' .. ('x'):rep(12339)");

    CHECK(strlen(text) < 640);
    CHECK(strncmp(text, "\"begin x", 8) == 0);
    CHECK(strstr(text, "x…\" (12,345 bytes)"));
    text = shown("{('\xe4\xb8\xad'):rep(100)}");
    CHECK_TEXT(strstr(text, "…"), "…\" (300 bytes),\n}");
    CHECK(strstr(shown("('\\n'):rep(999)"), "\\n…\" (999 bytes)"));
    CHECK(strstr(shown("('\\xff'):rep(999)"), "(999 bytes)"));
}

static void
tables(void)
{
    CHECK_TEXT(shown("{}"), "{}");
    CHECK_TEXT(shown("{3, 2, 1}"), "{3, 2, 1}");
    CHECK_TEXT(shown("{b = 1, a = 'x', [10] = true, [false] = 0, 7, "
                     "['end'] = 2, ['a b'] = 3}"),
               "{\n"
               "  7,\n"
               "  [10] = true,\n"
               "  a = \"x\",\n"
               "  [\"a b\"] = 3,\n"
               "  b = 1,\n"
               "  [\"end\"] = 2,\n"
               "  [false] = 0,\n"
               "}");
    CHECK_TEXT(shown("(function() local t = {1} t.t = t return t end)()"),
               "{1, t = {itself}}");
    CHECK_TEXT(shown("{{{{{{}}}}}}"), "{{{{{\xe2\x80\xa6}}}}}");
    CHECK_TEXT(shown("setmetatable({}, {__pairs = function() return next, "
                     "{seen = 1} end})"),
               "{seen = 1}");
    CHECK_TEXT(shown("{x = {}, f = print}"), "{f = function (built in), "
                                             "x = {}}");
}

static void
lists(void)
{
    const char *text = shown("(function() local t = {} for i = 1, 100000 do "
                             "t[i] = i end return t end)()");

    CHECK(strncmp(text, "{\n  1, 2, 3, ", 13) == 0);
    CHECK(strstr(text, " 200,\n  … 99,800 more of 100,000\n}"));
    for (int n = 999; n <= 5000; n += n == 999 ? 1 : 4000) {
        char make[100], rest[60];

        snprintf(make, sizeof make,
                 "(function() local t = {} for i = %d, 1, -1 do t['k' .. i] = "
                 "i end return t end)()",
                 n);
        snprintf(rest, sizeof rest, "  … %s more of %s\n}",
                 n == 999    ? "959"
                 : n == 1000 ? "960"
                             : "4,960",
                 n == 999    ? "999"
                 : n == 1000 ? "1,000"
                             : "5,000");
        text = shown(make);
        CHECK(strncmp(text, "{\n  k1 = 1,\n  k10 = 10,\n  k100 = 100,\n", 38) ==
              0);
        CHECK(strstr(text, rest));
    }
    CHECK_TEXT(
        shown("{a = {b = 'a rather long line of text', c = 'another two'}, d = "
              "1}"),
        "{\n"
        "  a = {b = \"a rather long line of text\", c = \"another two\"},\n"
        "  d = 1,\n"
        "}");
}

static void
rows(void)
{
    const char *text;

    CHECK_TEXT(shown("{{id = 1, name = 'one', score = 0.5}, "
                     "{id = 12, name = 'tw\xc3\xb6\\n'}}"),
               "id  name  score\n"
               " 1  one     0.5\n"
               "12  tw\xc3\xb6       \xe2\x80\x93");
    CHECK_TEXT(shown("{{z = '\xe4\xb8\xad', a = 1}, {z = 'x', a = 2}}"),
               "a  z\n1  \xe4\xb8\xad\n2  x");
    CHECK_TEXT(shown("{{a = {}}, {a = {}}}"), "{{a = {}}, {a = {}}}");
    text = shown("(function() local t = {} for i = 1, 1000 do t[i] = {n = i} "
                 "end return t end)()");
    CHECK(strncmp(text, " n\n 1\n", 6) == 0);
    CHECK(strstr(text, "\n40\n… 960 more of 1,000 rows"));
    text = shown("{{a = ('wide '):rep(20), b = ('text '):rep(20)}}");
    CHECK(strstr(text, "wid…  text"));
    CHECK(strlen(strchr(text, '\n')) <= 60 + strlen("\n……"));
    /* as queries give them: in the order of the columns */
    CHECK_TEXT(shown("{columns = {'z', 'a'}, {a = 1, z = 'x'}}"), "z  a\nx  1");
    CHECK_TEXT(shown("{columns = {'z', 'a'}}"), "z  a\nno rows");
    text = shown(
        "{columns = {'left', 'hit'}, tail = {left = true}, n = 7, {hit = 'H', "
        "left = ('l'):rep(100) .. ' r'}, {left = 'x', "
        "hit = 'Hit'}}");
    CHECK(strstr(text, "  left  hit\n…lll"));
    CHECK(strstr(text, "ll r  H\n"));
    CHECK(strstr(text, "   x  Hit\nn = 7"));
    CHECK_TEXT(shown("{hits = {{n = 1, t = ('x'):rep(30)}, {n = 2, t = "
                     "('y'):rep(20)}}, one = 1}"),
               "{\n"
               "  hits =\n"
               "    n  t\n"
               "    1  xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n"
               "    2  yyyyyyyyyyyyyyyyyyyy\n"
               "  one = 1,\n"
               "}");
    /* too many columns */
    text = shown("(function() local t = {} for i = 10, 99 do t['c' .. i] = "
                 "'1234567890' end return {t} end)()");
    CHECK(strncmp(text, "c10         c11", 15) == 0);
    CHECK(strstr(text, "\n1234567890  "));
    CHECK(strstr(text, "… more columns: c15, c16"));
}

static void
styles(void)
{
    open_script(false, true);
    CHECK(strstr(shown("{('x'):rep(100)}"), "x...\" (100 bytes),\n}"));
    open_script(true, false);
    CHECK_TEXT(shown("{{a = 1}}"), "\033[1ma\033[0m\n1");
}

int
main(void)
{
    open_script(false, false);
    plain_values();
    long_strings();
    tables();
    lists();
    rows();
    styles();
    script_close(script);
    return check_end();
}
