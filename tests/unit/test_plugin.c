/* The engine over real plugins: results, states, places, aggregates. */
#include "plugin/harness.inc"

static const struct article_text t6[] = {
    {"d1", "early", "2015-05-08", "en",
     "Russia and China signed a gas deal. China said the gas deal was good "
     "for Russia."},
    {"d2", "early", "2017-07-04", "en",
     "China welcomed the deal with Russia. The two leaders praised the gas "
     "pipeline."},
    {"d3", "early", "2019-06-05", "en",
     "Moscow praised Beijing. Beijing and Moscow signed a trade deal."},
    {"d4", "late", "2022-02-04", "en",
     "China and Russia declared a partnership with no limits. The "
     "partnership was not an alliance, China said."},
    {"d5", "late", "2023-03-21", "en",
     "China did not condemn Russia. Russia praised China and the "
     "partnership."},
    {"d6", "late", "2025-09-03", "en",
     "China criticized sanctions on Russia. The sanctions hurt trade, Moscow "
     "said, but the partnership with China was strong."},
    {"d7", NULL, NULL, "en", NULL},
    {"d8", NULL, "2025", "en", "China."},
};

/* Reference values computed by hand and with quanteda's definitions. */
static void
test_frequency(void)
{
    struct pair_result failure = {0};
    struct harness h;

    harness_corpus(&h, t6, 6);
    CHECK(harness_open(&h, harness_source("plugins"), "frequency", NULL) == 0);
    harness_run(&h, 6);
    CHECK_TEXT(harness_state(&h, 0, 1), "ok");
    CHECK_TEXT(harness_sql(&h, "SELECT tokens || ' ' || types || ' ' || "
                               "hapaxes || ' ' || ttr FROM frequency "
                               "WHERE document = 1"),
               "16 12 8 0.75");
    CHECK_TEXT(harness_sql(&h, "SELECT yule_k || ' ' || sentences || ' ' || "
                               "syllables || ' ' || flesch || ' ' || "
                               "flesch_kincaid || ' ' || fog || ' ' || smog || "
                               "' ' || ari || ' ' || coleman_liau || ' ' || "
                               "(mattr IS NULL) || (hd_d IS NULL) "
                               "FROM frequency WHERE document = 1"),
               "312.5 2 20 92.965 2.28 3.2 3.1291 1.115625 3.6525 11");
    CHECK(harness_reduce(&h, 0, &failure) == 0);
    CHECK_TEXT(harness_sql(&h, "SELECT sum(frequency) || ' ' || count(*) || "
                               "' ' || sum(frequency * frequency) || ' ' || "
                               "sum(frequency = 1) FROM frequency_term"),
               "85 36 343 18");
    CHECK_TEXT(harness_sql(&h, "SELECT frequency || ' ' || rank || ' ' || "
                               "docfreq || ' ' || per_million FROM "
                               "frequency_term WHERE term = 'china'"),
               "9 1 5 105882.352941176");
    CHECK_TEXT(harness_sql(&h, "SELECT group_concat(term || rank) FROM (SELECT "
                               "* FROM frequency_term WHERE frequency = 4 "
                               "ORDER BY term)"),
               "and4,deal4,partnership4");
    CHECK_TEXT(harness_sql(&h, "SELECT frequency || ' ' || rank || ' ' || "
                               "docfreq || ' ' || per_million FROM "
                               "frequency_by WHERE variable = 'outlet' AND "
                               "value = 'late' AND term = 'the'"),
               "4 2 3 86956.52173913");
    CHECK_TEXT(harness_sql(&h, "SELECT group_concat(value || documents || "
                               "' ' || tokens || ' ' || types) FROM "
                               "frequency_group WHERE variable = 'outlet'"),
               "early3 39 21,late3 46 26");
    harness_destroy(&h);
}

