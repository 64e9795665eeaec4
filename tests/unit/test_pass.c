/* Several threads over one corpus: the same bytes for any number of them, and
   the same fault. */
#include <unistd.h>

#include "seen_grams.h"
#include "t6_corpus.h"

#include "random.h"
#include "threads.h"

enum {
    DOCS = 3600, /* enough for seven threads */
    TOKENS = 14
};

static struct made m;

/* ---- threads */

static void
mark(void *cookie, size_t thread)
{
    ((int *)cookie)[thread]++;
}

static void
test_threads(void)
{
    int called[THREADS_MAX] = {0};

    threads_run(THREADS_MAX, mark, called);
    for (int i = 0; i < THREADS_MAX; i++)
        CHECK_NUMBER(called[i], 1);
}

/* ---- a corpus */

/* Frequent and rare words, with sentences and stops between them. */
static char *
made_text(uint64_t *random)
{
    static const char *const stops[] = {" ", " ", " ", ", ", ". The "};
    struct buf text = {0};

    buf_str(&text, "The");
    for (int k = 0; k < TOKENS; k++) {
        int64_t most = random_between(random, 1, 300);

        buf_format(&text, "%sw%d", stops[random_between(random, 0, 4)],
                   (int)random_between(random, 0, most));
    }
    buf_char(&text, '.');
    return buf_take(&text);
}

static void
load(void)
{
    struct made_doc *docs = mem_alloc(DOCS * sizeof *docs);
    uint64_t random[4];

    random_seed(random, 11);
    for (int i = 0; i < DOCS; i++)
        docs[i] = (struct made_doc){mem_format("%d", i), made_text(random),
                                    NULL, "2020-01-01", NULL};
    made_new(&m);
    made_load(&m, docs, DOCS, NULL);
    for (int i = 0; i < DOCS; i++) {
        free((char *)(uintptr_t)docs[i].key);
        free((char *)(uintptr_t)docs[i].text);
    }
    free(docs);
}

/* ---- every table */

static const char *
table(count_table *of, const char *const *options)
{
    const char *notes;
    const char *rows = table_of(
        &m, of,
        "word ngram first second collocate frequency docfreq left right places "
        "first_total second_total node_total collocate_total tokens documents "
        "low high g2_4 log_ratio dp arf id%3 period weight",
        options, &notes);
    static struct buf all;

    buf_clear(&all);
    buf_str(&all, rows);
    buf_str(&all, notes);
    return buf_text(&all);
}

static void
check_same(count_table *of, const char *const *options)
{
    char *one;

    table_jobs = 1;
    one = mem_string(table(of, options));
    CHECK(strchr(one, '\n') + 1 < one + strlen(one)); /* rows and a note */
    table_jobs = 2;
    CHECK_TEXT(table(of, options), one);
    table_jobs = 7;
    CHECK_TEXT(table(of, options), one);
    free(one);
}

static void
test_tables(void)
{
    check_same(frequency_table, OPTIONS("where", "id % 5 = 1"));
    check_same(frequency_table, OPTIONS("where", "id % 5 <> 1", "ci", "1"));
    check_same(frequency_table, OPTIONS("by", "id%3", "tokens", "antconc"));
    check_same(frequency_table, OPTIONS("stems", "english", "limit", "0"));
    check_same(keyness_table, OPTIONS("target", "id % 2", "limit", "0"));
    check_same(ngrams_table, OPTIONS("limit", "0"));
    check_same(ngrams_table, OPTIONS("size", "1"));
    check_same(ngrams_table, OPTIONS("size", "3", "skip", "1", "by", "id%3"));
    check_same(ngrams_table, OPTIONS("within", "sentence", "min", "2"));
    check_same(collocates_table, OPTIONS("limit", "0"));
    check_same(collocates_table, OPTIONS("match", "w1 *", "limit", "7"));
    check_same(collocates_table, OPTIONS("word", "w1 w2", "limit", "0"));
    check_same(collocates_table,
               OPTIONS("word", "w1", "window", "sentence", "limit", "0"));
    check_same(collocates_table, OPTIONS("word", "w7", "within", "punctuation",
                                         "by", "id%3", "stems", "english"));
    check_same(dispersion_table, OPTIONS("word", "w1", "word", "w*"));
    check_same(trend_table, OPTIONS("word", "w1"));
    check_same(tfidf_table, OPTIONS("word", "7", "word", "3511"));
}

