/* store: what a corpus file is, who may open it, what is left behind. */
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "made_corpus.h"
#include "schema_objects.h"

static const struct made_doc one[] = {{.key = "a", .text = "A first text."}};

static bool
beside(const struct made *m, const char *suffix)
{
    char *path = mem_format("%s%s", m->path, suffix);
    bool there = access(path, F_OK) == 0;

    free(path);
    return there;
}

static void
exec_foreign(const char *path, const char *sql)
{
    sqlite3 *db;

    CHECK(sqlite3_open(path, &db) == SQLITE_OK);
    CHECK(sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK);
    sqlite3_close(db);
}

static void
refused(struct made *m, enum store_mode mode, enum fault_code code,
        const char *says)
{
    struct store *s = NULL;

    m->ft = (struct fault){0};
    CHECK(store_open(&s, m->path, mode, &m->ft) == -1);
    CHECK(s == NULL);
    CHECK_TEXT(fault_name(m->ft.code), fault_name(code));
    CHECK(strstr(m->ft.text, says));
    if (!strstr(m->ft.text, says))
        fprintf(stderr, "    got  %s\n    want %s\n", m->ft.text, says);
    store_close(s);
}

static void
new_file(void)
{
    struct made m;

    made_folder(&m);
    refused(&m, STORE_READ, FAULT_CORPUS, "no corpus");
    refused(&m, STORE_WRITE, FAULT_CORPUS, "slant load");
    CHECK(!beside(&m, ""));
    made_open(&m, STORE_CREATE);
    CHECK_TEXT(store_path(m.s), m.path);
    CHECK_TEXT(made_ask(&m, "PRAGMA page_size"), "16384");
    CHECK_TEXT(made_ask(&m, "PRAGMA journal_mode"), "delete");
    CHECK_TEXT(made_ask(&m, "PRAGMA synchronous"), "2");
    made_load(&m, one, 1, NULL);
    made_close(&m);
    CHECK(beside(&m, "") && !beside(&m, "-journal"));
    made_open(&m, STORE_CREATE);
    CHECK_TEXT(made_ask(&m, "PRAGMA journal_mode"), "wal");
    CHECK_TEXT(made_ask(&m, "PRAGMA synchronous"), "2");
    made_close(&m);
    CHECK(!beside(&m, "-wal") && !beside(&m, "-shm"));
    made_open(&m, STORE_READ);
    CHECK_TEXT(made_ask(&m, "SELECT text FROM documents"), "A first text.");
    CHECK_TEXT(made_ask(&m, "PRAGMA application_id"), "1936482670");
    made_end(&m);
}

static void
empty_file(void)
{
    struct made m;

    made_folder(&m);
    close(open(m.path, O_CREAT | O_WRONLY, 0644));
    refused(&m, STORE_READ, FAULT_CORPUS, "is empty");
    made_open(&m, STORE_CREATE); /* as after a crash before the first commit */
    made_end(&m);
}

static void
not_a_corpus(void)
{
    struct made m;
    FILE *f;

    made_folder(&m);
    f = fopen(m.path, "w");
    for (int i = 0; i < 1000; i++)
        fputs("some text, not a database\n", f);
    fclose(f);
    refused(&m, STORE_READ, FAULT_CORPUS, "not a corpus");
    refused(&m, STORE_CREATE, FAULT_CORPUS, "not a corpus");
    unlink(m.path);
    exec_foreign(m.path, "CREATE TABLE mine(x)");
    refused(&m, STORE_READ, FAULT_CORPUS, "not a corpus");
    refused(&m, STORE_CREATE, FAULT_CORPUS, "not a corpus");
    unlink(m.path);
    CHECK(mkdir(m.path, 0755) == 0);
    refused(&m, STORE_READ, FAULT_CORPUS, "a folder");
    refused(&m, STORE_CREATE, FAULT_CORPUS, "a folder");
    made_end(&m);
}

static void
changed_by_others(void)
{
    struct made m;

    made_new(&m);
    made_load(&m, one, 1, NULL);
    made_close(&m);
    exec_foreign(m.path, "PRAGMA user_version = 99");
    refused(&m, STORE_READ, FAULT_CORPUS, "newer slant");
    exec_foreign(m.path, "PRAGMA user_version = 0");
    refused(&m, STORE_READ, FAULT_CORPUS, "older slant");
    exec_foreign(m.path, "PRAGMA user_version = 5;"
                         "ALTER TABLE types ADD COLUMN mine TEXT");
    refused(&m, STORE_WRITE, FAULT_CORPUS, "`types` is not as slant makes it");
    exec_foreign(m.path, "ALTER TABLE types DROP COLUMN mine;"
                         "CREATE INDEX mine ON meta(outlet)");
    refused(&m, STORE_READ, FAULT_CORPUS, "index `mine`");
    exec_foreign(m.path, "DROP INDEX mine; UPDATE corpus SET value = value + 1 "
                         "WHERE name = 'text_model'");
    refused(&m, STORE_READ, FAULT_CORPUS, "another rule for words");
    exec_foreign(m.path, "UPDATE corpus SET value = value - 1 "
                         "WHERE name = 'text_model';"
                         "DROP VIEW documents; CREATE VIEW documents AS "
                         "SELECT id, 'mine' AS text FROM meta");
    refused(&m, STORE_READ, FAULT_CORPUS, "view `documents`");
    made_end(&m);
}

