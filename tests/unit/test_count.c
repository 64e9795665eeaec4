/* Tables of counts: reference values on T6, and a made corpus against a naive
   count. */
#include "t6_corpus.h"

#include "random.h"

static struct made m;

static const char *
ask(count_table *table, const char *columns, const char *const *options)
{
    return table_of(&m, table, columns, options, NULL);
}

static void
test_frequency(void)
{
    const char *notes;
    const char *columns = "word frequency rank docfreq per_million";

    CHECK_TEXT(
        table_of(&m, frequency_table, columns, OPTIONS("limit", "3"), &notes),
        "china 9 1 5 105882.352941\nthe 8 2 5 94117.647059\n"
        "russia 7 3 5 82352.941176\n");
    CHECK_TEXT(notes, "6 documents with 85 tokens (rule slant)\n");
    CHECK_TEXT(ask(frequency_table, columns,
                   OPTIONS("min", "3", "match", "g*", "match", "/^partner/",
                           "match", "dea?")),
               "deal 4 1 3 47058.823529\npartnership 4 1 3 47058.823529\n"
               "gas 3 3 2 35294.117647\n");
    CHECK_TEXT(ask(frequency_table, "word rank",
                   OPTIONS("limit", "4", "ties", "average")),
               "china 1.000000\nthe 2.000000\nrussia 3.000000\nand 5.000000\n");
    CHECK_TEXT(
        ask(frequency_table, "word rank",
            OPTIONS("min", "3", "ties", "dense", "match", "a*", "match", "*e*",
                    "match", "china")),
        "china 1\nthe 2\nand 3\ndeal 3\npartnership 3\na 4\npraised 4\n");
    CHECK_TEXT(ask(frequency_table, "word rank",
                   OPTIONS("limit", "5", "ties", "max", "stop", "english")),
               "china 1\nrussia 2\ndeal 4\npartnership 4\ngas 8\n");
    CHECK_TEXT(ask(frequency_table, "word frequency",
                   OPTIONS("stop", "china, the russia", "limit", "1")),
               "and 4\n");
    /* The list, also among words; `english,` is the word. */
    CHECK_TEXT(
        ask(frequency_table, "word", OPTIONS("stop", "English", "limit", "2")),
        "china\nrussia\n");
    CHECK_TEXT(ask(frequency_table, "word",
                   OPTIONS("stop", "china,english", "limit", "2")),
               "russia\ndeal\n");
    CHECK_TEXT(
        ask(frequency_table, "word", OPTIONS("stop", "english,", "limit", "2")),
        "china\nthe\n");
    CHECK(strstr(ask(frequency_table, "word", OPTIONS("stop", "FRENCH")),
                 "stop FRENCH: there is a list of english only"));
    CHECK_TEXT(ask(frequency_table, "word",
                   OPTIONS("stop", "french,the", "limit", "2")),
               "china\nrussia\n");
}

/* A word asked for by name that stands nowhere is a row of 0. */
static void
test_absent(void)
{
    const char *columns = "year<2020 word frequency rank docfreq per_million "
                          "documents tokens";

    CHECK_TEXT(ask(frequency_table, columns,
                   OPTIONS("by", "year<2020", "match", "partnership,deal")),
               "0 partnership 4 1 3 86956.521739 3 46\n"
               "0 deal 0 2 0 0.000000 3 46\n"
               "1 deal 4 1 3 102564.102564 3 39\n"
               "1 partnership 0 2 0 0.000000 3 39\n");
    CHECK_TEXT(ask(frequency_table, "word frequency rank",
                   OPTIONS("match", "yeti,gas,gas,Yak,yeti")),
               "gas 3 1\nyak 0 2\nyeti 0 2\n");
    /* Neither what is no word, nor a pattern, nor what is left out. */
    CHECK_TEXT(ask(frequency_table, "word",
                   OPTIONS("match", "white house,$1,y*,ye?i,the,a b", "stop",
                           "the,yeti")),
               "");
    CHECK_TEXT(ask(frequency_table, "word", OPTIONS("match", "/yeti/")), "");
    CHECK_TEXT(
        ask(frequency_table, "word", OPTIONS("match", "gas,yeti", "min", "1")),
        "gas\n");
    CHECK_TEXT(ask(frequency_table, "word",
                   OPTIONS("match", "gas,yeti", "limit", "1")),
               "gas\n");
    CHECK_TEXT(ask(frequency_table, "word",
                   OPTIONS("match", "no-one,yeti", "tokens", "antconc")),
               "yeti\n");
    CHECK_TEXT(ask(frequency_table, "word",
                   OPTIONS("match", "yetis,yeti", "stems", "english")),
               "yeti\n");
}

