/* N-grams, collocations and dispersion: reference values on T6, and n-grams
   counted in many passes. */
#include "ranking.h"
#include "seen_grams.h"
#include "t6_corpus.h"

#include "random.h"

static struct made m;

static const char *
ask(count_table *table, const char *columns, const char *const *options)
{
    return table_of(&m, table, columns, options, NULL);
}

static void
test_ngrams(void)
{
    const char *notes;

    CHECK_TEXT(table_of(&m, ngrams_table, "ngram frequency rank docfreq",
                        OPTIONS("within", "punctuation", "min", "2"), &notes),
               "the partnership 3 1 3\nchina and 2 2 2\nchina said 2 2 2\n"
               "gas deal 2 2 1\npartnership with 2 2 2\nsigned a 2 2 2\n"
               "the gas 2 2 2\n");
    CHECK(strstr(notes, "6 documents, 70 places"));
    CHECK_TEXT(ask(ngrams_table, "ngram frequency",
                   OPTIONS("size", "3", "match", "* partnership was")),
               "the partnership was 1\n");
    CHECK_TEXT(ask(ngrams_table, "ngram frequency",
                   OPTIONS("skip", "1", "match", "gas *", "within", "sentence",
                           "limit", "2")),
               "gas deal 2\ngas pipeline 1\n");
    /* d2: the two leaders praised the gas pipeline */
    CHECK_TEXT(ask(ngrams_table, "year ngram frequency places per_million",
                   OPTIONS("by", "year", "where", "year = 2017", "match",
                           "the *", "within", "sentence")),
               "2017 the deal 1 90909.090909 11\n"
               "2017 the gas 1 90909.090909 11\n"
               "2017 the two 1 90909.090909 11\n");
    CHECK_TEXT(ask(ngrams_table, "ngram",
                   OPTIONS("stop", "english", "match", "china *")),
               "china said\nchina criticized\nchina signed\nchina welcomed\n");
}

static void
test_pairs(void)
{
    const char *notes;

    CHECK_TEXT(
        table_of(&m, collocates_table,
                 "first second o11 o12 o21 o22 g2 pmi log_dice pmi3 npmi t "
                 "chi2 lambda lambda_z",
                 OPTIONS("within", "punctuation", "sort", "lambda_z", "match",
                         "gas deal", "match", "the partnership", "match",
                         "china said", "match", "china and", "match",
                         "and russia"),
                 &notes),
        "gas deal 8.859591 3.544321 13.192645 5.544321 0.690997 1.292995 "
        "21.613146 3.776585 3.102308 2.000000 1.000000 2.000000 65.000000\n"
        "the partnership 9.841489 2.714246 13.000000 5.884171 0.597283 "
        "1.468119 16.937622 3.261587 3.040838 3.000000 5.000000 1.000000 "
        "61.000000\n"
        "china said 5.028874 2.374396 12.415037 4.374396 0.462910 1.141472 "
        "8.100028 2.598566 2.355985 2.000000 7.000000 1.000000 60.000000\n"
        "china and 3.525237 1.959358 12.299560 3.959358 0.381995 1.050559 "
        "5.223823 2.071073 2.124720 2.000000 7.000000 2.000000 59.000000\n"
        "and russia 1.346521 1.807355 11.830075 1.807355 0.294872 0.714286 "
        "2.039627 1.783791 1.634785 1.000000 3.000000 4.000000 62.000000\n");
    CHECK(strstr(notes, "70 pairs"));
    CHECK_TEXT(ask(collocates_table, "first second frequency",
                   OPTIONS("within", "punctuation", "sort", "frequency",
                           "limit", "2")),
               "the partnership 3\nchina and 2\n");
    CHECK(strstr(ask(collocates_table, "first", OPTIONS("sort", "mi")),
                 "there are frequency, g2, pmi"));
}

static void
test_window(void)
{
    const char *notes;

    CHECK_TEXT(table_of(&m, collocates_table,
                        "collocate frequency node_total "
                        "collocate_total expected pmi t log_dice",
                        OPTIONS("word", "Russia", "within", "sentence", "match",
                                "china"),
                        &notes),
               "china 6 7 9 7.411765 -0.304855 13.584963 -0.576351\n");
    CHECK(strstr(notes, "Russia: 7 places in 5 of 6 documents, 85 tokens"));
    CHECK_TEXT(ask(collocates_table, "frequency left right pmi",
                   OPTIONS("word", "russia", "within", "sentence", "match",
                           "china", "window", "3")),
               "3 1 2 -0.567889\n");
    CHECK_TEXT(ask(collocates_table, "collocate frequency docfreq",
                   OPTIONS("word", "gas deal", "window", "0,1")),
               "was 1 1\nchina 1 1\n");
    CHECK_TEXT(ask(collocates_table, "collocate",
                   OPTIONS("word", "gas deal", "window", "0,1", "within",
                           "punctuation")),
               "was\n");
    CHECK_TEXT(ask(collocates_table, "collocate", OPTIONS("word", "yeti")), "");
    CHECK(strstr(ask(collocates_table, "", OPTIONS("word", "")),
                 "a word is missing"));
    CHECK(strstr(ask(collocates_table, "", OPTIONS("word", "a", "word", "b")),
                 "phrase in quotes"));
    CHECK(strstr(ask(collocates_table, "", OPTIONS("window", "0")),
                 "words on each side"));
}

