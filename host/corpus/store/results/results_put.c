/* Pair results into the corpus. */
#include "results_inside.h"

#include <sqlite3.h>

#include "result_tables.h"
#include "statement.h"

enum {
    STATE_WIDTH = 7
};

static const char *const statements[RESULTS_STATEMENTS] = {
    [RESULTS_HAD] = "SELECT 1 FROM state WHERE plugin = ?1 AND document = ?2",
    [RESULTS_PUT_STATES] = "INSERT OR REPLACE INTO state SELECT ?2, c0, ?3, "
                           "c1, c2, c3, c4, c5, c6 FROM row_list(?1)",
    [RESULTS_PUT_FAILURE] =
        "INSERT OR IGNORE INTO failure(digest, message, place, source_line, "
        "traceback) VALUES(?1, ?2, ?3, ?4, ?5)",
    [RESULTS_FIND_FAILURE] = "SELECT id FROM failure WHERE digest = ?1",
};

int
results_prepare(struct results *r, struct fault *ft)
{
    for (size_t i = 0; i < r->n; i++)
        r->plan[i].states.width = STATE_WIDTH;
    if (result_rows_prepare(r, STATE_WIDTH, ft))
        return -1;
    return statement_prepare_all(r->db, statements, RESULTS_STATEMENTS, r->st,
                                 ft);
}

static int
drop_table(struct plan *p, size_t at, int64_t document, struct fault *ft)
{
    struct buf sql = {0};
    int bad = 0;

    if (!p->drop[at]) {
        result_tables_delete(p->manifest, &p->manifest->tables[at], &sql);
        bad = statement_prepare(p->db, buf_text(&sql), &p->drop[at], ft);
        buf_free(&sql);
    }
    if (bad)
        return -1;
    sqlite3_bind_int64(p->drop[at], 1, document);
    return statement_run(p->drop[at], ft);
}

/* The rows of an older result. */
static int
drop_rows(struct results *r, struct plan *p, int64_t document, struct fault *ft)
{
    struct sqlite3_stmt *had = r->st[RESULTS_HAD];
    int found;

    if (document > p->seen)
        return 0;
    statement_text(had, 1, p->manifest->name);
    sqlite3_bind_int64(had, 2, document);
    found = statement_step(had, ft);
    sqlite3_reset(had);
    for (size_t i = 0; i < p->manifest->n_tables && found > 0; i++)
        if (p->manifest->tables[i].kind != TABLE_CORPUS &&
            drop_table(p, i, document, ft))
            return -1;
    return found < 0 ? -1 : 0;
}

static int
add_rows(struct plan *p, const struct pair_result *result, struct cur rows,
         struct fault *ft)
{
    int64_t number[MANIFEST_TABLES_MAX] = {0}, n = 0;

    if (rows.p < rows.end &&
        result_rows_add(p, result->document, rows, number, ft))
        return -1;
    for (size_t i = 0; i < p->manifest->n_tables; i++)
        n += number[i];
    if (n != result->n_rows)
        return fault_set(ft, FAULT_INTERNAL,
                         "plugin %s, document %lld: %u rows were announced "
                         "and %lld came",
                         p->manifest->name, (long long)result->document,
                         result->n_rows, (long long)n);
    return 0;
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
add_state(struct results *r, struct plan *p, const struct pair_result *result,
          struct fault *ft)
{
    struct row_list *l = &p->states;
    int64_t failure = 0;

    if (put_failure(r, result, &failure, ft))
        return -1;
    row_list_int(l, result->document);
    row_list_int(l, result->state);
    row_list_text(l, result->cause);
    if (failure)
        row_list_int(l, failure);
    else
        row_list_null(l);
    row_list_int(l, (int64_t)result->cpu_us);
    row_list_int(l, (int64_t)result->wall_us);
    row_list_text(l, result->locals);
    return 0;
}

static void
forget(struct results *r)
{
    for (size_t i = 0; i < r->n; i++) {
        result_rows_forget(&r->plan[i]);
        r->plan[i].states.n = 0;
    }
}

int
results_add(struct results *r, const struct pair_result *pair, struct cur rows,
            struct fault *ft)
{
    struct plan *p;

    if (pair->plugin >= r->n)
        return fault_set(ft, FAULT_INTERNAL, "a result of no plugin");
    p = &r->plan[pair->plugin];
    if (drop_rows(r, p, pair->document, ft) || add_rows(p, pair, rows, ft) ||
        add_state(r, p, pair, ft)) {
        forget(r);
        return -1;
    }
    return 0;
}

static int
store_plugin(struct results *r, struct plan *p, struct fault *ft)
{
    struct sqlite3_stmt *st = r->st[RESULTS_PUT_STATES];

    statement_text(st, 2, p->manifest->name);
    sqlite3_bind_int64(st, 3, p->config);
    return result_rows_store(p, ft) || row_list_store(&p->states, st, ft);
}

int
results_store(struct results *r, struct fault *ft)
{
    for (size_t i = 0; i < r->n; i++)
        if (r->plan[i].states.n && store_plugin(r, &r->plan[i], ft)) {
            forget(r);
            return -1;
        }
    return 0;
}
