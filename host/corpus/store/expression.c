#include "expression.h"

#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "buf.h"
#include "expression_operands.h"
#include "expression_whole.h"
#include "guard.h"
#include "mem.h"
#include "nearest.h"
#include "period.h"
#include "sql.h"
#include "statement.h"

/* An expression stands on lines of its own: a comment at its end must not hide
   the bracket. The argument of a function is an expression for SQLite, too: no
   list, no SELECT, and in WHERE no count(*) of all documents. */
#define HOLDS "holds(\n%s\n)"
#define PROBE "SELECT 1 FROM documents WHERE holds(\n"

/* ---- periods by name ---- */

static bool
is_variable(struct store *s, const char *name)
{
    struct sqlite3_stmt *st;
    struct fault ignored;
    bool is = false;

    if (statement_prepare(store_db(s),
                          "SELECT 1 FROM pragma_table_info('documents') "
                          "WHERE name = ?1 COLLATE NOCASE",
                          &st, &ignored))
        return false;
    sqlite3_bind_text(st, 1, name, -1, SQLITE_STATIC);
    is = statement_step(st, &ignored) > 0;
    sqlite3_finalize(st);
    return is;
}

/* What to group by: a period's name as an SQL expression, unless the documents
   have a variable of that name; else `by` as it is. The caller's. */
static char *
grouped_by(struct store *s, const char *by)
{
    if (period_is_function(by) && !is_variable(s, by))
        return mem_format("%s(published)", by);
    return mem_string(by);
}

/* ---- what is wrong with one ---- */

/* The columns of the view, as a heap string. */
static char *
columns(struct store *s)
{
    struct sqlite3_stmt *st;
    struct fault ignored;
    char *names = NULL;

    if (statement_prepare(store_db(s),
                          "SELECT group_concat(name, ', ') "
                          "FROM pragma_table_info('documents')",
                          &st, &ignored))
        return mem_string("");
    if (statement_step(st, &ignored) > 0)
        names = statement_copy(st, 0);
    sqlite3_finalize(st);
    return names ? names : mem_string("");
}

/* First what was probably meant, then the list, which may be long. */
static void
explain_column(struct store *s, struct fault *ft)
{
    static const char begin[] = "no such column: ";
    char *name = mem_string(ft->text + strlen(begin)), *there, *near;
    char *dot;
    struct buf hint = {0};

    name[strcspn(name, ";")] = '\0'; /* sql.c's own suggestion */
    dot = strrchr(name, '.');
    near = nearest_column(store_db(s), "documents", dot ? dot + 1 : name);
    there = columns(s);
    if (near)
        buf_format(&hint, "did you mean `%s`?;", near);
    else
        buf_format(&hint, "a value that is text stands in single quotes: '%s';",
                   name);
    fault_set(ft, FAULT_USAGE, "%s%s; %s there are %s", begin, name,
              buf_text(&hint), there);
    buf_free(&hint);
    free(there);
    free(near);
    free(name);
}

/* at: the byte of the SQL that SQLite stumbled over; -1: not known. */
static void
explain(struct store *s, const char *text, int at, struct fault *ft)
{
    struct fault whole;
    size_t from = at < 0 ? 0 : (size_t)at - (sizeof PROBE - 1);

    if (strstr(ft->text, "no such column: ") == ft->text)
        explain_column(s, ft);
    else if (strstr(ft->text, "row value misused") ||
             strstr(ft->text, "number of arguments to function holds"))
        fault_set(ft, FAULT_USAGE,
                  "one expression is wanted, not a list: values are joined by "
                  "||, conditions by AND");
    else if (strstr(ft->text, "incomplete input") ||
             (at >= 0 && from >= strlen(text)))
        fault_set(ft, FAULT_USAGE, "something is missing at the end");
    else if (at >= 0 && strstr(ft->text, "syntax error")) {
        fault_wrap(ft, "character %zu", expression_place(text, from));
        fault_set(&whole, FAULT_USAGE,
                  "%s; wanted is one expression, such as year = 2022 AND "
                  "outlet = 'Reuters'",
                  ft->text);
        *ft = whole;
    }
}

/* Prepares it, without asking it of a document. */
static int
check(struct store *s, const char *text, struct fault *ft)
{
    char *probe;
    struct sql *q;
    int bad;

    if (expression_whole(text, ft))
        return -1;
    probe = mem_format(PROBE "%s\n)", text);
    bad = sql_open(&q, s, probe, 0, ft);
    free(probe);
    if (!bad)
        sql_close(q);
    else if (ft->code == FAULT_USAGE)
        explain(s, text, store_guard(s)->stumbled, ft);
    return bad;
}

int
expression_check(struct store *s, const char *where, const char *by,
                 struct fault *ft)
{
    char *value = by ? grouped_by(s, by) : NULL;
    int bad = 0;

    if (where && check(s, where, ft)) {
        expression_blame(where, NULL, ft);
        bad = -1;
    } else if (by && check(s, value, ft)) {
        expression_blame(NULL, by, ft);
        bad = -1;
    }
    free(value);
    return bad;
}

void
expression_blame(const char *where, const char *by, struct fault *ft)
{
    if (ft->code != FAULT_USAGE)
        return;
    if (where && by)
        fault_wrap(ft, "condition `%s`, by `%s`", where, by);
    else if (where)
        fault_wrap(ft, "condition `%s`", where);
    else if (by)
        fault_wrap(ft, "by `%s`", by);
}

/* ---- in SQL ---- */

char *
expression_condition(const char *where)
{
    char *operands = where ? expression_operands(where) : NULL;
    char *text = where ? mem_format(HOLDS, operands) : mem_string("1");

    free(operands);
    return text;
}

char *
expression_value(struct store *s, const char *by)
{
    char *value = by ? grouped_by(s, by) : mem_string("NULL");
    char *text = mem_format("(\n%s\n)", value);

    free(value);
    return text;
}

/* Many words of SQL are names where only a name can stand: SQLite is asked. */
bool
expression_is_reserved(const char *name)
{
    sqlite3 *none = NULL;
    sqlite3_stmt *statement = NULL;
    char *sql;
    bool reserved;

    if (!sqlite3_keyword_check(name, (int)strlen(name)))
        return false;
    sql = mem_format("SELECT * FROM %s", name);
    sqlite3_open(":memory:", &none);
    sqlite3_prepare_v2(none, sql, -1, &statement, NULL);
    reserved = sqlite3_strnicmp(sqlite3_errmsg(none), "no such table", 13) != 0;
    sqlite3_finalize(statement);
    sqlite3_close(none);
    free(sql);
    return reserved;
}
