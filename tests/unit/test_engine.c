/* How a pair can end, limits, waiting, requirements, options. */
#include "plugin/harness.inc"

#include <sys/wait.h>

static const char *
fixtures(void)
{
    return harness_source("tests/plugin/fixtures");
}

static void
open_in(struct harness *h, const char *folder, const char *names, int64_t n)
{
    struct article_text docs[20];
    static char keys[20][16];

    for (int i = 0; i < n; i++) {
        snprintf(keys[i], sizeof keys[i], "d%d", i + 1);
        docs[i] = (struct article_text){keys[i], NULL, NULL, "en",
                                        "Alpha beta. Gamma, gamma."};
    }
    harness_corpus(h, docs, (size_t)n);
    if (harness_open(h, folder, names, NULL) < 0) {
        for (size_t i = 0; i < h->plugins.n; i++)
            if (h->plugins.at[i].error)
                fprintf(stderr, "%s\n", h->plugins.at[i].error);
        exit(1);
    }
}

static void
open_plain(struct harness *h, const char *names, int64_t n)
{
    open_in(h, fixtures(), names, n);
}

static void
test_failure(void)
{
    struct pair_result *r;
    struct harness h;

    open_plain(&h, "failing", 3);
    harness_run(&h, 3);
    CHECK_TEXT(harness_state(&h, 0, 1), "ok");
    CHECK_TEXT(harness_state(&h, 0, 2), "failed(error)");
    r = harness_result(&h, 0, 2);
    CHECK_TEXT(r->place, "init.lua:7");
    CHECK_TEXT(r->source_line, "return { n = weights.none.here }");
    CHECK_TEXT(r->message, "attempt to index a nil value (field 'none')");
    CHECK(strstr(r->traceback, "init.lua:7: in function <init.lua:4>") != NULL);
    r = harness_result(&h, 0, 3);
    CHECK_TEXT(r->message, "(the error is a table value)");
    CHECK_TEXT(r->place, "init.lua:10");
    CHECK(r->n_rows == 0 && r->rows.len == 0);
    harness_destroy(&h);
}

static void
test_shapes(void)
{
    static const char *const ends[][2] = {
        {"ok", NULL},
        {"empty", NULL},
        {"skipped(too short)", NULL},
        {"failed(schema)", "n: must be of type integer, not string"},
        {"failed(schema)", "m: there is no such column"},
        {"failed(schema)", "rows were emitted, but nothing was returned for "
                           "the declared results.document"},
        {"failed(schema)", "results.rows has no `hits`; did you mean `hit`?"},
        {"failed(schema)", "document must return a table or nil, not a number"},
        {"failed(schema)", "n: must be of type integer, not 1.5"},
        {"failed(schema)", "n: must be at least 0, not -1"},
        {"failed(schema)", "r: must be of type number, not nan"},
        {"failed(schema)",
         "s: must be of type string, not bytes that are no UTF-8 "
         "text"},
        {"ok", NULL},
        {"skipped(swallowed)", NULL},
    };
    struct harness h;

    open_plain(&h, "shapes", 14);
    harness_run(&h, 14);
    for (int i = 0; i < 14; i++) {
        CHECK_TEXT(harness_state(&h, 0, i + 1), ends[i][0]);
        CHECK_TEXT(harness_result(&h, 0, i + 1)->message, ends[i][1]);
    }
    CHECK_TEXT(harness_result(&h, 0, 7)->place, "init.lua:9");
    CHECK_TEXT(harness_result(&h, 0, 4)->place, "init.lua:28");
    CHECK(!harness_result(&h, 0, 4)->traceback);
    CHECK_TEXT(harness_sql(&h, "SELECT n || ' ' || r || ' ' || s || ' ' || b "
                               "FROM shapes WHERE document = 13"),
               "2 0.123456789 ok 1");
    CHECK_TEXT(harness_sql(&h, "SELECT start || ' ' || stop FROM shapes_hit"),
               "0 10");
    harness_destroy(&h);
}

static void
test_limits(void)
{
    struct harness h;

    open_plain(&h, "greedy", 5);
    harness_run(&h, 5);
    CHECK_TEXT(harness_state(&h, 0, 1), "limit(cpu)");
    CHECK_TEXT(harness_result(&h, 0, 1)->message,
               "took more than 0.5 s of CPU time");
    CHECK_TEXT(harness_result(&h, 0, 1)->place, "init.lua:3");
    CHECK_TEXT(harness_state(&h, 0, 2), "limit(cpu)");
    CHECK_TEXT(harness_state(&h, 0, 3), "limit(rows)");
    CHECK_TEXT(harness_state(&h, 0, 4), "limit(memory)");
    CHECK_TEXT(harness_state(&h, 0, 5), "ok");
    harness_destroy(&h);
}

