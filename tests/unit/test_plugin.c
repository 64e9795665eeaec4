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

static char *
folder(const char *inside)
{
    static char path[512];
    const char *tests = getenv("SLANT_CORPUS_DIR");

    snprintf(path, sizeof path, "%s/../%s", tests ? tests : "tests/corpus",
             inside);
    return path;
}

/* Reference values computed by hand and with quanteda's definitions. */
static void
test_frequency(void)
{
    struct pair_result failure = {0};
    struct harness h;

    harness_corpus(&h, t6, 6);
    CHECK(harness_open(&h, folder("../plugins"), "frequency", NULL) == 0);
    harness_run(&h, 6);
    CHECK_TEXT(harness_state(&h, 0, 1), "ok");
    CHECK_TEXT(harness_sql(&h, "SELECT tokens || ' ' || types || ' ' || "
                               "hapaxes || ' ' || ttr FROM frequency "
                               "WHERE document = 1"),
               "16 12 8 0.75");
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

int
main(void)
{
    test_frequency();
    return check_end();
}