/* Objects of others are let alone: views are not read, triggers not run. */
static void
foreign_objects(void)
{
    static const struct made_doc two[] = {{.key = "b", .text = "Another."}};
    struct made m;

    made_new(&m);
    made_load(&m, one, 1, NULL);
    made_close(&m);
    exec_foreign(m.path, "CREATE TABLE mine(x); CREATE INDEX own ON mine(x);"
                         "CREATE VIEW evil AS SELECT load_extension('x') AS y;"
                         "CREATE TRIGGER bite AFTER INSERT ON meta BEGIN "
                         "INSERT INTO mine VALUES(1); DELETE FROM text; END");
    made_open(&m, STORE_CREATE);
    made_load(&m, two, 1, NULL);
    CHECK_TEXT(made_ask(&m, "SELECT count(*) FROM mine"), "0");
    CHECK_TEXT(made_ask(&m, "SELECT count(*) FROM text"), "2");
    made_end(&m);
}

static void
hold_lock(const struct made *m, int ready)
{
    struct store *s;
    struct fault ft;

    if (store_open(&s, m->path, STORE_CREATE, &ft))
        _exit(1);
    if (write(ready, "x", 1) != 1)
        _exit(1);
    pause();
    _exit(0);
}

static void
second_writer(void)
{
    struct made m;
    int ready[2];
    char byte, number[20];
    pid_t child;

    made_folder(&m);
    CHECK(pipe(ready) == 0);
    child = fork();
    if (child == 0)
        hold_lock(&m, ready[1]);
    CHECK(read(ready[0], &byte, 1) == 1);
    snprintf(number, sizeof number, "process %d", (int)child);
    refused(&m, STORE_WRITE, FAULT_BUSY, number);
    refused(&m, STORE_CREATE, FAULT_BUSY, "test_store");
    refused(&m, STORE_READ, FAULT_BUSY, number); /* it is being made */
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    made_open(&m, STORE_WRITE); /* the lock went with its process */
    made_end(&m);
    close(ready[0]);
    close(ready[1]);
}

static void
reader_beside_writer(void)
{
    struct made m, r;

    made_new(&m);
    made_close(&m);
    made_open(&m, STORE_WRITE);
    r = m;
    fflush(NULL);
    if (fork() == 0) {
        r.s = NULL; /* the parent's connection is not ours to use */
        _exit(store_open(&r.s, r.path, STORE_READ, &r.ft) ||
              strcmp(made_ask(&r, "SELECT count(*) FROM meta"), "0") != 0 ||
              sqlite3_exec(store_db(r.s), "DELETE FROM meta", NULL, NULL,
                           NULL) != SQLITE_READONLY);
    } else {
        int status;

        wait(&status);
        CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    }
    made_load(&m, one, 1, NULL);
    made_end(&m);
}

