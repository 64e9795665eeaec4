#include "store.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sqlite3.h>

#include "buf.h"
#include "dictionary_words.h"
#include "fate_function.h"
#include "guard.h"
#include "holds.h"
#include "lock.h"
#include "log.h"
#include "mem.h"
#include "period.h"
#include "schema.h"
#include "statement.h"

struct store {
    struct sqlite3 *db;
    struct guard guard;
    char *path, *folder; /* absolute */
    enum store_mode mode;
    bool immutable;
    bool fresh; /* made by this opening */
    bool begun; /* a transaction that has not been asked to end */
    int lock;   /* descriptor, -1: none */
};

/* Fills path and folder for a file that may still have to be made. */
static int
locate_new(struct store *s, const char *path, struct fault *ft)
{
    const char *slash = strrchr(path, '/');
    char *folder =
        slash ? mem_copy(path, (size_t)(slash - path) + 1) : mem_string(".");

    s->folder = realpath(folder, NULL);
    free(folder);
    if (!s->folder)
        return fault_set(ft, FAULT_CORPUS, "%s cannot be made: %s", path,
                         strerror(errno));
    s->path = mem_format("%s/%s", strcmp(s->folder, "/") ? s->folder : "",
                         slash ? slash + 1 : path);
    return 0;
}

static int
locate(struct store *s, const char *path, struct fault *ft)
{
    struct stat st;
    char *slash;

    if (stat(path, &st)) {
        if (errno == ENOENT && s->mode == STORE_CREATE)
            return locate_new(s, path, ft);
        if (errno == ENOENT)
            return fault_set(ft, FAULT_CORPUS,
                             "there is no corpus %s; make one with `slant "
                             "load FILE...` or name another with -c FILE",
                             path);
        return fault_set(ft, FAULT_CORPUS, "%s: %s", path, strerror(errno));
    }
    if (!S_ISREG(st.st_mode))
        return fault_set(ft, FAULT_CORPUS,
                         "%s is %s, not a corpus; name a file with -c FILE",
                         path, S_ISDIR(st.st_mode) ? "a folder" : "no file");
    s->path = realpath(path, NULL);
    if (!s->path)
        return fault_set(ft, FAULT_CORPUS, "%s: %s", path, strerror(errno));
    slash = strrchr(s->path, '/');
    s->folder = slash == s->path ? mem_string("/")
                                 : mem_copy(s->path, (size_t)(slash - s->path));
    return 0;
}

/* Whether a file with content lies beside the corpus, under its name and this
   ending. */
static bool
lies_beside(const struct store *s, const char *ending)
{
    char *path = mem_format("%s%s", s->path, ending);
    struct stat st;
    bool there = stat(path, &st) == 0 && st.st_size > 0;

    free(path);
    return there;
}

/* Whether SQLite must be told that nothing can change; refused if the file
   alone is not the whole corpus. */
static int
check_immutable(struct store *s, struct fault *ft)
{
    const char *ending = lies_beside(s, "-wal") ? "-wal" : "-journal";

    if (access(s->path, W_OK) == 0 || access(s->folder, W_OK) == 0)
        return 0;
    if (lies_beside(s, ending))
        return fault_set(ft, FAULT_CORPUS,
                         "%s was not closed (its %s file lies beside it) "
                         "and cannot be written; copy both files to a folder "
                         "of your own",
                         s->path, ending);
    s->immutable = true;
    return 0;
}

/* file:PATH?immutable=1, with everything that URIs give a meaning escaped. */
static char *
immutable_uri(const char *path)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
                                "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
    struct buf uri = {0};

    buf_str(&uri, "file:");
    for (; *path; path++) {
        if (strchr(plain, *path))
            buf_char(&uri, *path);
        else
            buf_format(&uri, "%%%02X", (unsigned char)*path);
    }
    buf_str(&uri, "?immutable=1");
    return buf_take(&uri);
}

/* Each process uses SQLite from one thread at a time, and nobody asks how much
   memory it has: without locks and tallies a row is stored a tenth faster.
   Pages are asked for one by one: twenty at once, its default, would be a third
   of what a worker that waits has for its own. */
static void
configure_sqlite(void)
{
    static bool done;

    if (done)
        return;
    done = true;
    sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    sqlite3_config(SQLITE_CONFIG_PAGECACHE, NULL, 0, 0);
}

/* A reader, too, writes when a first load was killed: what it had not committed
   goes out of the file by the journal. */