/* Phrases inside tokens, and across them, as kwic finds them; stems. */
static void
test_parts(void)
{
    static const char *const texts[] = {
        "A no-limits partnership and its limits, no limits-based deal.",
        "It has limits; the no limits of China's no-limits friends.",
        "Sanctions sanctioned by the sanctioning power; having no limit."};
    struct made t6 = m;
    struct made_doc docs[3];

    for (int i = 0; i < 3; i++)
        docs[i] = (struct made_doc){&"a\0b\0c"[2 * i], texts[i], NULL,
                                    "2020-01-01", NULL};
    made_new(&m);
    made_load(&m, docs, 3, NULL);
    CHECK_TEXT(ask(collocates_table, "collocate frequency node_total",
                   OPTIONS("word", "no limits", "window", "0,1")),
               "deal 1 4\nfriends 1 4\nof 1 4\npartnership 1 4\n");
    CHECK_TEXT(ask(collocates_table, "collocate node_total",
                   OPTIONS("word", "no limit*", "window", "1,0", "within",
                           "punctuation")),
               "a 5\nchina's 5\nhaving 5\nthe 5\n");
    CHECK_TEXT(ask(collocates_table, "collocate node_total",
                   OPTIONS("word", "limits no", "window", "0,1")),
               ""); /* a comma stands between */
    CHECK_TEXT(ask(trend_table, "period frequency documents",
                   OPTIONS("word", "china no limits")),
               "2020 1 1\n");
    CHECK_TEXT(ask(frequency_table, "word frequency docfreq",
                   OPTIONS("stems", "english", "match", "sanction*", "match",
                           "limit", "match", "have")),
               "limit 4 3\nsanction 3 1\nhave 1 1\n");
    CHECK_TEXT(
        ask(frequency_table, "word frequency",
            OPTIONS("stems", "en", "stop", "having its", "match", "ha*")),
        "has 1\n");
    CHECK_TEXT(
        ask(collocates_table, "collocate node_total",
            OPTIONS("word", "having", "stems", "english", "window", "0,1")),
        "no 1\n");
    CHECK_TEXT(ask(dispersion_table, "word frequency",
                   OPTIONS("word", "sanctioning", "stems", "english")),
               "sanctioning 3\n");
    CHECK(strstr(ask(frequency_table, "word", OPTIONS("stems", "klingon")),
                 "there are arabic, "));
    made_end(&m);
    m = t6;
}

static void
test_dispersion(void)
{
    const char *columns = "word frequency range parts juilland_d "
                          "juilland_counts dp dp_norm carroll_d2 rosengren_s "
                          "kld arf";

    CHECK_TEXT(
        ask(dispersion_table, columns,
            OPTIONS("word", "china", "word", "partner*", "word", "gas", "word",
                    "sanctions", "word", "yeti")),
        "china 9 5 6 0.159477 0.180741 0.758319 0.772290 0.877346 0.869023 "
        "0.224568 6.388235\n"
        "partner* 4 3 6 0.458824 0.520000 0.516911 0.500000 0.588949 0.527347 "
        "0.958320 2.694118\n"
        "gas 3 2 6 0.658824 0.746667 0.341203 0.316870 0.370880 0.336440 "
        "1.590949 1.776471\n"
        "sanctions 2 1 6 0.788235 0.893333 0.000000 0.000000 0.000000 0.211765 "
        "2.239466 1.094118\n"
        "yeti 0 0 6 - - - - - - - -\n");
    CHECK_TEXT(ask(dispersion_table, "word frequency range parts",
                   OPTIONS("limit", "2", "parts", "5")),
               "china 9 4 5\nthe 8 5 5\n");
    CHECK_TEXT(ask(dispersion_table, "word dp",
                   OPTIONS("where", "year = 2015", "limit", "1")),
               "china -\n");
    CHECK_TEXT(ask(dispersion_table, "word range parts dp",
                   OPTIONS("where", "year > 2020", "limit", "1")),
               "china 3 3 0.094203\n");
    CHECK_TEXT(ask(dispersion_table, "word range parts dp",
                   OPTIONS("by", "year > 2020", "limit", "1")),
               "deal 3 3 0.089744\nchina 3 3 0.094203\n");
}

