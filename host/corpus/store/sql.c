#include "sql.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <sqlite3.h>

#include "guard.h"
#include "mem.h"
#include "nearest.h"
#include "plural.h"
#include "statement.h"

struct sql {
    struct store *store;
    struct sqlite3_stmt *st;
    double seconds, deadline;
};

/* "no such column: d.titel" -> the nearest name there is, or NULL. */
static char *
suggest(struct sqlite3 *db, const char *message)
{
    static const char table[] = "no such table: ",
                      column[] = "no such column: ";
    bool is_table = strncmp(message, table, sizeof table - 1) == 0;
    const char *name, *dot;

    if (!is_table && strncmp(message, column, sizeof column - 1) != 0)
        return NULL;
    name = strchr(message, ':') + 2;
    dot = strrchr(name, '.');
    return is_table ? nearest_table(db, name)
                    : nearest_column(db, NULL, dot ? dot + 1 : name);
}

/* Whether the name in the message, maybe behind its table's, is this one. */
static bool
ends_with_name(const char *message, const char *name)
{
    size_t len = strlen(message), n = strlen(name);

    return len > n && strcasecmp(message + len - n, name) == 0 &&
           strchr(" .", message[len - n - 1]);
}

static int
bad_sql(struct sqlite3 *db, struct fault *ft)
{
    char *message = mem_string(sqlite3_errmsg(db)); /* before the next call */
    char *name = suggest(db, message);

    if (name && ends_with_name(message, name))
        fault_set(ft, FAULT_USAGE, "%s; it is one of another table", message);
    else if (name)
        fault_set(ft, FAULT_USAGE, "%s; did you mean `%s`?", message, name);
    else
        fault_set(ft, FAULT_USAGE, "%s%s", message,
                  strstr(message, "no such table")
                      ? "; a plugin's tables come with `slant run`"
                  : strstr(message, "row value misused")
                      ? "; one expression is wanted: several are joined by ||"
                      : "");
    free(message);
    free(name);
    return -1;
}

static int
forbidden(const char *what, struct fault *ft)
{
    return fault_set(ft, FAULT_USAGE,
                     "only SELECT over the corpus is allowed here%s%s",
                     what ? ": " : "", what ? what : "");
}

/* What went wrong while user SQL was prepared or stepped. */
static int
fault_of(const struct sql *q, struct fault *ft)
{
    struct sqlite3 *db = store_db(q->store);

    switch (sqlite3_errcode(db)) {
    case SQLITE_AUTH:
        return forbidden(sqlite3_errmsg(db), ft);
    case SQLITE_INTERRUPT:
        if (store_guard(q->store)->late)
            return fault_set(ft, FAULT_USAGE, "the query took longer than %g s",
                             q->seconds);
        store_check(q->store, ft);
        return fault_set(ft, FAULT_INTERRUPTED, "interrupted");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_IOERR:
    case SQLITE_FULL:
    case SQLITE_CANTOPEN:
        return statement_fault(db, ft);
    default:
        /* A table-valued pragma is refused inside the function. */
        if (strcmp(sqlite3_errmsg(db), "not authorized") == 0)
            return forbidden(sqlite3_errmsg(db), ft);
        if (strncmp(sqlite3_errmsg(db), "cannot modify", 13) == 0)
            return forbidden(sqlite3_errmsg(db), ft);
        return bad_sql(db, ft);
    }
}

static int
prepare(struct sql *q, const char *text, const char **tail, struct fault *ft)
{
    struct guard *g = store_guard(q->store);
    int result;

    guard_enter(g, q->deadline);
    result = sqlite3_prepare_v3(g->db, text, -1, 0, &q->st, tail);
    g->stumbled = result ? sqlite3_error_offset(g->db) : -1;
    guard_leave(g);
    return result ? fault_of(q, ft) : 0;
}