static void
test_groups(void)
{
    CHECK_TEXT(ask(frequency_table,
                   "year<2020 word frequency rank docfreq per_million "
                   "documents tokens",
                   OPTIONS("by", "year<2020", "limit", "2")),
               "0 china 6 1 3 130434.782609 3 46\n"
               "0 partnership 4 2 3 86956.521739 3 46\n"
               "1 deal 4 1 3 102564.102564 3 39\n"
               "1 the 4 1 2 102564.102564 3 39\n");
    CHECK_TEXT(ask(frequency_table, "word frequency docfreq",
                   OPTIONS("where", "year = 2015", "limit", "2")),
               "china 2 1\ndeal 2 1\n");
    CHECK_TEXT(ask(frequency_table, "word", OPTIONS("where", "year = 1900")),
               "");
    CHECK(strstr(ask(frequency_table, "word", OPTIONS("where", "yaer = 1900")),
                 "did you mean `year`?"));
    CHECK(strstr(ask(frequency_table, "word", OPTIONS("by", "outlet, year")),
                 "row value misused") ||
          strstr(m.ft.text, "one expression"));
    CHECK(strstr(ask(frequency_table, "word", OPTIONS("limit", "many")),
                 "limit many: a number"));
    CHECK(strstr(ask(frequency_table, "word", OPTIONS("tokens", "spacy")),
                 "there are slant, quanteda, antconc"));
    CHECK(strstr(ask(frequency_table, "word", OPTIONS("match", "/[/")), "/[/"));
}

static void
test_few_clusters(void)
{
    const char *notes;

    CHECK_TEXT(table_of(&m, frequency_table,
                        "word low high wilson_iid_low wilson_iid_high",
                        OPTIONS("ci", "1", "limit", "1"), &notes),
               "china - - - -\n");
    CHECK(strstr(notes, "warning: no interval for 1 of 1 group:"));
    CHECK_TEXT(
        table_of(&m, keyness_table,
                 "word log_ratio_low log_ratio_high p_iid p_bh_iid",
                 OPTIONS("ci", "1", "limit", "1", "target", "year > 2020"),
                 &notes),
        "partnership - - - -\ndeal - - - -\n");
    CHECK(strstr(notes, "warning: under 10 clusters"));
}

/* Each group against the others is what each would be as the target. */
static void
by_groups(void)
{
    const char *columns = "word target reference g2_4 log_ratio";
    struct buf all = {0};
    char *by;

    buf_str(&all, ask(keyness_table, columns,
                      OPTIONS("limit", "2", "target", "year <= 2020")));
    buf_str(&all, ask(keyness_table, columns,
                      OPTIONS("limit", "2", "target", "year > 2020")));
    by = mem_string(ask(keyness_table, columns,
                        OPTIONS("limit", "2", "by", "year > 2020")));
    CHECK_TEXT(by, buf_text(&all));
    free(by);
    by = mem_string(ask(keyness_table, columns,
                        OPTIONS("limit", "2", "by", "(year > 2020) / 3.0")));
    CHECK_TEXT(by, buf_text(&all));
    free(by);
    CHECK_TEXT(ask(keyness_table, columns, OPTIONS("by", "'it''s one'")), "");
    CHECK(strstr(ask(keyness_table, columns,
                     OPTIONS("by", "year", "target", "year = 2015")),
                 "without target"));
    buf_free(&all);
}