/* ---- n-grams that are spilled */

static void
test_spilled(void)
{
    static const size_t bytes[] = {GRAMS_BYTES, 1 << 15, 1 << 13};
    struct seen one = see_grams(&m, 1, GRAMS_BYTES);

    for (size_t i = 0; i < sizeof bytes / sizeof *bytes; i++)
        for (unsigned jobs = 1; jobs <= 7; jobs += 6) {
            struct seen now = see_grams(&m, jobs, bytes[i]);

            CHECK_NUMBER(now.places, one.places);
            CHECK_NUMBER(now.different, one.different);
            CHECK(now.mixed == one.mixed);
            CHECK_NUMBER(now.documents, one.documents);
        }
}

/* ---- faults */

/* Of two documents that are damaged the first is told. */
static void
test_faults(void)
{
    CHECK_NUMBER(sqlite3_exec(store_db(m.s),
                              "UPDATE stream SET data = x'ffff' "
                              "WHERE id IN (1501, 1502, 3003)",
                              NULL, NULL, NULL),
                 SQLITE_OK);
    for (table_jobs = 1; table_jobs <= 7; table_jobs += 3) {
        CHECK_TEXT(table_of(&m, ngrams_table, "", OPTIONS("size", "3"), NULL),
                   "the tokens of document 1501 are damaged");
        CHECK_TEXT(table_of(&m, frequency_table, "",
                            OPTIONS("tokens", "antconc"), NULL),
                   "the tokens of document 1501 are damaged");
    }
}

static void
test_interrupt(void)
{
    for (table_jobs = 1; table_jobs <= 2; table_jobs++) {
        store_interrupt(m.s);
        table_of(&m, trend_table, "", OPTIONS("word", "w1"), NULL);
        CHECK_NUMBER(m.ft.code, FAULT_INTERRUPTED);
    }
}

/* ---- how many are worth having */

static size_t
threads_for(size_t jobs, size_t documents, size_t bytes)
{
    struct request q = {.jobs = jobs};
    struct work w = {.q = &q};

    return pass_threads(&w, documents, bytes);
}

static void
test_worth(void)
{
    size_t many = threads_for(0, 10000000, 0);
    long cores = sysconf(_SC_NPROCESSORS_ONLN);

    CHECK_NUMBER(threads_for(4, 0, 0), 1);
    CHECK_NUMBER(threads_for(4, 1024, 0), 2);
    CHECK_NUMBER(threads_for(4, 1000000, 0), 4);
    CHECK_NUMBER(threads_for(4, 1000000, 64 << 20), 1);
    CHECK_NUMBER(threads_for(4, 1000000, 40 << 20), 2);
    CHECK_NUMBER(threads_for(1000, 10000000, 0), THREADS_MAX);
    /* nobody asked for threads: one for each core, in a big corpus */
    CHECK_NUMBER(threads_for(0, 79999, 0), 1);
    CHECK_NUMBER(threads_for(0, 80000, 0), cores > 1 ? 2 : 1);
    CHECK_NUMBER(many, cores < THREADS_MAX ? cores : THREADS_MAX);
}

int
main(void)
{
    test_threads();
    test_worth();
    load();
    test_tables();
    test_spilled();
    test_interrupt();
    test_faults();
    table_of(&m, frequency_table, "", OPTIONS("limit", "x"), NULL);
    made_end(&m);
    return check_end();
}
