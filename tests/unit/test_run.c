/*
 * Holds run.h and load.h to account with an interpreter of thirty lines and no
 * Lua: what a plugin does to its worker is chosen by the document's key. The
 * workers are this same test program.
 */
#include <signal.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <unistd.h>

#include "check.h"
#include "flight.h"
#include "load.h"
#include "mem.h"
#include "num.h"
#include "run.h"
#include "sql.h"
#include "worker.h"
#include "reader.h"

enum {
    DOCUMENTS = 60
};

static const char manifest[] =
    "{\"name\":\"fake\",\"version\":\"1.0.0\",\"summary\":\"\",\"folder\":\"/"
    "\","
    "\"source\":\"00\",\"options\":{},\"requires\":[],\"metadata\":[],"
    "\"languages\":[],\"permissions\":[],\"has_document\":true,"
    "\"has_reduce\":true,"
    "\"limits\":{\"cpu\":2,\"wall\":0.4,\"memory\":1000000,\"rows\":10},"
    "\"tables\":[{\"kind\":\"document\",\"name\":\"\",\"columns\":"
    "[{\"name\":\"twice\",\"type\":\"integer\"}]},"
    "{\"kind\":\"corpus\",\"name\":\"total\",\"columns\":"
    "[{\"name\":\"documents\",\"type\":\"integer\"}]}]}";

struct engine {
    struct engine_sink sink;
    struct store *store;
    int64_t config;
};

static int
fake_describe(const struct engine_spec *spec, const struct engine_sink *sink,
              struct engine_descriptions *out, struct engine_programs **kept,
              struct fault *ft)
{
    (void)spec;
    (void)sink;
    (void)kept;
    (void)ft;
    out->n = 1;
    out->at = mem_alloc(sizeof *out->at);
    out->at[0] = (struct engine_description){.name = mem_string("fake"),
                                             .folder = mem_string("/"),
                                             .manifest = mem_string(manifest),
                                             .asked = true};
    return 0;
}

static int
fake_open(struct engine **e, const struct engine_plan *plan,
          struct engine_programs *kept, struct store *s, struct uv_loop_s *loop,
          const struct engine_sink *sink, struct fault *ft)
{
    (void)kept;
    (void)loop;
    (void)ft;
    *e = mem_alloc(sizeof **e);
    **e = (struct engine){*sink, s, plan->plugins[0].config};
    return 0;
}

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

static void
fake_analyse(struct engine *e, int64_t document, uint64_t plugins)
{
    struct pair_result r = {.document = document, .state = PAIR_OK};
    struct value v = {.kind = VALUE_INT, .i = document * 2};

    (void)plugins;
    e->sink.begin(e->sink.cookie, 0, document, flight_now());
    e->sink.running(e->sink.cookie, 0, document);
    misbehave(document);
    buf_u8(&r.rows, 0);
    value_encode(&v, &r.rows);
    r.n_rows = 1;
    e->sink.running(e->sink.cookie, -1, 0);
    e->sink.end(e->sink.cookie, 0, document);
    e->sink.result(e->sink.cookie, &r);
    buf_free(&r.rows);
    e->sink.done(e->sink.cookie, document);
}

static int
fake_reduce(struct engine *e, size_t plugin, int64_t block, struct buf *partial,
            struct pair_result *failure)
{
    struct fault ft;
    int64_t *ids;
    size_t n;

    (void)plugin;
    (void)failure;
    if (results_block_members(e->store, e->config, block, &ids, &n, &ft))
        abort();
    free(ids);
    buf_u64(partial, n);
    return 0;
}

static int
fake_finish(struct engine *e, size_t plugin, struct buf *rows, uint32_t *n_rows,
            struct pair_result *failure)
{
    struct buf partial = {0};
    struct fault ft;
    struct value v = {.kind = VALUE_INT};
    int64_t *blocks;
    size_t n;

    (void)plugin;
    (void)failure;
    if (results_partial_blocks(e->store, e->config, &blocks, &n, &ft))
        abort();
    for (size_t i = 0; i < n; i++) {
        struct cur c;

        buf_clear(&partial);
        if (results_partial(e->store, e->config, blocks[i], &partial, &ft) != 1)
            abort();
        c = cur_of(partial.data, partial.len);
        v.i += (int64_t)cur_u64(&c);
    }
    free(blocks);
    buf_free(&partial);
    buf_u8(rows, 1);
    value_encode(&v, rows);
    *n_rows = 1;
    return 0;
}

static void
fake_close(struct engine *e)
{
    free(e);
}

static const struct engine_ops fake = {
    .version = "fake 1",
    .describe = fake_describe,
    .open = fake_open,
    .analyse = fake_analyse,
    .reduce = fake_reduce,
    .finish = fake_finish,
    .close = fake_close,
};

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
    CHECK(report.plugins[0].states[PAIR_OK] == DOCUMENTS - 4);
    CHECK(report.plugins[0].states[PAIR_CRASHED] == 1);
    CHECK(report.plugins[0].states[PAIR_LIMIT] == 3);
    CHECK(report.plugins[0].aggregated);
    CHECK(report.n_failures == 4);
    CHECK_NUMBER(*killed, 2);
    shmctl(shared(0), IPC_RMID, NULL);
    run_report_free(&report);

    CHECK(ask("SELECT document FROM states WHERE state = 'crashed'") == 5);
    CHECK(ask("SELECT document FROM states WHERE cause = 'memory'") == 9);
    CHECK(ask("SELECT document FROM states WHERE cause = 'wall'") == 11);
    CHECK(ask("SELECT document FROM states WHERE cause = 'cpu'") == 13);
    CHECK(ask("SELECT twice FROM fake WHERE document = 17") == 34);
    CHECK(ask("SELECT documents FROM fake_total") == DOCUMENTS - 4);
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
    CHECK(report.plugins[0].owed.all == 1 && report.plugins[0].owed.again == 1);
    run_report_free(&report);
}

int
main(int argc, char **argv)
{
    char folder[] = "/tmp/slant-test-XXXXXX";
    int64_t slot;

    if (argc == 3 && strcmp(argv[1], "--worker") == 0 &&
        num_int(argv[2], 0, 4096, &slot))
        worker_main((unsigned)slot, &fake);
    if (!mkdtemp(folder) || chdir(folder))
        return 1;
    load_documents();
    test_bad_pairs_do_not_stop_others();
    test_what_is_done_is_not_owed();
    if (system("rm -rf ./*") || chdir("/") || rmdir(folder))
        fprintf(stderr, "cannot remove %s\n", folder);
    return check_end();
}