static void
test_keyness(void)
{
    const char *wanted = "word target reference target_docs "
                         "reference_docs g2_4 log_ratio log_ratio_low_iid "
                         "log_ratio_high_iid g2_2 chi2 chi2_yates "
                         "percent_diff odds_ratio target_rest reference_rest";

    CHECK_TEXT(
        ask(keyness_table, wanted,
            OPTIONS("target", "year > 2020", "reference", "year < 2020",
                    "match", "partnership", "match", "deal", "match", "gas",
                    "match", "china", "match", "russia")),
        "partnership 4 0 3 0 5.079190 2.761840 -1.434710 6.958390 4.912079 "
        "3.558776 1.883836 - - 42 39\n"
        "china 6 3 3 2 0.652894 0.761840 -1.140505 2.664186 0.585401 0.638385 "
        "0.198266 69.565217 1.800000 40 36\n"
        "russia 4 3 3 2 0.028218 0.176878 -1.893197 2.246953 0.025903 0.028116 "
        "0.000000 13.043478 1.142857 42 36\n"
        "deal 0 4 0 3 -6.466506 -3.238160 -7.434710 0.958390 -6.232717 "
        "-4.950934 -2.927955 -100.000000 0.000000 46 35\n"
        "gas 0 3 0 2 -4.804312 -2.823122 -7.098321 1.452076 -4.674538 "
        "-3.667917 -1.756581 -100.000000 0.000000 46 36\n");
    CHECK_TEXT(ask(keyness_table, "word docfreq_g2",
                   OPTIONS("target", "year > 2020", "sort", "docfreq_g2",
                           "limit", "1")),
               "partnership 8.317766\ndeal -8.317766\n");
    CHECK(strstr(ask(keyness_table, "word", OPTIONS("limit", "1")),
                 "target is missing"));
    /* The side is of what the parts have, not of the 0.5 for a 0 (of 10 tokens
       this is more than 3 of the other 75), also where a measure is 0. */
    CHECK_TEXT(ask(keyness_table, "word target reference log_ratio",
                   OPTIONS("target", "key = 'd3'", "sort", "log_ratio", "match",
                           "gas,limits,moscow,china")),
               "moscow 2 1 3.906891\nchina 0 9 -1.263034\n");
    CHECK_TEXT(ask(keyness_table, "word target reference log_ratio",
                   OPTIONS("target", "key = 'd3'", "sort", "chi2_yates",
                           "match", "gas,moscow", "limit", "1")),
               "moscow 2 1 3.906891\ngas 0 3 -\n");
    by_groups();
    CHECK(strstr(ask(keyness_table, "word",
                     OPTIONS("target", "year = 1900", "limit", "1")),
                 "year = 1900: no documents with words"));
    CHECK(strstr(ask(keyness_table, "word",
                     OPTIONS("target", "year = 2015", "sort", "g2")),
                 "there are g2_4"));
}

static void
test_token_rules(void)
{
    static const struct made_doc docs[] = {
        {"a", "The U.S. and China's no-limits partner. No limits on 5 days.",
         NULL, NULL, NULL},
        {"b", "China-Russia: China's, no limits!", NULL, NULL, NULL},
    };
    struct made t6 = m;

    made_new(&m);
    made_load(&m, docs, 2, NULL);
    CHECK_TEXT(
        ask(frequency_table, "word frequency docfreq", OPTIONS("limit", "3")),
        "china's 2 2\nlimits 2 2\nno 2 2\n");
    CHECK_TEXT(ask(frequency_table, "word frequency docfreq",
                   OPTIONS("limit", "6", "tokens", "antconc")),
               "china 3 2\nlimits 3 2\nno 3 2\ns 3 2\nand 1 1\ndays 1 1\n");
    CHECK_TEXT(ask(frequency_table, "word frequency",
                   OPTIONS("match", "u.s*", "tokens", "quanteda")),
               "u.s 1\n");
    CHECK_TEXT(ask(frequency_table, "word frequency", OPTIONS("match", "u.s*")),
               "u.s. 1\n");
    made_end(&m);
    m = t6;
}

/* ---- against a naive count */

enum {
    DOCS = 300,
    WORDS = 40
};

static char *
made_text(uint64_t random[4], unsigned of)
{
    struct buf b = {0};
    int64_t n = random_between(random, 0, 60);

    for (int64_t i = 0; i < n; i++) {
        int64_t word = random_between(random, 0, WORDS - 1);

        /* Some words are rarer, some keep to some documents. */
        word = word * random_between(random, 1, WORDS) / WORDS;
        buf_format(&b, "w%u ", (unsigned)(word + (of % 3 == 0 ? 0 : 2)));
    }
    return buf_take(&b);
}

static unsigned
naive_frequency(char *const *texts, const char *word, unsigned third,
                unsigned *docfreq)
{
    unsigned n = 0;
    char *wanted = mem_format("%s ", word);

    *docfreq = 0;
    for (unsigned i = 0; i < DOCS; i++) {
        unsigned before = n;

        for (const char *at = texts[i]; i % 3 == third && *at;
             at = strchr(at, ' ') + 1)
            n += strncmp(at, wanted, strlen(wanted)) == 0;
        *docfreq += n > before;
    }
    free(wanted);
    return n;
}