static bool
may_write(const struct store *s)
{
    return s->mode != STORE_READ ||
           (access(s->path, W_OK) == 0 && lies_beside(s, "-journal"));
}

static int
connect_file(struct store *s, struct fault *ft)
{
    char *name = s->immutable ? immutable_uri(s->path) : mem_string(s->path);
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE |
                (may_write(s) ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY) |
                (s->immutable ? SQLITE_OPEN_URI : 0);
    int result;

    configure_sqlite();
    result = sqlite3_open_v2(name, &s->db, flags, NULL);
    free(name);
    if (result)
        return fault_set(ft, FAULT_CORPUS, "%s cannot be opened: %s", s->path,
                         sqlite3_errmsg(s->db));
    sqlite3_extended_result_codes(s->db, 1);
    sqlite3_busy_timeout(s->db, 5000);
    if (guard_install(&s->guard, s->db, ft))
        return -1;
    return period_install(s->db, ft) || holds_install(s->db, ft) ||
                   fate_install(s->db, ft)
               ? -1
               : 0;
}

static int
make_if_empty(struct store *s, struct fault *ft)
{
    int64_t pages = 0;
    struct fault ignored;

    /* What is no database is told apart by schema_check. */
    if (statement_int(s->db, "PRAGMA page_count", &pages, &ignored) || pages)
        return 0;
    s->fresh = true;
    return schema_make(s->db, ft);
}

/* Between WAL and the one file that a corpus is at rest. This writes a few
   bytes of one sector while nothing waits in a WAL: before or after a power cut
   either mode is there, so that nothing has to be synced. */
static int
set_journal(struct store *s, const char *mode, struct fault *ft)
{
    return statement_exec(
        s->db, ft, "PRAGMA synchronous=OFF; PRAGMA journal_mode=%s", mode);
}

/* The removed stretches with their words, as <table>_evidence has those of
   results; of this connection, since the words are in the file already. */
#define REMOVED_EVIDENCE                                                      \
    "CREATE TEMP VIEW removed_evidence AS SELECT r.*, "                       \
    "CAST(substr(CAST(t.text AS BLOB), r.start + 1, r.stop - r.start) AS "    \
    "TEXT) AS evidence FROM main.removed AS r JOIN main.text AS t ON t.id = " \
    "r.document;"

/* Readers need little cache: a document is read once. A load that was
   committed must survive a power cut; results can be computed again. A first
   load has no readers to think of: without a WAL every page is written once,
   and the journal has only the few that were there before a transaction. */
static int
tune(struct store *s, struct fault *ft)
{
    if (s->mode == STORE_READ)
        return statement_exec(s->db, ft,
                              REMOVED_EVIDENCE
                              "PRAGMA query_only=ON; PRAGMA cache_size=-512");
    if (s->fresh)
        return statement_exec(s->db, ft,
                              "PRAGMA synchronous=FULL;"
                              "PRAGMA cache_size=-24576;"
                              "PRAGMA locking_mode=EXCLUSIVE;"
                              "BEGIN EXCLUSIVE; COMMIT");
    if (set_journal(s, "WAL", ft))
        return -1;
    return statement_exec(s->db, ft,
                          "PRAGMA synchronous=%s; PRAGMA cache_size=-24576;"
                          "PRAGMA wal_autocheckpoint=2000",
                          s->mode == STORE_CREATE ? "FULL" : "NORMAL");
}

static int
open_located(struct store *s, struct fault *ft)
{
    if (s->mode == STORE_READ) {
        if (check_immutable(s, ft))
            return -1;
    } else {
        if (lock_check_folder(s->folder, ft))
            return -1;
        s->lock = lock_take(s->path, s->mode == STORE_CREATE, ft);
        if (s->lock < 0)
            return -1;
    }
    if (connect_file(s, ft))
        return -1;
    if (s->mode == STORE_CREATE && make_if_empty(s, ft))
        return -1;
    if (schema_check(s->db, s->path, ft) || tune(s, ft)) {
        if (s->mode == STORE_READ && ft->code == FAULT_BUSY)
            lock_busy(s->path, lock_holder(s->path), ft);
        return -1;
    }
    lock_tag(s->lock);
    return 0;
}

static void
free_store(struct store *s)
{
    sqlite3_close_v2(s->db);
    lock_give(s->lock);
    free(s->path);
    free(s->folder);
    free(s);
}