/* Documents without words, outlet or date. */
static void
test_frequency_unknown(void)
{
    const char *set[] = {"frequency.minimum=4", NULL};
    struct pair_result failure = {0};
    struct harness h;

    harness_corpus(&h, t6, 8);
    CHECK(harness_open(&h, harness_source("plugins"), "frequency", set) == 0);
    harness_run(&h, 8);
    CHECK_TEXT(harness_state(&h, 0, 7), "empty");
    CHECK(harness_reduce(&h, 0, &failure) == 0);
    CHECK_TEXT(harness_sql(&h, "SELECT documents || ' ' || tokens || ' ' || "
                               "types FROM frequency_group WHERE variable = "
                               "'outlet' AND value IS NULL"),
               "1 1 1");
    CHECK_TEXT(harness_sql(&h, "SELECT min(frequency) FROM frequency_by"), "4");
    CHECK_TEXT(harness_sql(&h, "SELECT documents FROM frequency_group WHERE "
                               "variable = 'year' AND value = '2025'"),
               "2");
    harness_destroy(&h);
}

struct refusal {
    const char *change; /* overrides a key of a good manifest */
    const char *error;
};

static const struct refusal refusals[] = {
    {"name = 'Bad'",
     "init.lua: name: `Bad`: a name is made of a-z, 0-9 and _, begins "
     "with a letter and has at most 48 bytes"},
    {"name = 'other'", "init.lua: name: `other` must be the folder's, `good`"},
    {"api = 2", "init.lua: api: this slant knows api 1 only"},
    {"api = '1'", "init.lua: api: must be a number, not a string"},
    {"version = 'new'", "init.lua: version: must be like \"1.2.0\""},
    {"summary = 1", "init.lua: summary: must be a string, not a number"},
    {"measured = 0.5", "init.lua: measured: must be a string, not a number"},
    {"sumary = 'x'", "init.lua: unknown key `sumary`; did you mean `summary`?"},
    {"[1] = 'x'", "init.lua: keys must be names, not a number"},
    {"document = 1", "init.lua: document: must be a function, not a number"},
    {"results = { order = { 'n' } }",
     "init.lua: results.order: no table has a column `n`"},
    {"results = { order = 'n', document = { n = 'integer' } }",
     "init.lua: results.order: must be a table, not a string"},
    {"results = { order = { 'n', 'n' }, corpus = { a = { n = 'integer' } } }",
     "init.lua: results.order: `n` stands twice"},
    {"results = { row = {} }",
     "init.lua: results: unknown key `row`; did you mean `rows`?"},
    {"results = { rows = { hit = { term = 'strng' } } }",
     "init.lua: results.rows.hit.term: unknown type `strng`; did you mean "
     "`string`?"},
    {"results = { rows = { hit = { term = { type = 'string', mn = 1 } } } }",
     "init.lua: results.rows.hit.term: unknown key `mn`; did you mean `min`?"},
    {"results = { rows = { hit = { Term = 'string' } } }",
     "init.lua: results.rows.hit.Term: a name is made of a-z, 0-9 and _, "
     "begins with a letter and has at most 48 bytes"},
    {"results = { rows = { hit = {} } }",
     "init.lua: results.rows.hit: has no column"},
    {"results = { rows = { hit = 'string' } }",
     "init.lua: results.rows.hit: must be a table of columns, not a string"},
    {"results = { document = { document = 'string' } }",
     "init.lua: results.document.document: every table has this column "
     "already"},
    {"results = { document = { rows = 'string' } }",
     "init.lua: results.document.rows: doc:result(name).rows has this name"},
    {"results = { rows = { a = { at = 'span', start = 'integer' } } }",
     "init.lua: results.rows.a: span `at` takes the column `start`"},
    {"results = { rows = { a = { n = 'integer' } }, "
     "corpus = { a = { n = 'integer' } } }",
     "init.lua: results.corpus: `a` is in results.rows already"},
    {"results = { corpus = { a = { at = 'span' } } }",
     "init.lua: results.corpus.a: a corpus table has no text for span `at`"},
    {"metadata = { 'titel' }",
     "init.lua: metadata: unknown field `titel`; did you mean `title`?"},
    {"metadata = { 1 }",
     "init.lua: metadata: item 1 must be a string, not a number"},
    {"languages = { x = 'en' }",
     "init.lua: languages: must be a list of strings"},
    {"permissions = { 'exec:/bin/rm' }",
     "init.lua: permissions: `exec:/bin/rm`: http:HOST, http:HOST:PORT or "
     "exec:PROGRAM is wanted"},
    {"limits = { cpu = 'fast' }",
     "init.lua: limits.cpu: `fast` is no duration (250ms, 2s)"},
    {"limits = { memory = '1 potato' }",
     "init.lua: limits.memory: `1 potato` is no amount of memory (64MiB)"},
    {"limits = { rows = 0 }",
     "init.lua: limits.rows: must be a whole number above 0"},
    {"limits = { time = '1s' }",
     "init.lua: limits: unknown key `time`; known: cpu, memory, wall, "
     "rows, waiting"},
    {"limits = { waiting = 65 }",
     "init.lua: limits.waiting: must be a whole number from 1 to 64"},
    {"requires = { base = 1 }",
     "init.lua: requires.base: must be versions like \">=1\" or \">=1.2 <2\""},
    {"requires = { none = '>=1' }",
     "init.lua: requires: there is no plugin `none`"},
    {"requires = { good = '>=1' }",
     "init.lua: requires: a circle: good -> good"},
    {"requires = { ring = '>=1' }",
     "init.lua: requires: a circle: good -> ring -> good"},
    {"requires = { old = '>=1.2' }",
     "init.lua: requires.old: version >=1.2 is needed, 1.1.9 is there"},
    {"uses = { 1 }", "init.lua: uses: item 1 must be a string, not a number"},
    {"uses = { 'none' }", "init.lua: uses: there is no other plugin `none`"},
    {"uses = { 'good' }", "init.lua: uses: there is no other plugin `good`"},
    {"exports = { of = 1 }",
     "init.lua: exports.of: must be a function, or { call =, takes =, doc = }, "
     "not a number"},
    {"exports = { of = { doc = 'x', takes = '()' } }",
     "init.lua: exports.of: key `call` is missing"},
    {"reduce = { init = function() end }",
     "init.lua: reduce: key `step` is missing"},
    {"options = { n = { type = 'int', doc = 'n' } }",
     "init.lua: options.n: unknown type `int`; did you mean `integer`?"},
    {"options = { n = { type = 'integer' } }",
     "init.lua: options.n: key `doc` is missing"},
    {"options = { n = { type = 'integer', default = 'x', doc = 'n' } }",
     "init.lua: options.n: the default must be of type integer, not a string"},
    {"options = { n = { type = 'list', of = 'table', doc = 'n' } }",
     "init.lua: options.n: unknown type of items `table`; known: "
     "string, integer, number"},
    {"options = { n = { type = 'string', required = true, default = 'x', "
     "doc = 'n' } }",
     "init.lua: options.n: a required option has no default"},
};

