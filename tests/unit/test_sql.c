/* sql: what a user's own SQL may do, and what it is told when it may not. */
#include "made_corpus.h"
#include "sql.h"

static const struct made_doc docs[] = {
    {.key = "a", .text = "The cat saw the dog.", .published = "2015-03-20"},
    {.key = "b", .text = "The dog slept.", .published = "2016"},
};

/* The first row, columns parted by `|`; a fault's text otherwise. */
static const char *
answer(struct made *m, const char *text, double seconds)
{
    static char out[1200];
    struct sql *q;
    size_t at = 0;
    int more;

    m->ft = (struct fault){0};
    if (sql_open(&q, m->s, text, seconds, &m->ft))
        return m->ft.text;
    more = sql_next(q, &m->ft);
    out[0] = '\0';
    for (size_t i = 0; more > 0 && i < sql_columns(q); i++) {
        bool blob;
        struct value v = sql_value(q, i, &blob);

        if (i)
            at += (size_t)snprintf(out + at, sizeof out - at, "|");
        if (v.kind == VALUE_INT)
            at += (size_t)snprintf(out + at, sizeof out - at, "%d", (int)v.i);
        else if (v.kind == VALUE_REAL)
            at += (size_t)snprintf(out + at, sizeof out - at, "%g", v.r);
        else if (v.kind == VALUE_TEXT)
            at += (size_t)snprintf(out + at, sizeof out - at, "%s%.*s",
                                   blob ? "blob " : "", (int)v.text.len,
                                   v.text.p);
    }
    sql_close(q);
    return more < 0 ? m->ft.text : out;
}

static void
answers(struct made *m)
{
    struct sql *q;

    CHECK_TEXT(answer(m, "SELECT 1, 2.5, NULL, 'x', x'6162', '';", 0),
               "1|2.5||x|blob ab|");
    CHECK_TEXT(
        answer(m, "SELECT key FROM documents WHERE year = 2016 -- no;", 0),
        "b");
    CHECK_TEXT(answer(m, "SELECT 1; /* behind */ ; -- and\n ", 0), "1");
    CHECK_TEXT(answer(m,
                      "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT "
                      "x + 1 FROM c WHERE x < 10) SELECT sum(x) FROM c",
                      1),
               "55");
    CHECK_OK(m, sql_open(&q, m->s, "SELECT id AS Number FROM meta", 0, &m->ft));
    CHECK_NUMBER(sql_columns(q), 1);
    CHECK_TEXT(sql_name(q, 0), "Number");
    CHECK(sql_next(q, &m->ft) == 1 && sql_value(q, 0, NULL).i == 1);
    CHECK(sql_next(q, &m->ft) == 1 && sql_value(q, 0, NULL).i == 2);
    CHECK(sql_next(q, &m->ft) == 0);
    sql_close(q);
}

static void
refused(struct made *m, const char *text, const char *says)
{
    const char *got = answer(m, text, 0);

    CHECK_TEXT(fault_name(m->ft.code), "USAGE");
    CHECK(strstr(got, says));
    if (!strstr(got, says))
        fprintf(stderr, "    %s\n    got  %s\n", text, got);
}

static void
refusals(struct made *m)
{
    static const char only[] = "only SELECT";

    refused(m, "ATTACH '/tmp/other.db' AS other", only);
    refused(m, "DETACH main", only);
    refused(m, "PRAGMA writable_schema = ON", only);
    refused(m, "PRAGMA user_version", only);
    refused(m, "SELECT * FROM pragma_table_info('meta')", only);
    refused(m, "INSERT INTO variable VALUES('x')", only);
    refused(m, "UPDATE meta SET title = 'x'", only);
    refused(m, "DELETE FROM meta", only);
    refused(m, "DROP TABLE meta", only);
    refused(m, "CREATE TABLE x(y)", only);
    refused(m, "CREATE TEMP TABLE x(y)", only);
    refused(m, "CREATE VIRTUAL TABLE x USING fts5(y)", only);
    refused(m, "UPDATE sqlite_schema SET sql = ''", "may not be modified");
    refused(m, "VACUUM INTO '/tmp/slant-copy'", only);
    refused(m, "BEGIN", only);
    refused(m, "REINDEX", only);
    refused(m, "ANALYZE", only);
    refused(m, "SELECT load_extension('/tmp/x.so')", "not authorized");
    refused(m, "SELECT fts3_tokenizer('simple')", "fts3_tokenizer");
    refused(m, "SELECT 1; SELECT 2", "more than one statement");
    refused(m, "SELECT 1; DELETE FROM meta", "more than one statement");
    refused(m, "", "no SQL statement");
    refused(m, " -- nothing", "no SQL statement");
    refused(m, "SELEC 1", "syntax error");
    refused(m, "SELECT \"nothing\"", "no such column");
    refused(m, "SELECT * FROM documnts", "did you mean `documents`?");
    refused(m, "SELECT d.Titel FROM documents AS d", "did you mean `title`?");
    refused(m, "SELECT * FROM xyzzy_and_more", "no such table");
    CHECK(!strstr(m->ft.text, "did you mean"));
    refused(m, "SELECT zeroblob(100000000)", "too big");
}

static const char endless[] =
    "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) "
    "SELECT count(*) FROM c";

static void
deadline(struct made *m)
{
    CHECK(strstr(answer(m, endless, 0.05), "took longer than 0.05 s"));
    CHECK_TEXT(fault_name(m->ft.code), "USAGE");
    store_interrupt(m->s);
    answer(m, endless, 0);
    CHECK_TEXT(fault_name(m->ft.code), "INTERRUPTED");
    CHECK_TEXT(answer(m, "SELECT 1", 1), "1");
}

/* A connection that may write lets a user's SQL do no more. */
static void
beside_writing(struct made *m)
{
    struct sql *q;

    refused(m, "DELETE FROM meta", "only SELECT");
    CHECK_OK(m, sql_open(&q, m->s, "SELECT key FROM documents", 0, &m->ft));
    CHECK(sql_next(q, &m->ft) == 1);
    CHECK_OK(m, store_begin(m->s, &m->ft));
    CHECK(sqlite3_exec(store_db(m->s), "INSERT INTO variable VALUES('x')", NULL,
                       NULL, NULL) == SQLITE_OK);
    store_rollback(m->s);
    sql_close(q);
}

int
main(void)
{
    struct made m;

    made_new(&m);
    made_load(&m, docs, 2, NULL);
    beside_writing(&m);
    made_close(&m);
    made_open(&m, STORE_READ);
    answers(&m);
    refusals(&m);
    deadline(&m);
    made_end(&m);
    return check_end();
}