int
store_open(struct store **out, const char *path, enum store_mode mode,
           struct fault *ft)
{
    struct store *s = mem_alloc(sizeof *s);

    s->mode = mode;
    s->lock = -1;
    if (locate(s, path, ft) || open_located(s, ft)) {
        free_store(s);
        return -1;
    }
    *out = s;
    return 0;
}

void
store_warn_words(struct store *s)
{
    const char *ours = dictionary_words_version();
    struct sqlite3_stmt *st;
    struct fault ignored;

    if (statement_prepare(s->db,
                          "SELECT value FROM corpus WHERE name = 'icu' AND "
                          "value IS NOT ?1 AND EXISTS(SELECT 1 FROM variable "
                          "WHERE name = 'segmentation')",
                          &st, &ignored))
        return;
    statement_text(st, 1, ours);
    if (statement_step(st, &ignored) > 0)
        log_warn("Chinese, Japanese and Thai words of this corpus were found "
                 "by ICU %s, this slant has ICU %s: searches may miss some; "
                 "load the articles into a new corpus to be sure",
                 (const char *)sqlite3_column_text(st, 0), ours);
    sqlite3_finalize(st);
}

void
store_settle(struct store *s)
{
    struct fault ignored;

    if (s->mode != STORE_READ)
        statement_exec(s->db, &ignored, "PRAGMA wal_checkpoint(PASSIVE)");
}

/* Makes the corpus one file. A reader that stays keeps it in WAL mode: the next
   writer's close tidies up. */
static void
come_to_rest(struct store *s)
{
    struct fault ft;
    int64_t busy = 1;

    sqlite3_busy_timeout(s->db, 100);
    if (statement_int(s->db, "PRAGMA wal_checkpoint(TRUNCATE)", &busy, &ft))
        log_warn("%s-wal holds a part of the corpus still (%s): keep both "
                 "files together, the next writer joins them",
                 s->path, ft.text);
    else if (!busy)
        set_journal(s, "DELETE", &ft);
}

void
store_close(struct store *s)
{
    if (!s)
        return;
    store_rollback(s);
    if (s->mode != STORE_READ)
        come_to_rest(s);
    free_store(s);
}

const char *
store_path(const struct store *s)
{
    return s->path;
}

struct sqlite3 *
store_db(struct store *s)
{
    return s->db;
}

struct guard *
store_guard(struct store *s)
{
    return &s->guard;
}

void
store_interrupt(struct store *s)
{
    s->guard.interrupted = 1;
}

int
store_check(struct store *s, struct fault *ft)
{
    if (!s->guard.interrupted)
        return 0;
    s->guard.interrupted = 0;
    return fault_set(ft, FAULT_INTERRUPTED, "interrupted");
}

void
store_view_begin(struct store *s)
{
    struct fault ft;

    statement_exec(s->db, &ft, "BEGIN"); /* else: a lock for each */
}

int64_t
store_change(const struct store *s)
{
    struct fault ignored;
    int64_t n = 0;

    statement_int(s->db, "PRAGMA data_version", &n, &ignored);
    return n;
}

void
store_view_end(struct store *s)
{
    store_rollback(s);
}

void
store_rest(struct store *s)
{
    sqlite3_db_release_memory(s->db);
}

/* SQLite without memory rolls a transaction back and may then go on with its
   statement, as one of its own, and call it done: what went before would be
   lost and this be stored. True: no commit. */
static int
on_commit(void *store)
{
    const struct store *s = store;

    return s->begun;
}

int
store_begin(struct store *s, struct fault *ft)
{
    lock_tag(s->lock);
    sqlite3_commit_hook(s->db, on_commit, s);
    if (statement_exec(s->db, ft, "BEGIN IMMEDIATE"))
        return -1;
    s->begun = true;
    return 0;
}

int
store_check_there(struct store *s, struct fault *ft)
{
    return statement_check_there(s->db, ft);
}

int
store_commit(struct store *s, struct fault *ft)
{
    s->begun = false;
    if (sqlite3_get_autocommit(s->db))
        return fault_set(ft, FAULT_IO,
                         "%s: out of memory: what was not yet "
                         "committed is taken back",
                         s->path);
    if (statement_exec(s->db, ft, "COMMIT"))
        return -1;
    return store_check_there(s, ft);
}

void
store_rollback(struct store *s)
{
    s->begun = false;
    if (!sqlite3_get_autocommit(s->db))
        sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
}