/* Nothing but blanks and comments may stand behind the statement. */
static int
check_tail(struct sql *q, const char *tail, struct fault *ft)
{
    struct sqlite3_stmt *first = q->st;
    int bad = 0;

    while (*tail && !bad) {
        bad = prepare(q, tail, &tail, ft);
        if (q->st || bad)
            bad = fault_set(ft, FAULT_USAGE,
                            "there is more than one statement; give them one "
                            "by one");
        sqlite3_finalize(q->st);
    }
    q->st = first;
    return bad;
}

int
sql_open(struct sql **out, struct store *s, const char *text, double seconds,
         struct fault *ft)
{
    struct sql *q = mem_alloc(sizeof *q);
    const char *tail;
    int bad;

    q->store = s;
    q->seconds = seconds;
    q->deadline = seconds > 0 ? guard_clock() + seconds : 0;
    bad = prepare(q, text, &tail, ft);
    if (!bad && !q->st)
        bad = fault_set(ft, FAULT_USAGE, "there is no SQL statement");
    if (!bad && !sqlite3_stmt_readonly(q->st))
        bad = forbidden(NULL, ft);
    if (!bad)
        bad = check_tail(q, tail, ft);
    if (bad) {
        sql_close(q);
        return -1;
    }
    *out = q;
    return 0;
}

void
sql_close(struct sql *q)
{
    if (!q)
        return;
    sqlite3_finalize(q->st);
    free(q);
}

int
sql_bind(struct sql *q, const struct value *values, size_t n, struct fault *ft)
{
    int wanted = sqlite3_bind_parameter_count(q->st);

    if (n != (size_t)wanted)
        return fault_set(ft, FAULT_USAGE,
                         "the query has %d parameter%s (?), values given: %zu",
                         wanted, plural((uint64_t)wanted), n);
    for (size_t i = 0; i < n; i++) {
        const struct value *v = &values[i];
        int at = (int)i + 1;

        if (v->kind == VALUE_INT)
            sqlite3_bind_int64(q->st, at, v->i);
        else if (v->kind == VALUE_REAL)
            sqlite3_bind_double(q->st, at, v->r);
        else if (v->kind == VALUE_TEXT)
            sqlite3_bind_text64(q->st, at, v->text.p, v->text.len,
                                SQLITE_TRANSIENT, SQLITE_UTF8);
    }
    return 0;
}

size_t
sql_columns(const struct sql *q)
{
    return (size_t)sqlite3_column_count(q->st);
}

const char *
sql_name(const struct sql *q, size_t column)
{
    const char *name = sqlite3_column_name(q->st, (int)column);

    return name ? name : "";
}

int
sql_next(struct sql *q, struct fault *ft)
{
    struct guard *g = store_guard(q->store);
    int result, bad;

    guard_enter(g, q->deadline);
    result = sqlite3_step(q->st);
    guard_leave(g);
    if (result == SQLITE_ROW)
        return 1;
    bad = result == SQLITE_DONE ? 0 : fault_of(q, ft);
    sqlite3_reset(q->st);
    return bad;
}

struct value
sql_value(const struct sql *q, size_t column, bool *blob)
{
    struct value v = {.kind = VALUE_NULL};
    int at = (int)column, type = sqlite3_column_type(q->st, at);

    if (blob)
        *blob = type == SQLITE_BLOB;
    switch (type) {
    case SQLITE_INTEGER:
        v.kind = VALUE_INT;
        v.i = sqlite3_column_int64(q->st, at);
        break;
    case SQLITE_FLOAT:
        v.kind = VALUE_REAL;
        v.r = sqlite3_column_double(q->st, at);
        break;
    case SQLITE_TEXT:
    case SQLITE_BLOB:
        v.kind = VALUE_TEXT;
        v.text.p = type == SQLITE_TEXT
                       ? (const char *)sqlite3_column_text(q->st, at)
                       : sqlite3_column_blob(q->st, at);
        v.text.len = (size_t)sqlite3_column_bytes(q->st, at);
        if (!v.text.p)
            v.text.p = "";
        break;
    default:
        break;
    }
    return v;
}
