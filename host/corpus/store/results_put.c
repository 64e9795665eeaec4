/* Pair results into their tables. */
#include "results_inside.h"

#include <stdlib.h>

#include <sqlite3.h>

#include "statement.h"

static const char *const statements[RESULTS_STATEMENTS] = {
    [RESULTS_HAD] = "SELECT 1 FROM state WHERE plugin = ?1 AND document = ?2",
    [RESULTS_PUT_STATE] = "INSERT OR REPLACE INTO state "
                          "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    [RESULTS_PUT_FAILURE] =
        "INSERT OR IGNORE INTO failure(digest, message, place, source_line, "
        "traceback) VALUES(?1, ?2, ?3, ?4, ?5)",
    [RESULTS_FIND_FAILURE] = "SELECT id FROM failure WHERE digest = ?1",
};

int
results_prepare(struct results *r, struct fault *ft)
{
    return statement_prepare_all(r->db, statements, RESULTS_STATEMENTS, r->st,
                                 ft);
}

int
results_put_rows(struct results *r, struct plan *p, int64_t document,
                 struct cur rows, uint32_t *n, struct fault *ft)
{
    struct row_source *s = &r->rows;

    row_source_begin(s, &p->manifest, document, rows);
    while (row_source_more(s)) {
        int bad = statement_run(p->insert[s->table], ft);

        if (bad && !s->bad)
            return -1;
    }
    s->m = NULL;
    *n = s->n;
    return s->bad;
}

static int
put_rows(struct results *r, struct plan *p, const struct pair_result *result,
         struct fault *ft)
{
    struct cur rows = cur_of(result->rows.data, result->rows.len);
    uint32_t n = 0;
    int bad = results_put_rows(r, p, result->document, rows, &n, ft);

    if (bad < 0 || (!bad && n == result->n_rows))
        return bad;
    return fault_set(ft, FAULT_INTERNAL,
                     "plugin %s, document %lld: the rows do not fit the "
                     "plugin's tables",
                     p->manifest.name, (long long)result->document);
}

static int
drop_rows(struct results *r, struct plan *p, int64_t document, struct fault *ft)
{
    struct sqlite3_stmt *had = r->st[RESULTS_HAD];
    int found;

    statement_text(had, 1, p->manifest.name);
    sqlite3_bind_int64(had, 2, document);
    found = statement_step(had, ft);
    sqlite3_reset(had);
    for (size_t i = 0; i < p->manifest.n_tables && found > 0; i++) {
        if (!p->drop[i])
            continue;
        sqlite3_bind_int64(p->drop[i], 1, document);
        if (statement_run(p->drop[i], ft))
            return -1;
    }
    return found < 0 ? -1 : 0;
}

/* The id of the failure's text, which many pairs may share; 0: none. */
static int
put_failure(struct results *r, const struct pair_result *p, int64_t *id,
            struct fault *ft)
{
    struct sqlite3_stmt *put = r->st[RESULTS_PUT_FAILURE];
    struct sqlite3_stmt *find = r->st[RESULTS_FIND_FAILURE];
    struct hasher *h;
    struct hash digest;
    int found;

    if (!p->message)
        return 0;
    h = hasher_new();
    hasher_string(h, p->message);
    hasher_string(h, p->place);
    hasher_string(h, p->source_line);
    hasher_string(h, p->traceback);
    digest = hasher_end(h);
    hasher_free(h);
    statement_blob(put, 1, digest.bytes, sizeof digest.bytes);
    statement_text(put, 2, p->message);
    statement_text(put, 3, p->place);
    statement_text(put, 4, p->source_line);
    statement_text(put, 5, p->traceback);
    if (statement_run(put, ft))
        return -1;
    statement_blob(find, 1, digest.bytes, sizeof digest.bytes);
    found = statement_step(find, ft);
    if (found > 0)
        *id = sqlite3_column_int64(find, 0);
    sqlite3_reset(find);
    return found < 0 ? -1 : 0;
}

static int
put_state(struct results *r, const struct plan *p,
          const struct pair_result *result, struct fault *ft)
{
    struct sqlite3_stmt *st = r->st[RESULTS_PUT_STATE];
    int64_t failure = 0;

    if (put_failure(r, result, &failure, ft))
        return -1;
    statement_text(st, 1, p->manifest.name);
    sqlite3_bind_int64(st, 2, result->document);
    sqlite3_bind_int64(st, 3, p->config);
    sqlite3_bind_int(st, 4, (int)result->state);
    statement_text(st, 5, result->cause);
    if (failure)
        sqlite3_bind_int64(st, 6, failure);
    else
        sqlite3_bind_null(st, 6);
    sqlite3_bind_int64(st, 7, (int64_t)result->cpu_us);
    sqlite3_bind_int64(st, 8, (int64_t)result->wall_us);
    statement_text(st, 9, result->locals);
    return statement_run(st, ft);
}

int
results_put(struct results *r, const struct pair_result *result,
            struct fault *ft)
{
    struct plan *p;

    if (result->plugin >= r->n)
        return fault_set(ft, FAULT_INTERNAL, "a result of no plugin");
    p = &r->plan[result->plugin];
    if (drop_rows(r, p, result->document, ft) || put_rows(r, p, result, ft))
        return -1;
    return put_state(r, p, result, ft);
}