/* What a worker that analyses document 1 exits with. */
static int
exit_of(const char *folder, const char *plugin)
{
    pid_t child = fork();
    struct harness h;
    int status;

    if (child == 0) {
        open_in(&h, folder, plugin, 1);
        lua_engine.analyse(h.engine, 1, 1);
        _exit(0);
    }
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* A chain of fields so long that Lua works for seconds, where nothing can stop
   it, to name the one that was nil. */
static void
write_stuck(char folder[64])
{
    static const char head[] =
        "return { api = 1, name = 'stuck', version = '1', summary = 'stuck',\n"
        "results = { rows = { hit = { n = 'integer' } } },\n"
        "limits = { cpu = '50ms' }, document = function()\n"
        "local x = {} x.a = x return x";
    struct buf text = {0};

    buf_str(&text, head);
    for (int i = 0; i < 60000; i++)
        buf_str(&text, ".a");
    buf_str(&text, ".b.c\nend }\n");
    harness_write(folder, "stuck", buf_text(&text));
    buf_free(&text);
}

static void
test_exits(void)
{
    char folder[64] = "";

    CHECK_NUMBER(exit_of(fixtures(), "glutton"), ENGINE_EXIT_MEMORY);
    write_stuck(folder);
    CHECK_NUMBER(exit_of(folder, "stuck"), ENGINE_EXIT_CPU);
    harness_wipe(folder);
}

static void
test_sleep(void)
{
    struct harness h;

    open_plain(&h, "sleeper", 3);
    harness_run(&h, 3);
    CHECK_NUMBER(h.got[0].document, 3);
    CHECK_NUMBER(h.got[1].document, 2);
    CHECK_NUMBER(h.got[2].document, 1);
    CHECK_TEXT(harness_sql(&h, "SELECT group_concat(id || key) FROM sleeper "
                               "WHERE document = id"),
               "1d1,2d2,3d3");
    harness_destroy(&h);
}

/* Waiting documents must not outlive the engine. */
static void
test_close_while_waiting(void)
{
    struct harness h;

    open_plain(&h, "sleeper", 2);
    lua_engine.analyse(h.engine, 1, 1);
    lua_engine.analyse(h.engine, 2, 1);
    CHECK_NUMBER(h.n_got, 0);
    harness_destroy(&h);
}

static void
test_requires(void)
{
    static const struct article_text docs[] = {
        {"a", NULL, NULL, "en", "Alpha beta. Gamma, gamma."},
        {"b", NULL, NULL, "de", "Alpha."},
        {"c", NULL, NULL, "en", NULL},
    };
    struct pair_result failure = {0};
    struct harness h;

    harness_corpus(&h, docs, 3);
    CHECK(harness_open(&h, fixtures(), "dependent", NULL) == 0);
    CHECK_TEXT(h.plugins.at[0].name, "base");
    CHECK(!h.plugins.at[0].asked && h.plugins.at[1].asked);
    harness_run(&h, 3);
    CHECK_TEXT(harness_sql(&h, "SELECT n || last || state FROM dependent "
                               "WHERE document = 1"),
               "4gammaok");
    CHECK_TEXT(harness_sql(&h, "SELECT count(*) FROM dependent_echo"), "4");
    CHECK_TEXT(harness_state(&h, 0, 2), "skipped(language)");
    CHECK_TEXT(harness_state(&h, 1, 2), "skipped(requires)");
    CHECK_TEXT(harness_state(&h, 0, 3), "empty");
    CHECK_TEXT(harness_sql(&h, "SELECT state FROM dependent WHERE document "
                               "= 3"),
               "empty");
    CHECK(harness_reduce(&h, 1, &failure) == -1);
    CHECK_TEXT(failure.message, "finish fails");
    CHECK_TEXT(failure.place, "init.lua:31");
    pair_result_free(&failure);
    /* From the tables, when only the dependent one runs. */
    h.n_done = 0;
    h.keep = false;
    lua_engine.analyse(h.engine, 1, 2);
    CHECK_NUMBER(h.n_done, 1);
    CHECK_NUMBER(h.got[h.n_got - 1].n_rows, 5);
    harness_destroy(&h);
}

/* The files of a plugin that does not run itself. */
static void
test_uses(void)
{
    struct harness h;

    open_plain(&h, "borrower", 1);
    CHECK_NUMBER(h.plugins.n, 1);
    harness_run(&h, 1);
    CHECK_TEXT(harness_sql(&h, "SELECT kind FROM borrower"), "GREEK");
    harness_destroy(&h);
}

static void
test_keeper(void)
{
    struct harness h;

    open_plain(&h, "keeper", 3);
    harness_run(&h, 3);
    CHECK_TEXT(harness_state(&h, 0, 1), "ok");
    CHECK_TEXT(harness_result(&h, 0, 2)->message,
               "doc is closed: it was kept after its callback");
    CHECK_TEXT(harness_result(&h, 0, 3)->message,
               "doc is closed: a span was kept after its document");
    harness_destroy(&h);
}

static void
test_options(void)
{
    static const struct article_text doc[] = {{"d", NULL, NULL, NULL, "A."}};
    const char *good[] = {"picky.words=a,b", "picky.share=0.5",
                          "picky.loud=yes", NULL};
    struct harness h;
    char first[40];

    harness_corpus(&h, doc, 1);
    CHECK(harness_open(&h, fixtures(), "picky", good) == 0);
    harness_run(&h, 1);
    CHECK_TEXT(harness_sql(&h, "SELECT out FROM picky"),
               "A+B 3 0.5 true a one/two/three/one/two/three");
    snprintf(first, sizeof first, "%s",
             harness_sql(&h, "SELECT random FROM picky"));
    harness_close(&h);
    CHECK(harness_open(&h, fixtures(), "picky", good) == 0);
    harness_run(&h, 1);
    CHECK_TEXT(harness_sql(&h, "SELECT random FROM picky"), first);
    harness_destroy(&h);
}

static void
test_settings(void)
{
    static const char *const bad[][2] = {
        {"picky.most=x", "picky.most: `x` is no whole number"},
        {"picky.most=10", "picky.most: must be at most 9"},
        {"picky.share=much", "picky.share: `much` is no number"},
        {"picky.loud=1", "picky.loud: `1` is neither true nor false"},
        {"picky.mode=c", "picky.mode: must be one of a, b"},
        {"picky.words=",
         "picky.words: no value is given: 1 or more are wanted, "
         "with commas between them"},
        {"picky.list=/none", "picky.list: there is no file `/none`"},
        {"picky.mots=1", "init.lua: picky: unknown option `mots`; did you "
                         "mean `most`?"},
        {"piky.most=1", "there is no plugin `piky`; did you mean `picky`?"},
        {"base.most=1", "base.most: plugin `base` is not part of this run"},
    };
    static const struct article_text doc[] = {{"d", NULL, NULL, NULL, "A."}};
    struct harness h;

    harness_corpus(&h, doc, 1);
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        const char *settings[] = {"picky.words=a", bad[i][0], NULL};

        CHECK(harness_open(&h, fixtures(), "picky", settings) < 0);
        CHECK_TEXT(h.plugins.settings_error, bad[i][1]);
        harness_close(&h);
    }
    CHECK(harness_open(&h, fixtures(), "picky", NULL) < 0);
    CHECK_TEXT(h.plugins.at[0].error, "option `words` is required: --set "
                                      "picky.words=VALUE");
    harness_close(&h);
    CHECK(harness_open(&h, fixtures(), "sleper", NULL) < 0);
    CHECK_TEXT(h.plugins.at[0].error,
               "there is no plugin `sleper`; did you mean `sleeper`?");
    harness_destroy(&h);
}

static void
test_setup(void)
{
    struct harness h;

    open_plain(&h, "broken_setup,base", 1);
    harness_run(&h, 1);
    CHECK_TEXT(harness_state(&h, 0, 1), "ok");
    CHECK(!harness_result(&h, 1, 1));
    CHECK_TEXT(harness_state(&h, 1, 0), "failed(setup)");
    CHECK_TEXT(harness_result(&h, 1, 0)->message,
               "there is no asset `none.txt`");
    CHECK_TEXT(harness_result(&h, 1, 0)->place, "init.lua:5");
    harness_destroy(&h);
}

int
main(void)
{
    test_failure();
    test_shapes();
    test_limits();
    test_exits();
    test_sleep();
    test_close_while_waiting();
    test_requires();
    test_uses();
    test_keeper();
    test_options();
    test_settings();
    test_setup();
    return check_end();
}
