/*
 * The power is cut at any moment of a run: the corpus is sound, no result
 * stands there in part, and the next run ends with what an uninterrupted one
 * has.
 */
#include "made_corpus.h"

#include "fake_engine.h"
#include "power.h"
#include "run.h"

enum {
    DOCUMENTS = 40
};

static void
load(struct made *m)
{
    static char keys[DOCUMENTS][16];
    static struct made_doc docs[DOCUMENTS];

    for (int i = 0; i < DOCUMENTS; i++) {
        snprintf(keys[i], sizeof keys[i], "k%d", i);
        docs[i] = (struct made_doc){.key = keys[i], .text = "China met Russia"};
    }
    made_new(m);
    made_load(m, docs, DOCUMENTS, NULL);
    made_close(m);
}

/* 0, or -1 when the power went off meanwhile. */
static int
run(struct made *m)
{
    struct run_request request = {
        .corpus = m->path, .ops = &fake, .workers = 1};
    struct run_report report;
    int status = run_run(&request, &report, &m->ft);

    run_report_free(&report);
    return status;
}

/* Everything that counts, as text. */
static char *
all_of(struct made *m)
{
    static const char *const sql[] = {
        "SELECT group_concat(document || '/' || state) FROM "
        "(SELECT * FROM state ORDER BY document)",
        "SELECT group_concat(document || '/' || twice) FROM "
        "(SELECT * FROM fake ORDER BY document)",
        "SELECT group_concat(documents) FROM fake_total",
        "SELECT group_concat(block || '/' || hex(data)) FROM partial",
        "SELECT plugin || state || documents FROM aggregate"};
    struct buf all = {0};

    made_open(m, STORE_READ);
    for (size_t i = 0; i < sizeof sql / sizeof *sql; i++)
        buf_format(&all, "%s\n", made_ask(m, sql[i]));
    made_close(m);
    return buf_take(&all);
}

static void
check_whole(struct made *m)
{
    made_open(m, STORE_WRITE);
    CHECK_OK(m, store_repair(m->s, &m->ft));
    CHECK_TEXT(made_ask(m, "PRAGMA integrity_check"), "ok");
    if (atoi(made_ask(m, "SELECT count(*) FROM sqlite_schema "
                         "WHERE name = 'fake'")))
        CHECK_TEXT(made_ask(m, "SELECT count(*) FROM state AS s FULL JOIN fake "
                               "AS f USING(document) WHERE s.state IS NULL "
                               "OR f.twice IS NULL"),
                   "0");
    made_close(m);
}

/* Cuts at this call. Returns false when the run was over before. */
static bool
cut(long at, const char *wanted)
{
    struct made m;
    bool was_off;
    char *all;

    load(&m);
    power_on(at, (unsigned)at);
    run(&m);
    was_off = power_off();
    power_settle(m.path);
    check_whole(&m);
    CHECK_OK(&m, run(&m));
    all = all_of(&m);
    CHECK_TEXT(all, wanted);
    free(all);
    made_end(&m);
    return was_off;
}

int
main(int argc, char **argv)
{
    struct made m;
    char *wanted;
    long at = 1;

    fake_worker(argc, argv);
    load(&m);
    CHECK_OK(&m, run(&m));
    wanted = all_of(&m);
    CHECK(strstr(wanted, "fake140") != NULL);
    made_end(&m);
    while (cut(at, wanted))
        at += getenv("SLANT_TEST_LONG") ? 1 : 1 + at / 8;
    printf("power cut at up to %ld calls\n", at);
    free(wanted);
    return check_end();
}
