#include "judge.h"

#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "intake.h"
#include "mem.h"
#include "same_place.h"
#include "statement.h"
#include "uri.h"

enum {
    FIND,
    SAME_TEXT,
    MOVE,
    STATEMENTS
};

static const char *const statements[STATEMENTS] = {
    [FIND] = "SELECT id, content, load, uri FROM meta WHERE key = ?1",
    [SAME_TEXT] = "SELECT 1 FROM text WHERE id = ?1 AND text = ?2",
    [MOVE] = "UPDATE meta SET uri = ?2 WHERE id = ?1",
};

struct judge {
    struct sqlite3_stmt *st[STATEMENTS];
    struct same_place place;
    struct intake *intake;
    int64_t load;
    unsigned char *seen; /* bit per document id: unchanged in this load */
    size_t seen_cap;
};

int
judge_open(struct judge **out, struct sqlite3 *db, struct intake *i,
           int64_t load, struct fault *ft)
{
    struct judge *j = mem_alloc(sizeof *j);

    j->intake = i;
    j->load = load;
    if (statement_prepare_all(db, statements, STATEMENTS, j->st, ft) ||
        same_place_open(&j->place, db, ft)) {
        judge_free(j);
        return -1;
    }
    *out = j;
    return 0;
}

void
judge_free(struct judge *j)
{
    if (!j)
        return;
    statement_free_all(j->st, STATEMENTS);
    same_place_free(&j->place);
    free(j->seen);
    free(j);
}

static void
mark_seen(struct judge *j, int64_t id)
{
    size_t at = (size_t)id / 8, old = j->seen_cap;

    j->seen = mem_grow(j->seen, &j->seen_cap, at + 1, 1);
    memset(j->seen + old, 0, j->seen_cap - old);
    j->seen[at] |= (unsigned char)(1u << (id % 8));
}

static bool
was_seen(const struct judge *j, int64_t id)
{
    size_t at = (size_t)id / 8;

    return at < j->seen_cap && j->seen[at] >> (id % 8) & 1;
}

/* Whether the document in a row of id, content, load, uri came, or was met, in
   this load, or is of a file that was passed by. */
static bool
is_used(const struct judge *j, struct sqlite3_stmt *row)
{
    return sqlite3_column_int64(row, 2) == j->load ||
           was_seen(j, sqlite3_column_int64(row, 0)) ||
           intake_passed(j->intake, (const char *)sqlite3_column_text(row, 3));
}

/* 1 if the document `old` has the same text, whatever its fields are. */
static int
same_text(struct judge *j, const struct doc *d, int64_t old, struct fault *ft)
{
    struct sqlite3_stmt *st = j->st[SAME_TEXT];
    int found;

    sqlite3_bind_int64(st, 1, old);
    sqlite3_bind_text64(st, 2, d->text, d->text_len, SQLITE_STATIC,
                        SQLITE_UTF8);
    found = statement_step(st, ft);
    sqlite3_reset(st);
    return found;
}

/* The outcome for the row of FIND; used: in this load. */
static int
compare(struct judge *j, const struct doc *d, int64_t old, bool used,
        bool other_file, enum loader_outcome *outcome, struct fault *ft)
{
    int known = 1;

    if (statement_is(j->st[FIND], 1, &d->content)) {
        *outcome = used ? LOADER_REPEATED : LOADER_UNCHANGED;
        return 0;
    }
    if (!used && other_file)
        known = same_text(j, d, old, ft);
    *outcome = used || !known ? LOADER_KEY_TAKEN : LOADER_REPLACED;
    return known < 0 ? -1 : 0;
}

static int
keep(struct judge *j, const struct doc *d, int64_t old, const char *uri,
     struct fault *ft)
{
    struct sqlite3_stmt *st = j->st[MOVE];

    mark_seen(j, old);
    if (uri && strcmp(uri, d->uri) == 0)
        return 0;
    if (uri && !uri_same_file(uri, d->uri) && intake_forget(j->intake, uri, ft))
        return -1;
    sqlite3_bind_int64(st, 1, old);
    statement_text(st, 2, d->uri);
    return statement_run(st, ft);
}

static int
judge_row(struct judge *j, const struct doc *d, enum loader_outcome *outcome,
          int64_t *old, struct fault *ft)
{
    struct sqlite3_stmt *st = j->st[FIND];
    const char *uri = (const char *)sqlite3_column_text(st, 3);
    bool other_file = uri && !uri_same_file(uri, d->uri);
    bool used = is_used(j, st);

    *old = sqlite3_column_int64(st, 0);
    if (compare(j, d, *old, used, other_file, outcome, ft))
        return -1;
    if (used || other_file)
        intake_doubt(j->intake, d->uri);
    return *outcome == LOADER_UNCHANGED ? keep(j, d, *old, uri, ft) : 0;
}

/* A key that no document has may be a new one of a document that is there. */
static int
judge_place(struct judge *j, const struct doc *d, enum loader_outcome *outcome,
            int64_t *old, struct fault *ft)
{
    int found = 0;

    for (int i = 0; i < SAME_PLACE_QUESTIONS && !found; i++) {
        struct sqlite3_stmt *row = j->place.st[i];

        found = same_place_ask(&j->place, i, d, ft);
        if (found > 0 && is_used(j, row))
            found = 0;
        if (found > 0) {
            *old = sqlite3_column_int64(row, 0);
            *outcome = LOADER_REPLACED;
        }
        sqlite3_reset(row);
    }
    return found;
}

int
judge_doc(struct judge *j, const struct doc *d, enum loader_outcome *outcome,
          int64_t *old, struct fault *ft)
{
    struct sqlite3_stmt *st = j->st[FIND];
    int found;

    statement_text(st, 1, d->key);
    found = statement_step(st, ft);
    if (found > 0 && judge_row(j, d, outcome, old, ft))
        found = -1;
    sqlite3_reset(st);
    return found ? found : judge_place(j, d, outcome, old, ft);
}