static void
test_naive(void)
{
    struct made t6 = m;
    struct made_doc docs[DOCS];
    char *texts[DOCS], *keys[DOCS], *vars[DOCS];
    uint64_t random[4];

    random_seed(random, 7);
    made_new(&m);
    for (unsigned i = 0; i < DOCS; i++) {
        texts[i] = made_text(random, i);
        keys[i] = mem_format("%u", i);
        vars[i] = mem_format("{\"third\": %u}", i % 3);
        docs[i] = (struct made_doc){keys[i], texts[i], vars[i], NULL, NULL};
    }
    made_load(&m, docs, DOCS, NULL);
    for (unsigned third = 0; third < 3; third++) {
        char *where = mem_format("third = %u", third);

        for (int w = 0; w < WORDS + 2; w++) {
            char *word = mem_format("w%d", w), *want;
            unsigned docfreq;
            unsigned n = naive_frequency(texts, word, third, &docfreq);

            want = mem_format("%s %u %u\n", word, n, docfreq);
            CHECK_TEXT(ask(frequency_table, "word frequency docfreq",
                           OPTIONS("where", where, "match", word)),
                       want);
            free(word);
            free(want);
        }
        free(where);
    }
    /* The first k of all are the first of those of every k. */
    for (unsigned k = 1; k <= WORDS; k++) {
        char *limit = mem_format("%u", k);
        char *top = mem_string(ask(frequency_table, "word frequency rank",
                                   OPTIONS("limit", limit)));
        const char *all =
            ask(frequency_table, "word frequency rank", OPTIONS("limit", "0"));

        CHECK(strncmp(top, all, strlen(top)) == 0);
        free(limit);
        free(top);
    }
    /* Counted and stored are the same. */
    {
        char *stored = mem_string(ask(frequency_table,
                                      "word frequency docfreq documents tokens",
                                      OPTIONS("limit", "0")));

        CHECK_TEXT(ask(frequency_table,
                       "word frequency docfreq documents tokens",
                       OPTIONS("limit", "0", "where", "1")),
                   stored);
        free(stored);
    }
    for (unsigned i = 0; i < DOCS; i++) {
        free(texts[i]);
        free(keys[i]);
        free(vars[i]);
    }
    made_end(&m);
    m = t6;
}

/* Copies of one story are one cluster. */
static void
test_unique(void)
{
    static const char story[] =
        "The minister said on Monday that the new pipeline would carry gas "
        "from the north to the coast before the end of the year and that talks "
        "about prices would go on in autumn when both sides had seen figures";
    const struct made_doc docs[] = {
        {"a", story, NULL, "2020", NULL},
        {"b", story, NULL, "2021", NULL},
        {"c", "Nothing new on the pipeline.", NULL, "2021", NULL},
    };
    struct made t6 = m;
    const char *notes;

    made_new(&m);
    made_load(&m, docs, 3, NULL);
    CHECK_TEXT(ask(frequency_table, "word frequency docfreq",
                   OPTIONS("match", "pipeline")),
               "pipeline 3 3\n");
    CHECK_TEXT(table_of(&m, frequency_table, "word frequency docfreq",
                        OPTIONS("match", "pipeline", "unique", "1"), &notes),
               "pipeline 2 2\n");
    CHECK(strstr(notes, "without 1 copy of other documents"));
    CHECK_TEXT(ask(frequency_table, "year word frequency",
                   OPTIONS("match", "pipeline", "unique", "1", "by", "year")),
               "2020 pipeline 1\n2021 pipeline 2\n");
    made_end(&m);
    m = t6;
}

/* The first words of the whole corpus come out of a list of the frequent ones;
   what a condition holds for is counted out of a list of all; with another rule
   for tokens (the same here) everything is counted. */
