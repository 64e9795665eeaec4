#include "intake.h"

#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "hash_set.h"
#include "mem.h"
#include "statement.h"
#include "uri.h"

enum {
    FIND,
    PUT,
    FORGET,
    STATEMENTS
};

static const char *const statements[STATEMENTS] = {
    [FIND] = "SELECT stamp, documents, noted FROM input WHERE name = ?1",
    [PUT] = "REPLACE INTO input VALUES(?1, ?2, ?3, ?4)",
    [FORGET] = "DELETE FROM input WHERE name = ?1",
};

struct intake {
    struct sqlite3_stmt *st[STATEMENTS];
    struct hash_set passed, doubted;
};

int
intake_open(struct intake **out, struct sqlite3 *db, struct fault *ft)
{
    struct intake *i = mem_alloc(sizeof *i);

    if (statement_prepare_all(db, statements, STATEMENTS, i->st, ft)) {
        intake_free(i);
        return -1;
    }
    *out = i;
    return 0;
}

void
intake_free(struct intake *i)
{
    if (!i)
        return;
    statement_free_all(i->st, STATEMENTS);
    hash_set_free(&i->passed);
    hash_set_free(&i->doubted);
    free(i);
}

/* ---- names ---- */

bool
intake_passed(const struct intake *i, const char *uri)
{
    for (size_t end = 0;
         uri && i->passed.n && (end = uri_name_end(uri, end));) {
        if (hash_set_has(&i->passed, hash64_of(uri, end)))
            return true;
    }
    return false;
}

void
intake_doubt(struct intake *i, const char *uri)
{
    for (size_t end = 0; uri && (end = uri_name_end(uri, end));)
        hash_set_add(&i->doubted, hash64_of(uri, end));
}

/* ---- the table ---- */

int
intake_pass(struct intake *i, const char *name, const struct hash *stamp,
            bool noted_too, uint64_t *documents, struct fault *ft)
{
    struct sqlite3_stmt *st = i->st[FIND];
    int found;

    statement_text(st, 1, name);
    found = statement_step(st, ft);
    if (found > 0) {
        found = statement_is(st, 0, stamp) &&
                (noted_too || !sqlite3_column_int(st, 2));
        *documents += found ? (uint64_t)sqlite3_column_int64(st, 1) : 0;
    }
    sqlite3_reset(st);
    if (found > 0)
        hash_set_add(&i->passed, hash64_of(name, strlen(name)));
    return found;
}

int
intake_put(struct intake *i, const char *name, const struct hash *stamp,
           uint64_t documents, bool noted, struct fault *ft)
{
    struct sqlite3_stmt *st = i->st[PUT];

    if (hash_set_has(&i->doubted, hash64_of(name, strlen(name))))
        return intake_forget(i, name, ft);
    statement_text(st, 1, name);
    statement_blob(st, 2, stamp->bytes, sizeof stamp->bytes);
    sqlite3_bind_int64(st, 3, (int64_t)documents);
    sqlite3_bind_int(st, 4, noted);
    return statement_run(st, ft);
}

int
intake_forget(struct intake *i, const char *uri, struct fault *ft)
{
    struct sqlite3_stmt *st = i->st[FORGET];

    for (size_t end = 0; uri && (end = uri_name_end(uri, end));) {
        sqlite3_bind_text64(st, 1, uri, end, SQLITE_STATIC, SQLITE_UTF8);
        if (statement_run(st, ft))
            return -1;
    }
    return 0;
}