/* In a process without rights, since root may write everywhere. */
static int
read_only_child(struct made *m, const char *names)
{
    int status;

    fflush(NULL);
    if (fork() == 0) {
        if (setgid(65534) || setuid(65534))
            _exit(9);
        m->s = NULL;
        if (names)
            _exit(store_open(&m->s, m->path, STORE_READ, &m->ft) == 0 ||
                  !strstr(m->ft.text, names));
        if (store_open(&m->s, m->path, STORE_READ, &m->ft)) {
            fprintf(stderr, "    %s\n", m->ft.text);
            _exit(1);
        }
        _exit(strcmp(made_ask(m, "SELECT count(*) FROM meta"), "1") != 0);
    }
    wait(&status);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void
read_only_folder(void)
{
    static const char *const endings[] = {"-wal", "-journal"};
    struct made m;
    char *odd;

    if (geteuid() != 0)
        return; /* the test needs a second user */
    made_new(&m);
    made_load(&m, one, 1, NULL);
    made_close(&m);
    odd = mem_format("%s/50%% #1?.slant", m.folder);
    CHECK(rename(m.path, odd) == 0);
    snprintf(m.path, sizeof m.path, "%s", odd);
    CHECK(chmod(m.folder, 0555) == 0 && chmod(odd, 0444) == 0);
    CHECK_NUMBER(read_only_child(&m, NULL), 0);
    for (size_t i = 0; i < 2; i++) {
        char *beside = mem_format("%s%s", odd, endings[i]);
        FILE *f = fopen(beside, "w");

        fputs("not empty", f);
        fclose(f);
        CHECK_NUMBER(read_only_child(&m, endings[i]), 0);
        remove(beside);
        free(beside);
    }
    free(odd);
    made_end(&m);
}

/* A process that dies in the middle leaves what it committed. makes: it has
   made the file itself. */
static void
crash(bool makes, const char *journal)
{
    static const struct made_doc two[] = {{.key = "b", .text = "Second text"}};
    static const struct made_doc three[] = {{.key = "c", .text = "Third"}};
    struct made m;
    int status;

    made_folder(&m);
    fflush(NULL);
    if (fork() == 0) {
        struct loader *l;

        made_open(&m, STORE_CREATE);
        made_load(&m, one, 1, NULL);
        if (!makes) {
            made_close(&m);
            made_open(&m, STORE_CREATE);
        }
        store_begin(m.s, &m.ft);
        loader_open(&l, m.s, "slant load", &m.ft);
        made_put(&m, l, two, 1, NULL);
        loader_settle(l, &m.ft);
        store_commit(m.s, &m.ft);
        store_begin(m.s, &m.ft);
        made_put(&m, l, three, 1, NULL);
        _exit(check_failed);
    }
    wait(&status);
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    CHECK(beside(&m, journal));
    made_open(&m, STORE_READ);
    CHECK_TEXT(made_ask(&m, "SELECT group_concat(key) FROM meta"), "a,b");
    made_close(&m);
    made_open(&m, STORE_WRITE);
    CHECK_TEXT(made_ask(&m, "SELECT group_concat(key) FROM meta"), "a,b");
    CHECK_OK(&m, store_repair(m.s, &m.ft));
    CHECK_TEXT(made_ask(&m, MADE_TYPES),
               "a 1 1, first 1 1, second 1 1, text 2 2");
    made_close(&m);
    CHECK(!beside(&m, journal));
    made_end(&m);
}

static void
crash_beside_readers(void)
{
    crash(false, "-wal");
}

static void
crash_of_maker(void)
{
    crash(true, "-journal");
}

/* As SQLite without memory does: nothing is stored of a transaction that lost
   its beginning. */
static void
lost_transaction(void)
{
    struct made m;
    sqlite3 *db;

    made_folder(&m);
    made_open(&m, STORE_CREATE);
    db = store_db(m.s);
    CHECK_OK(&m, store_begin(m.s, &m.ft));
    sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
    CHECK(sqlite3_exec(db, "INSERT INTO types VALUES (9, 'x', 1, 1)", NULL,
                       NULL, NULL) == SQLITE_CONSTRAINT_COMMITHOOK);
    CHECK(store_commit(m.s, &m.ft) == -1);
    CHECK_NUMBER(m.ft.code, FAULT_IO);
    CHECK_TEXT(made_ask(&m, "SELECT count(*) FROM types"), "0");
    CHECK_OK(&m, store_begin(m.s, &m.ft));
    CHECK_OK(&m, store_commit(m.s, &m.ft));
    made_close(&m);
    made_end(&m);
}

extern const char embed_schema[];

/* What is read out of the text of schema.sql is what SQLite makes of it. */
static void
objects(void)
{
    const struct schema_object *all;
    sqlite3_stmt *st;
    sqlite3 *db;
    size_t n, i = 0;

    CHECK(sqlite3_open(":memory:", &db) == SQLITE_OK);
    CHECK(sqlite3_exec(db, embed_schema, NULL, NULL, NULL) == SQLITE_OK);
    CHECK(sqlite3_prepare_v2(db,
                             "SELECT type, name, tbl_name, sql FROM "
                             "sqlite_schema WHERE sql IS NOT NULL",
                             -1, &st, NULL) == SQLITE_OK);
    all = schema_objects(&n);
    for (; i < n && sqlite3_step(st) == SQLITE_ROW; i++) {
        CHECK_TEXT(all[i].type, (const char *)sqlite3_column_text(st, 0));
        CHECK_TEXT(all[i].name, (const char *)sqlite3_column_text(st, 1));
        CHECK_TEXT(all[i].table, (const char *)sqlite3_column_text(st, 2));
        CHECK_TEXT(all[i].sql, (const char *)sqlite3_column_text(st, 3));
    }
    CHECK(n > 20 && i == n && sqlite3_step(st) == SQLITE_DONE);
    sqlite3_finalize(st);
    sqlite3_close(db);
}

static void
interrupt(void)
{
    struct made m;

    made_new(&m);
    CHECK(store_check(m.s, &m.ft) == 0);
    store_interrupt(m.s);
    CHECK(store_check(m.s, &m.ft) == -1);
    CHECK(m.ft.code == FAULT_INTERRUPTED);
    CHECK(store_check(m.s, &m.ft) == 0);
    made_end(&m);
}

int
main(void)
{
    new_file();
    empty_file();
    not_a_corpus();
    changed_by_others();
    foreign_objects();
    second_writer();
    reader_beside_writer();
    read_only_folder();
    crash_beside_readers();
    crash_of_maker();
    lost_transaction();
    objects();
    interrupt();
    return check_end();
}
