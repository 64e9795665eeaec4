#include "remove.h"

#include <stdlib.h>

#include <sqlite3.h>

#include "counts.h"
#include "intake.h"
#include "loader.h"
#include "mem.h"
#include "postings.h"
#include "result_tables.h"
#include "statement.h"
#include "stored_counts.h"

enum {
    FIND,
    STREAM,
    DROP_META,
    DROP_TEXT,
    DROP_STREAM,
    DROP_REMOVED,
    DROP_POSTINGS,
    DROP_STATES,
    TWIN,
    INHERIT, /* what the oldest twin takes over */
    INHERIT_DUPLICATE,
    INHERIT_ORIGINAL,
    INHERIT_SIGNATURE,
    FORGET, /* without a twin */
    FORGET_ORIGINAL,
    FORGET_SIGNATURE,
    RENAME_CLUSTER,
    STATEMENTS
};

static const char *const statements[STATEMENTS] = {
    [FIND] = "SELECT body, uri FROM meta WHERE id = ?1",
    [STREAM] = "SELECT data, (SELECT max(id) FROM types) FROM stream "
               "WHERE id = ?1",
    [DROP_META] = "DELETE FROM meta WHERE id = ?1",
    [DROP_TEXT] = "DELETE FROM text WHERE id = ?1",
    [DROP_STREAM] = "DELETE FROM stream WHERE id = ?1",
    [DROP_REMOVED] = "DELETE FROM removed WHERE document = ?1",
    [DROP_POSTINGS] = "UPDATE segment SET dead = dead + 1 "
                      "WHERE ?1 BETWEEN first AND last",
    [DROP_STATES] = "DELETE FROM state WHERE document = ?1 AND "
                    "plugin IN (SELECT plugin FROM config)",
    [TWIN] = "SELECT ifnull(min(id), 0) FROM meta WHERE body = ?1",
    [INHERIT] = "DELETE FROM duplicate WHERE document = ?2",
    [INHERIT_DUPLICATE] = "UPDATE duplicate SET document = ?2 "
                          "WHERE document = ?1",
    [INHERIT_ORIGINAL] = "UPDATE duplicate SET original = ?2 "
                         "WHERE original = ?1",
    [INHERIT_SIGNATURE] = "UPDATE signature SET id = ?2 WHERE id = ?1",
    [FORGET] = "DELETE FROM duplicate WHERE document = ?1",
    [FORGET_ORIGINAL] = "UPDATE duplicate SET original = NULL "
                        "WHERE original = ?1",
    [FORGET_SIGNATURE] = "DELETE FROM signature WHERE id = ?1",
    [RENAME_CLUSTER] = "UPDATE meta SET cluster = (SELECT min(id) FROM meta "
                       "WHERE cluster = ?1 AND cluster <> id) "
                       "WHERE cluster = ?1 AND cluster <> id",
};

struct remover {
    struct sqlite3 *db;
    struct sqlite3_stmt *st[STATEMENTS];
    struct intake *intake;
    struct sqlite3_stmt **results; /* one a result table */
    size_t n_results, cap;
    struct ids ids;
};

/* Only a table that is just as the manifest makes it is touched. */
static int
add_table(struct remover *r, const struct manifest *m,
          const struct result_table *t, struct fault *ft)
{
    struct buf sql = {0};
    int there = result_tables_there(r->db, m, t, ft);

    if (there <= 0)
        return there;
    result_tables_delete(m, t, &sql);
    r->results =
        mem_grow(r->results, &r->cap, r->n_results + 1, sizeof *r->results);
    there =
        statement_prepare(r->db, buf_text(&sql), &r->results[r->n_results], ft);
    r->n_results += there == 0;
    buf_free(&sql);
    return there;
}

static int
add_tables(struct remover *r, const char *json, struct fault *ft)
{
    struct manifest m;
    struct fault ignored;
    int bad = 0;

    if (manifest_parse(&m, json, &ignored))
        return 0; /* not slant's: it has no tables */
    for (size_t i = 0; i < m.n_tables && !bad; i++) {
        if (m.tables[i].kind != TABLE_CORPUS)
            bad = add_table(r, &m, &m.tables[i], ft);
    }
    manifest_free(&m);
    return bad;
}

static int
add_results(struct remover *r, struct fault *ft)
{
    struct sqlite3_stmt *st;
    int more;

    if (statement_prepare(r->db, "SELECT manifest FROM config WHERE live", &st,
                          ft))
        return -1;
    while ((more = statement_step(st, ft)) > 0) {
        if (add_tables(r, (const char *)sqlite3_column_text(st, 0), ft)) {
            more = -1;
            break;
        }
    }
    sqlite3_finalize(st);
    return more;
}

int
remover_open(struct remover **out, struct store *s, struct fault *ft)
{
    struct remover *r = mem_alloc(sizeof *r);

    r->db = store_db(s);
    if (statement_prepare_all(r->db, statements, STATEMENTS, r->st, ft) ||
        intake_open(&r->intake, r->db, ft) || add_results(r, ft)) {
        remover_free(r);
        return -1;
    }
    *out = r;
    return 0;
}

