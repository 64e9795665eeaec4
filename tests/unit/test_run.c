/*
 * Holds run.h and load.h to account with an interpreter without Lua
 * (fake_engine.h): what it does to its worker is chosen by the document's id.
 */
#include <signal.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <unistd.h>

#include "check.h"
#include "fake_engine.h"
#include "load.h"
#include "reader.h"
#include "run.h"
#include "sql.h"

enum {
    DOCUMENTS = 60
};

/* A number that the test and its workers share; workers cannot leave files. */
static int
shared(int flags)
{
    return shmget(ftok(".", 'k'), sizeof(int), flags | 0600);
}

static int *
shared_number(int flags)
{
    return shmat(shared(flags), NULL, 0);
}

static void
misbehave(int64_t document)
{
    if (document == 5)
        abort();
    if (document == 9)
        _exit(ENGINE_EXIT_MEMORY);
    if (document == 11)
        sleep(30);
    if (document == 13)
        _exit(ENGINE_EXIT_CPU);
    if (document == 17 && (*shared_number(0))++ == 0)
        raise(SIGKILL);
}

static int64_t
ask(const char *sql)
{
    struct store *s;
    struct sql *q;
    struct fault ft = {0};
    int64_t v = -1;

    CHECK(store_open(&s, "c.slant", STORE_READ, &ft) == 0);
    CHECK(sql_open(&q, s, sql, 0, &ft) == 0);
    if (sql_next(q, &ft) == 1)
        v = sql_value(q, 0, NULL).i;
    sql_close(q);
    store_close(s);
    return v;
}

static void
load_documents(void)
{
    char *paths[] = {"made.jsonl"};
    struct load_request request = {.corpus = "c.slant",
                                   .paths = paths,
                                   .n_paths = 1,
                                   .workers = 2,
                                   .command = "load made.jsonl"};
    struct load_report report;
    struct fault ft = {0};
    FILE *f = fopen("made.jsonl", "w");

    for (int i = 1; i <= DOCUMENTS; i++)
        fprintf(f,
                "{\"id\": \"d%d\", \"text\": \"China met Russia %d times.\"}\n",
                i, i);
    fprintf(f, "{broken\n");
    fclose(f);
    CHECK(load_run(&request, &report, &ft) == 0);
    CHECK_TEXT(ft.text, "");
    CHECK(report.totals.outcome[LOADER_ADDED] == DOCUMENTS);
    CHECK(report.n_reasons == 1);
    CHECK_TEXT(report.reasons[0].reason, "bad-json");
    load_report_free(&report);
    CHECK(load_run(&request, &report, &ft) == 0);
    CHECK(report.totals.outcome[LOADER_UNCHANGED] == DOCUMENTS);
    load_report_free(&report);
}

static void
test_bad_pairs_do_not_stop_others(void)
{
    struct run_request request = {
        .corpus = "c.slant", .ops = &fake, .workers = 2};
    struct run_report report;
    struct fault ft = {0};

    int *killed = shared_number(IPC_CREAT);

    CHECK(run_run(&request, &report, &ft) == 0);
    CHECK_TEXT(ft.text, "");
    CHECK(report.plugins[0].states[PAIR_OK] == DOCUMENTS - 5);
    CHECK(report.plugins[0].states[PAIR_CRASHED] == 2);
    CHECK(report.plugins[0].states[PAIR_LIMIT] == 3);
    CHECK(report.plugins[0].aggregated);
    CHECK(report.n_failures == 4);
    CHECK_NUMBER(*killed, 2);
    shmctl(shared(0), IPC_RMID, NULL);
    run_report_free(&report);

    CHECK(ask("SELECT min(document) FROM states WHERE state = 'crashed'") == 5);
    CHECK(ask("SELECT max(document) FROM states WHERE state = 'crashed'") ==
          15);
    CHECK(ask("SELECT document FROM states WHERE cause = 'memory'") == 9);
    CHECK(ask("SELECT document FROM states WHERE cause = 'wall'") == 11);
    CHECK(ask("SELECT document FROM states WHERE cause = 'cpu'") == 13);
    CHECK(ask("SELECT twice FROM fake WHERE document = 17") == 34);
    CHECK(ask("SELECT documents FROM fake_total") == DOCUMENTS - 5);
}

static void
test_what_is_done_is_not_owed(void)
{
    struct run_request request = {
        .corpus = "c.slant", .ops = &fake, .workers = 2};
    struct run_report report;
    struct fault ft = {0};

    CHECK(run_run(&request, &report, &ft) == 0);
    CHECK(report.pairs == 0);
    run_report_free(&report);

    request.retry = 1u << PAIR_CRASHED;
    request.dry_run = true;
    CHECK(run_run(&request, &report, &ft) == 0);
    CHECK(report.plugins[0].owed.all == 2 && report.plugins[0].owed.again == 2);
    run_report_free(&report);
}

int
main(int argc, char **argv)
{
    char folder[] = "/tmp/slant-test-XXXXXX";

    fake_misbehaves = misbehave;
    fake_crashes_after = 15;
    fake_worker(argc, argv);
    if (!mkdtemp(folder) || chdir(folder))
        return 1;
    load_documents();
    test_bad_pairs_do_not_stop_others();
    test_what_is_done_is_not_owed();
    if (system("rm -rf ./*") || chdir("/") || rmdir(folder))
        fprintf(stderr, "cannot remove %s\n", folder);
    return check_end();
}
