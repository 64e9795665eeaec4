#include "guard.h"

#include <time.h>

#include <sqlite3.h>

#include "statement.h"

struct setting {
    int what, host, user;
};

/* The length limit holds a text of DOC_TEXT_MAX and its token stream. */
static const struct setting limits[] = {
    {SQLITE_LIMIT_LENGTH, 200 << 20, 80 << 20},
    {SQLITE_LIMIT_SQL_LENGTH, 1 << 20, 100 << 10},
    {SQLITE_LIMIT_EXPR_DEPTH, 100, 100},
    {SQLITE_LIMIT_VDBE_OP, 1000000, 1000000},
    {SQLITE_LIMIT_COMPOUND_SELECT, 50, 50},
    {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200, 200},
    {SQLITE_LIMIT_VARIABLE_NUMBER, 1000, 1000},
    {SQLITE_LIMIT_TRIGGER_DEPTH, 10, 10},
    {SQLITE_LIMIT_ATTACHED, 0, 0},
    {SQLITE_LIMIT_WORKER_THREADS, 0, 0},
};

static const struct {
    int what, on;
} settings[] = {
    {SQLITE_DBCONFIG_DEFENSIVE, 1},
    {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
    {SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0},
    {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
    {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
    {SQLITE_DBCONFIG_DQS_DML, 0},
    {SQLITE_DBCONFIG_DQS_DDL, 0},
};

double
guard_clock(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static int
may_call(const char *function)
{
    static const char *const refused[] = {"load_extension", "fts3_tokenizer",
                                          "readfile", "writefile", "edit"};

    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        if (sqlite3_stricmp(function, refused[i]) == 0)
            return SQLITE_DENY;
    }
    return SQLITE_OK;
}

static int
on_authorize(void *cookie, int action, const char *a, const char *b,
             const char *database, const char *from)
{
    const struct guard *g = cookie;

    (void)a;
    (void)database;
    (void)from;
    if (!g->user)
        return SQLITE_OK;
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE:
        return SQLITE_OK;
    case SQLITE_FUNCTION:
        return may_call(b);
    default:
        return SQLITE_DENY;
    }
}

static int
on_progress(void *cookie)
{
    struct guard *g = cookie;

    if (g->interrupted)
        return 1;
    g->late = g->deadline > 0 && guard_clock() > g->deadline;
    return g->late;
}

int
guard_install(struct guard *g, struct sqlite3 *db, struct fault *ft)
{
    g->db = db;
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        sqlite3_db_config(db, settings[i].what, settings[i].on, (int *)NULL);
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        sqlite3_limit(db, limits[i].what, limits[i].host);
    sqlite3_set_authorizer(db, on_authorize, g);
    return statement_exec(db, ft,
                          "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0;"
                          "PRAGMA temp_store=MEMORY");
}

static void
set_limits(struct guard *g)
{
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        if (limits[i].host != limits[i].user)
            sqlite3_limit(g->db, limits[i].what,
                          g->user ? limits[i].user : limits[i].host);
    }
}

void
guard_enter(struct guard *g, double deadline)
{
    g->user = true;
    g->late = false;
    g->deadline = deadline;
    set_limits(g);
    sqlite3_progress_handler(g->db, 1000, on_progress, g);
}

void
guard_leave(struct guard *g)
{
    g->user = false;
    set_limits(g);
    sqlite3_progress_handler(g->db, 0, NULL, NULL);
}