static void
same_as_counted(const char *limit, const char *ties)
{
    const char *columns = "word frequency rank docfreq per_million documents "
                          "tokens";
    const char *notes;
    char *stored = mem_string(
        table_of(&m, frequency_table, columns,
                 OPTIONS("limit", limit, "ties", ties, "stop", "w1"), &notes));
    char *said = mem_string(notes);

    CHECK_TEXT(stored, table_of(&m, frequency_table, columns,
                                OPTIONS("limit", limit, "ties", ties, "stop",
                                        "w1", "where", "1"),
                                &notes));
    CHECK_TEXT(said, notes);
    CHECK_TEXT(stored, table_of(&m, frequency_table, columns,
                                OPTIONS("limit", limit, "ties", ties, "stop",
                                        "w1", "tokens", "quanteda"),
                                &notes));
    free(stored);
    free(said);
}

/* All but a few documents: those few are counted out. */
static void
most_of_it(void)
{
    const char *const rules[] = {"slant", "quanteda"};
    char *said[2];

    for (int i = 0; i < 2; i++)
        said[i] = mem_string(
            ask(frequency_table, "word frequency docfreq documents tokens",
                OPTIONS("limit", "0", "where", "id % 5", "tokens", rules[i])));
    CHECK(strstr(said[0], " 80 72080\n"));
    CHECK_TEXT(said[0], said[1]);
    free(said[0]);
    free(said[1]);
}

static void
test_frequent(void)
{
    enum {
        MANY = 100,
        LONG = 900
    };
    struct made t6 = m;
    struct made_doc docs[MANY] = {{0}};
    struct buf text = {0};
    uint64_t removed;

    made_new(&m);
    for (int i = 0; i < MANY; i++) { /* word w has 1/w of the places */
        buf_clear(&text);
        for (int k = 0; k < LONG; k++)
            buf_format(&text, "w%d ", 3 * LONG / (1 + (7 * i + k) % LONG));
        buf_format(&text, "once%d", i);
        docs[i].key = mem_format("%d", i);
        docs[i].text = mem_string(buf_text(&text));
    }
    made_load(&m, docs, MANY, NULL);
    same_as_counted("3", "min");
    same_as_counted("7", "max");
    same_as_counted("2000", "average"); /* more than are in the list */
    most_of_it();
    CHECK_OK(&m,
             store_remove(m.s, (const int64_t[]){1, 2}, 2, &removed, &m.ft));
    same_as_counted("7", "max");
    made_end(&m);
    buf_free(&text);
    for (int i = 0; i < MANY; i++) {
        free((char *)(uintptr_t)docs[i].key);
        free((char *)(uintptr_t)docs[i].text);
    }
    m = t6;
}

/* A table for which somebody loads a document while its rows are made. */
static struct table_text meanwhile = {.columns = "year word target reference"};

static void
load_more(void *cookie, const struct sheet_column *const *columns, size_t n)
{
    static const struct made_doc more = {
        "d7", "Entirely unseen vocabulary about China.", NULL, "2015-01-01",
        NULL};

    table_text_begin(cookie, columns, n);
    made_load(&m, &more, 1, NULL);
}

static void
test_one_state(void)
{
    const char *const options[] = {"by", "year", "limit", "9", NULL, NULL};
    const struct sheet_taker to = {&meanwhile, load_more, table_text_row,
                                   table_text_note};
    char *before = mem_string(ask(keyness_table, meanwhile.columns, options));
    struct request q;
    struct store *s = NULL;

    request_init(&q);
    CHECK_OK(&m, request_set(&q, "by", "year", &m.ft));
    CHECK_OK(&m, request_set(&q, "limit", "9", &m.ft));
    CHECK_OK(&m, store_open(&s, m.path, STORE_READ, &m.ft));
    CHECK_OK(&m, keyness_table(s, &q, &to, &m.ft));
    CHECK_TEXT(buf_text(&meanwhile.rows), before);
    CHECK(strcmp(ask(keyness_table, meanwhile.columns, options), before) != 0);
    store_close(s);
    request_free(&q);
    buf_free(&meanwhile.rows);
    buf_free(&meanwhile.notes);
    free(before);
}

int
main(void)
{
    made_new(&m);
    made_load(&m, t6_docs, 6, NULL);
    made_close(&m); /* who makes a corpus has it alone */
    made_open(&m, STORE_WRITE);
    test_frequency();
    test_absent();
    test_groups();
    test_few_clusters();
    test_keyness();
    test_token_rules();
    test_naive();
    test_unique();
    test_frequent();
    test_one_state();
    table_of(&m, frequency_table, "", OPTIONS("limit", "x"), NULL);
    made_end(&m);
    return check_end();
}