/* What describing a good manifest with this change says. */
static const char *
describe_change(struct harness *h, const char *change)
{
    static char error[600];
    char folder[64] = "", text[1200];

    snprintf(text, sizeof text,
             "local m = { api = 1, name = 'good', version = '1', summary = "
             "'s', results = { document = { n = 'integer' } }, document = "
             "function() end }\nfor k, v in pairs({ %s }) do m[k] = v end\n"
             "return m",
             change);
    harness_write(folder, "good", text);
    harness_write(folder, "ring",
                  "return { api = 1, name = 'ring', version = '1', summary = "
                  "'', requires = { good = '>=1' }, results = {}, document = "
                  "function() end }");
    harness_write(folder, "old",
                  "return { api = 1, name = 'old', version = '1.1.9', summary "
                  "= '', results = {}, document = function() end }");
    *error = '\0';
    if (harness_open(h, folder, "good", NULL) < 0)
        for (size_t i = 0; i < h->plugins.n; i++)
            if (h->plugins.at[i].error)
                snprintf(error, sizeof error, "%s", h->plugins.at[i].error);
    harness_close(h);
    harness_wipe(folder);
    return error;
}

static void
test_refusals(void)
{
    static const struct article_text doc[] = {{"d", NULL, NULL, NULL, "A."}};
    struct harness h;

    harness_corpus(&h, doc, 1);
    CHECK_TEXT(describe_change(&h, ""), "");
    for (size_t i = 0; i < sizeof refusals / sizeof refusals[0]; i++)
        CHECK_TEXT(describe_change(&h, refusals[i].change), refusals[i].error);
    harness_destroy(&h);
}

int
main(void)
{
    test_frequency();
    test_frequency_unknown();
    test_refusals();
    return check_end();
}
