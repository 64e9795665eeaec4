/* Trends and weights: T6, and a made series with a step. */
#include "t6_corpus.h"

static struct made m;

static const char *
ask(count_table *table, const char *columns, const char *const *options)
{
    return table_of(&m, table, columns, options, NULL);
}

static void
test_years(void)
{
    const char *notes;

    CHECK_TEXT(table_of(&m, trend_table,
                        "period frequency documents of_documents tokens "
                        "per_million low",
                        OPTIONS("word", "china", "where", "year < 2020"),
                        &notes),
               "2015 2 1 1 16 125000.000000 -\n2016 0 0 0 0 - -\n"
               "2017 1 1 1 13 76923.076923 -\n2018 0 0 0 0 - -\n"
               "2019 0 0 1 10 0.000000 -\n");
    CHECK(strstr(notes, "no changes of level are looked for: 0 periods"));
    CHECK_TEXT(ask(trend_table, "period frequency",
                   OPTIONS("word", "gas deal", "by", "month", "where",
                           "month = '2015-05'")),
               "2015-05 2\n");
    CHECK_TEXT(ask(trend_table, "period frequency tokens",
                   OPTIONS("word", "china", "by", "quarter", "where",
                           "year IN (2022, 2023)")),
               "2022-Q1 2 17\n2022-Q2 0 0\n2022-Q3 0 0\n2022-Q4 0 0\n"
               "2023-Q1 2 11\n");
    CHECK_TEXT(ask(trend_table, "period frequency",
                   OPTIONS("word", "china", "by", "week", "where", "id = 4")),
               "2022-W05 2\n");
    CHECK_TEXT(ask(trend_table, "period frequency",
                   OPTIONS("word", "china", "by", "day", "where", "id = 4")),
               "2022-02-04 2\n");
    CHECK_TEXT(ask(trend_table, "period frequency tokens",
                   OPTIONS("word", "china", "by", "decade")),
               "2010s 3 39\n2020s 6 46\n");
    CHECK(strstr(ask(trend_table, "", OPTIONS("word", "a", "by", "key")),
                 "by key: `d1` is no period like 2020s, 2025"));
    CHECK(strstr(ask(trend_table, "",
                     OPTIONS("word", "a", "by", "iif(id = 1, year, month)")),
                 "`2017-07` is no period like 2015"));
    CHECK(strstr(ask(trend_table, "", OPTIONS("by", "year")), "one word"));
}

static void
test_weights(void)
{
    const char *columns = "document word weight";

    CHECK_TEXT(ask(tfidf_table, columns,
                   OPTIONS("limit", "1", "match", "partnership", "match",
                           "sanctions", "match", "gas", "match", "deal")),
               "1 gas 0.954243\n2 gas 0.477121\n3 deal 0.301030\n"
               "4 partnership 0.602060\n5 partnership 0.301030\n"
               "6 sanctions 1.556303\n");
    CHECK_TEXT(ask(tfidf_table, columns,
                   OPTIONS("tf", "prop", "idf", "natural", "match",
                           "partnership", "limit", "1")),
               "4 partnership 0.081547\n5 partnership 0.063013\n"
               "6 partnership 0.038508\n");
    CHECK_TEXT(
        ask(tfidf_table, columns,
            OPTIONS("bm25", "fts5", "match", "sanctions", "match", "gas")),
        "1 gas 0.779823\n2 gas 0.608280\n6 sanctions 1.660170\n");
    CHECK_TEXT(
        ask(tfidf_table, columns, OPTIONS("idf", "inversemax", "match", "gas")),
        "1 gas 0.795880\n2 gas 0.397940\n");
    CHECK_TEXT(ask(tfidf_table, columns,
                   OPTIONS("bm25", "plus", "k1", "0.9", "b", "0.4", "match",
                           "partnership", "limit", "1")),
               "4 partnership 1.930653\n5 partnership 1.732068\n"
               "6 partnership 1.653274\n");
    /* scikit-learn's vectors */
    CHECK_TEXT(ask(tfidf_table, columns,
                   OPTIONS("idf", "smooth", "l2", "1", "limit", "2", "match",
                           "sanctions,gas,deal,partnership,china")),
               "1 gas 0.485066\n1 deal 0.409526\n2 gas 0.273375\n"
               "2 deal 0.230802\n3 deal 0.220876\n4 partnership 0.409487\n"
               "4 china 0.303030\n5 china 0.406772\n5 partnership 0.274838\n"
               "6 sanctions 0.522988\n6 china 0.267941\n");
    CHECK(strstr(ask(tfidf_table, "", OPTIONS("tf", "x")), "there are count"));
    CHECK(strstr(ask(tfidf_table, "", OPTIONS("bm25", "bm25")), "there are r"));
    CHECK(strstr(ask(tfidf_table, "", OPTIONS("bm25", "l", "tf", "log")),
                 "without tf"));
    CHECK(strstr(ask(tfidf_table, "", OPTIONS("k1", "1.2")), "go with bm25"));
    CHECK(strstr(ask(tfidf_table, "", OPTIONS("b", "2")), "from 0 to 1"));
    CHECK(strstr(ask(tfidf_table, "", OPTIONS("k1", "-1")), "from 0 up"));
}