/* More words than are measured in one going through, and more words by parts
   than memory could have: each is once in one of equal parts. */
static void
test_dispersion_of_all(void)
{
    enum {
        DOCS = 200,
        TOKENS = 700
    };
    struct made t6 = m;
    struct made_doc docs[DOCS];
    const char *line;
    size_t lines = 0;

    made_new(&m);
    for (int i = 0; i < DOCS; i++) {
        struct buf text = {0};

        for (int k = 0; k < TOKENS; k++)
            buf_format(&text, "w%06d ", i * TOKENS + k);
        docs[i] = (struct made_doc){mem_format("%d", i), buf_take(&text), NULL,
                                    NULL, NULL};
    }
    made_load(&m, docs, DOCS, NULL);
    line = ask(dispersion_table, "frequency range parts dp kld arf",
               OPTIONS("limit", "0"));
    for (; *line; line = strchr(line, '\n') + 1, lines++)
        if (strncmp(line, "1 1 200 0.995000 7.643856 1.000000\n", 35) != 0)
            break;
    CHECK_NUMBER(lines, DOCS * TOKENS);
    for (int i = 0; i < DOCS; i++) {
        free((char *)(uintptr_t)docs[i].key);
        free((char *)(uintptr_t)docs[i].text);
    }
    made_end(&m);
    m = t6;
}

/* ---- in many passes */

static void
test_passes(void)
{
    enum {
        DOCS = 40,
        TOKENS = 2000
    };
    struct made t6 = m;
    struct made_doc docs[DOCS];
    uint64_t random[4];
    struct seen one, many;

    made_new(&m);
    random_seed(random, 3);
    for (int i = 0; i < DOCS; i++) {
        struct buf text = {0};

        for (int k = 0; k < TOKENS; k++)
            buf_format(&text, "w%d ", (int)random_between(random, 0, 199));
        docs[i] = (struct made_doc){mem_format("%d", i), buf_take(&text), NULL,
                                    NULL, NULL};
    }
    made_load(&m, docs, DOCS, NULL);
    one = see_grams(&m, 1, GRAMS_BYTES);
    many = see_grams(&m, 1,
                     1 << 14); /* some ten of the 200 first words at a time */
    CHECK_NUMBER(see_grams(&m, 1, 1 << 9).mixed, one.mixed); /* part of one */
    CHECK_NUMBER(one.places, DOCS * (TOKENS - 1));
    CHECK(one.different > 30000 && one.different <= 40000);
    CHECK_NUMBER(many.places, one.places);
    CHECK_NUMBER(many.different, one.different);
    CHECK(many.mixed == one.mixed);
    CHECK_NUMBER(many.documents, one.documents);
    for (int i = 0; i < DOCS; i++) {
        free((char *)(uintptr_t)docs[i].key);
        free((char *)(uintptr_t)docs[i].text);
    }
    made_end(&m);
    m = t6;
}

/* What does not fit into the room of a ranking does not change it. */
static void
test_ranking(void)
{
    struct units *u;
    struct reader *r = reader_new(m.s);
    struct ranking few, all;
    uint64_t random[4];

    CHECK_OK(&m, units_open(&u, r, TOKENS_SLANT, NULL, &m.ft));
    CHECK_OK(&m, units_load(u, &m.ft));
    few = (struct ranking){.units = u, .size = 2, .limit = 50};
    all = (struct ranking){.units = u, .size = 2};
    random_seed(random, 5);
    for (int i = 0; i < 200000; i++) {
        struct ranked item = {.score = (double)random_between(random, 0, 3000),
                              .ids = {(uint32_t)random_between(random, 1, 36),
                                      (uint32_t)random_between(random, 1, 36)}};

        ranking_add(&few, &item);
        ranking_add(&all, &item);
    }
    CHECK_OK(&m, ranking_end(&few, &m.ft));
    CHECK_OK(&m, ranking_end(&all, &m.ft));
    CHECK_NUMBER(few.n, 50);
    CHECK(memcmp(few.at, all.at, 50 * sizeof *few.at) == 0);
    ranking_free(&few);
    ranking_free(&all);
    units_free(u);
    reader_free(r);
}

int
main(void)
{
    made_new(&m);
    made_load(&m, t6_docs, 6, NULL);
    test_ngrams();
    test_pairs();
    test_window();
    test_parts();
    test_dispersion();
    test_dispersion_of_all();
    test_passes();
    test_ranking();
    table_of(&m, frequency_table, "", OPTIONS("limit", "x"), NULL);
    made_end(&m);
    return check_end();
}