void
remover_free(struct remover *r)
{
    if (!r)
        return;
    statement_free_all(r->st, STATEMENTS);
    statement_free_all(r->results, r->n_results);
    free(r->results);
    intake_free(r->intake);
    ids_free(&r->ids);
    free(r);
}

static int
count_out(struct remover *r, int64_t id, struct counts *counts,
          struct fault *ft)
{
    struct sqlite3_stmt *st = r->st[STREAM];
    int found;

    sqlite3_bind_int64(st, 1, id);
    found = statement_step(st, ft);
    if (found > 0 &&
        stream_decode(sqlite3_column_blob(st, 0),
                      (size_t)sqlite3_column_bytes(st, 0), &r->ids) == 0 &&
        ids_highest(&r->ids) <= sqlite3_column_int64(st, 1))
        counts_add(counts, &r->ids, -1);
    sqlite3_reset(st);
    return found < 0 ? -1 : 0;
}

/* Runs the statements from..to on the document, and drops its results. */
static int
delete_rows(struct remover *r, int64_t id, int from, int to, struct fault *ft)
{
    for (int i = from; i <= to; i++) {
        sqlite3_bind_int64(r->st[i], 1, id);
        if (statement_run(r->st[i], ft))
            return -1;
    }
    for (size_t i = 0; i < r->n_results; i++) {
        sqlite3_bind_int64(r->results[i], 1, id);
        if (statement_run(r->results[i], ft))
            return -1;
    }
    return 0;
}

/* The oldest document that has the body of one that is gone, or 0. */
static int
find_twin(struct remover *r, struct sqlite3_value *body, int64_t *twin,
          struct fault *ft)
{
    struct sqlite3_stmt *st = r->st[TWIN];
    int found;

    sqlite3_bind_value(st, 1, body);
    found = statement_step(st, ft);
    if (found > 0)
        *twin = sqlite3_column_int64(st, 0);
    sqlite3_reset(st);
    return found < 0 ? -1 : 0;
}

/* Its cluster goes on. What was compared with it was compared with its twin,
   if it leaves one that did not come before it. */
static int
leave_cluster(struct remover *r, int64_t id, int64_t twin, struct fault *ft)
{
    int from = twin > id ? INHERIT : FORGET;
    int to = twin > id ? INHERIT_SIGNATURE : FORGET_SIGNATURE;

    for (int i = from; i <= to; i++) {
        sqlite3_bind_int64(r->st[i], 1, id);
        if (twin > id)
            sqlite3_bind_int64(r->st[i], 2, twin);
        if (statement_run(r->st[i], ft))
            return -1;
    }
    sqlite3_bind_int64(r->st[RENAME_CLUSTER], 1, id);
    return statement_run(r->st[RENAME_CLUSTER], ft);
}

int
remover_take(struct remover *r, int64_t id, struct counts *counts,
             struct fault *ft)
{
    struct sqlite3_stmt *find = r->st[FIND];
    struct sqlite3_value *body = NULL;
    int64_t twin = 0;
    int found, bad = 0;

    sqlite3_bind_int64(find, 1, id);
    found = statement_step(find, ft);
    if (found > 0) {
        body = sqlite3_value_dup(sqlite3_column_value(find, 0));
        bad = intake_forget(r->intake,
                            (const char *)sqlite3_column_text(find, 1), ft);
    }
    sqlite3_reset(find);
    if (found <= 0)
        return found;
    bad = bad || (counts && count_out(r, id, counts, ft)) ||
          delete_rows(r, id, DROP_META, DROP_STATES, ft) ||
          find_twin(r, body, &twin, ft) || leave_cluster(r, id, twin, ft);
    sqlite3_value_free(body);
    return bad ? -1 : 1;
}

int
remover_forget(struct remover *r, int64_t id, struct fault *ft)
{
    return delete_rows(r, id, DROP_STATES, DROP_STATES, ft);
}

static int
remove_all(struct store *s, struct remover *r, const int64_t *ids, size_t n,
           uint64_t *removed, struct fault *ft)
{
    struct counts counts = {0};
    int64_t counted;
    int bad = stored_counts_marked(store_db(s), &counted, ft);

    for (size_t i = 0; i < n && !bad; i++) {
        int found =
            remover_take(r, ids[i], ids[i] <= counted ? &counts : NULL, ft);

        bad = found < 0;
        *removed += found > 0;
    }
    if (!bad)
        bad = stored_counts_write(&counts, UINT32_MAX, store_db(s), ft);
    counts_free(&counts);
    return bad ? -1 : 0;
}

int
store_remove(struct store *s, const int64_t *ids, size_t n, uint64_t *removed,
             struct fault *ft)
{
    struct remover *r = NULL;
    uint64_t count = 0;

    if (store_begin(s, ft))
        return -1;
    /* The highest id may go, and must not come back. */
    if (statement_exec(store_db(s), ft,
                       "UPDATE corpus SET value = max(value, 1 + ifnull("
                       "(SELECT max(id) FROM meta), 0)) "
                       "WHERE name = 'next_document'") ||
        remover_open(&r, s, ft) || remove_all(s, r, ids, n, &count, ft) ||
        postings_update(store_db(s), ft) || store_commit(s, ft)) {
        remover_free(r);
        store_rollback(s);
        return -1;
    }
    remover_free(r);
    *removed = count;
    return 0;
}
