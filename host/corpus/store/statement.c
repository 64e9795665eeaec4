#include "statement.h"

#include <stdarg.h>
#include <string.h>

#include <sqlite3.h>

#include "mem.h"

static enum fault_code
code_of(int result)
{
    switch (result & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return FAULT_BUSY;
    case SQLITE_INTERRUPT:
        return FAULT_INTERRUPTED;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_SCHEMA:
        return FAULT_CORPUS;
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_NOMEM:
        return FAULT_IO;
    default:
        return result == SQLITE_CONSTRAINT_COMMITHOOK ? FAULT_IO
                                                      : FAULT_INTERNAL;
    }
}

static const char *
mend_of(int result)
{
    switch (result & 0xff) {
    case SQLITE_CORRUPT:
        return " (the file is damaged: restore it from a backup, or load the "
               "articles into a new corpus)";
    case SQLITE_FULL:
        return " (make room on the disk; what was committed is kept)";
    default:
        return "";
    }
}

/* Nothing but the store's hook refuses a commit: see store.c. */
static const char *
words_of(struct sqlite3 *db, int result)
{
    return result == SQLITE_CONSTRAINT_COMMITHOOK
               ? "out of memory (what was committed is kept)"
               : sqlite3_errmsg(db);
}

int
statement_check_there(struct sqlite3 *db, struct fault *ft)
{
    int moved = 0;

    sqlite3_file_control(db, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    if (moved)
        return fault_set(ft, FAULT_CORPUS,
                         "%s was removed, replaced or renamed while it was "
                         "open: what was written since is not in it",
                         sqlite3_db_filename(db, "main"));
    return 0;
}

int
statement_fault(struct sqlite3 *db, struct fault *ft)
{
    int result = sqlite3_extended_errcode(db);
    const char *path;

    if (!db) /* there was no memory even for a connection */
        return fault_set(ft, FAULT_IO, "out of memory");
    if (code_of(result) == FAULT_IO && statement_check_there(db, ft))
        return -1;
    path = sqlite3_db_filename(db, "main");
    return fault_set(ft, code_of(result), "%s: %s%s",
                     path && *path ? path : "database", words_of(db, result),
                     mend_of(result));
}

int
statement_prepare(struct sqlite3 *db, const char *sql, struct sqlite3_stmt **st,
                  struct fault *ft)
{
    if (sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, st, NULL))
        return statement_fault(db, ft);
    return 0;
}

int
statement_prepare_all(struct sqlite3 *db, const char *const *sql, size_t n,
                      struct sqlite3_stmt **st, struct fault *ft)
{
    for (size_t i = 0; i < n; i++) {
        if (statement_prepare(db, sql[i], &st[i], ft)) {
            statement_free_all(st, i);
            return -1;
        }
    }
    return 0;
}

void
statement_free_all(struct sqlite3_stmt **st, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        sqlite3_finalize(st[i]);
        st[i] = NULL;
    }
}

int
statement_step(struct sqlite3_stmt *st, struct fault *ft)
{
    int result = sqlite3_step(st);

    if (result == SQLITE_ROW)
        return 1;
    if (result != SQLITE_DONE)
        statement_fault(sqlite3_db_handle(st), ft);
    sqlite3_reset(st);
    return result == SQLITE_DONE ? 0 : -1;
}

int
statement_run(struct sqlite3_stmt *st, struct fault *ft)
{
    int more;

    while ((more = statement_step(st, ft)) > 0)
        ;
    return more;
}

int
statement_exec(struct sqlite3 *db, struct fault *ft, const char *format, ...)
{
    va_list ap;
    char *sql;
    int result;

    va_start(ap, format);
    sql = sqlite3_vmprintf(format, ap);
    va_end(ap);
    if (!sql)
        return fault_set(ft, FAULT_INTERNAL, "out of memory");
    result = sqlite3_exec(db, sql, NULL, NULL, NULL);
    sqlite3_free(sql);
    return result ? statement_fault(db, ft) : 0;
}

int
statement_int(struct sqlite3 *db, const char *sql, int64_t *v, struct fault *ft)
{
    struct sqlite3_stmt *st;
    int found;

    if (statement_prepare(db, sql, &st, ft))
        return -1;
    found = statement_step(st, ft);
    if (found > 0)
        *v = sqlite3_column_int64(st, 0);
    sqlite3_finalize(st);
    return found < 0 ? -1 : 0;
}

void
statement_text(struct sqlite3_stmt *st, int index, const char *s)
{
    if (s)
        sqlite3_bind_text64(st, index, s, strlen(s), SQLITE_STATIC,
                            SQLITE_UTF8);
    else
        sqlite3_bind_null(st, index);
}

void
statement_blob(struct sqlite3_stmt *st, int index, const void *p, size_t len)
{
    sqlite3_bind_blob64(st, index, len ? p : "", len, SQLITE_STATIC);
}

char *
statement_copy(struct sqlite3_stmt *st, int column)
{
    const void *p = sqlite3_column_text(st, column);

    return p ? mem_copy(p, (size_t)sqlite3_column_bytes(st, column)) : NULL;
}

bool
statement_is(struct sqlite3_stmt *st, int column, const struct hash *h)
{
    return sqlite3_column_bytes(st, column) == (int)sizeof h->bytes &&
           memcmp(sqlite3_column_blob(st, column), h->bytes, sizeof h->bytes) ==
               0;
}