/* 20 years of six texts each; from 2010 on the word is twice as frequent. */
static void
test_change(void)
{
    enum {
        YEARS = 20,
        TEXTS = 6
    };
    struct made t6 = m;
    struct made_doc docs[YEARS * TEXTS];
    const char *notes;

    made_new(&m);
    for (int i = 0; i < YEARS * TEXTS; i++) {
        int year = i / TEXTS;

        docs[i] = (struct made_doc){mem_format("%d", i),
                                    mem_format("%s a%d b%d c%d d%d e%d war",
                                               year >= 9 ? "war" : "talk", i, i,
                                               i, i, i),
                                    NULL, mem_format("%d", 2001 + year), NULL};
    }
    made_load(&m, docs, YEARS * TEXTS, NULL);
    CHECK_TEXT(table_of(&m, trend_table, "period change_p",
                        OPTIONS("word", "war", "where",
                                "year IN (2009, 2010) OR year > 0"),
                        &notes),
               "2001 -\n2002 -\n2003 -\n2004 -\n2005 -\n2006 -\n2007 -\n"
               "2008 -\n2009 -\n2010 0.001000\n2011 -\n2012 -\n2013 -\n"
               "2014 -\n2015 -\n2016 -\n2017 -\n2018 -\n2019 -\n2020 -\n");
    CHECK_TEXT(notes, "");
    table_of(&m, trend_table, "", OPTIONS("word", "yeti"), &notes);
    CHECK_TEXT(notes, "no change of level was found in 20 periods\n");
    CHECK(
        strstr(table_of(&m, trend_table, "period change_p",
                        OPTIONS("word", "war", "where", "year > 2009"), &notes),
               "2020 -"));
    CHECK(strstr(notes, "11 periods with 5 clusters"));
    table_of(&m, trend_table, "period",
             OPTIONS("word", "war", "where", "year = 2020"), &notes);
    CHECK(strstr(notes, "1 period with 5 clusters"));
    for (int i = 0; i < YEARS * TEXTS; i++) {
        free((char *)(uintptr_t)docs[i].key);
        free((char *)(uintptr_t)docs[i].text);
        free((char *)(uintptr_t)docs[i].published);
    }
    made_end(&m);
    m = t6;
}

int
main(void)
{
    made_new(&m);
    made_load(&m, t6_docs, 6, NULL);
    test_years();
    test_weights();
    test_change();
    table_of(&m, frequency_table, "", OPTIONS("limit", "x"), NULL);
    made_end(&m);
    return check_end();
}
