#include "results_inside.h"

#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "mem.h"
#include "statement.h"

/* The id of the configuration; 0: the corpus has nothing of it. */
static int
find_config(struct results *r, struct plan *p, struct fault *ft)
{
    struct sqlite3_stmt *st;
    int found;

    if (statement_prepare(r->db,
                          "SELECT id, live FROM config "
                          "WHERE plugin = ?1 AND key = ?2",
                          &st, ft))
        return -1;
    statement_text(st, 1, p->manifest->name);
    statement_blob(st, 2, p->key.bytes, sizeof p->key.bytes);
    found = statement_step(st, ft);
    if (found > 0) {
        p->config = sqlite3_column_int64(st, 0);
        p->live = sqlite3_column_int(st, 1);
    }
    sqlite3_finalize(st);
    return found < 0 ? -1 : 0;
}

/* Makes the configuration if it is new; the live one if none is. */
static int
register_config(struct results *r, struct plan *p, struct fault *ft)
{
    static const char sql[] =
        "INSERT INTO config(plugin, key, live, manifest) VALUES(?1, ?2, "
        "NOT EXISTS(SELECT 1 FROM config WHERE plugin = ?1 AND live), ?3) "
        "ON CONFLICT(plugin, key) DO UPDATE SET manifest = ?3 "
        "WHERE manifest <> ?3";
    struct sqlite3_stmt *st;
    int bad;

    if (statement_prepare(r->db, sql, &st, ft))
        return -1;
    statement_text(st, 1, p->manifest->name);
    statement_blob(st, 2, p->key.bytes, sizeof p->key.bytes);
    statement_text(st, 3, p->manifest->json);
    bad = statement_run(st, ft);
    sqlite3_finalize(st);
    return bad ? -1 : find_config(r, p, ft);
}

static int
make_live(struct results *r, struct plan *p, struct fault *ft)
{
    if (!p->live && statement_exec(r->db, ft,
                                   "UPDATE config SET live = id = %lld "
                                   "WHERE plugin = %Q AND live <> (id = %lld)",
                                   (long long)p->config, p->manifest->name,
                                   (long long)p->config))
        return -1;
    p->live = true;
    return 0;
}

/* Documents are run in ascending order, so that most have no older result. */
static int
find_seen(struct results *r, struct plan *p, struct fault *ft)
{
    struct sqlite3_stmt *st;
    int found;

    if (statement_prepare(r->db,
                          "SELECT max(document) FROM state WHERE plugin = ?1",
                          &st, ft))
        return -1;
    statement_text(st, 1, p->manifest->name);
    found = statement_step(st, ft);
    p->seen = found > 0 ? sqlite3_column_int64(st, 0) : 0;
    sqlite3_finalize(st);
    return found < 0 ? -1 : 0;
}

static void
link_requires(struct results *r, struct plan *p)
{
    const struct manifest *m = p->manifest;

    for (size_t i = 0; i < m->n_requires; i++) {
        size_t j = 0;

        while (j < r->n &&
               strcmp(r->plan[j].manifest->name, m->requires[i]) != 0)
            j++;
        if (j < r->n) {
            p->requires |= (uint64_t)1 << j;
        } else {
            p->requires_others = true;
        }
    }
}

int
results_take(struct results *r, size_t plugin, struct buf *changed,
             struct fault *ft)
{
    struct plan *p = &r->plan[plugin];

    if (result_schema_make(r, p, changed, ft) || make_live(r, p, ft) ||
        statement_exec(r->db, ft,
                       "DELETE FROM aggregate WHERE plugin = %Q AND "
                       "cause = 'setup'",
                       p->manifest->name) ||
        find_seen(r, p, ft))
        return fault_wrap(ft, "plugin %s", p->manifest->name);
    return 0;
}

int
results_withdraw(struct results *r, size_t plugin, struct fault *ft)
{
    const struct plan *p = &r->plan[plugin];
    long long id = p->config;

    return statement_exec(
        r->db, ft,
        "DELETE FROM config WHERE id = %lld AND NOT live AND NOT EXISTS("
        "SELECT 1 FROM state WHERE plugin = %Q AND config = %lld) AND NOT "
        "EXISTS(SELECT 1 FROM partial WHERE config = %lld) AND NOT EXISTS("
        "SELECT 1 FROM aggregate WHERE plugin = %Q AND config = %lld)",
        id, p->manifest->name, id, id, p->manifest->name, id);
}

static int
register_all(struct results *r, struct buf *changed, struct fault *ft)
{
    for (size_t i = 0; i < r->n; i++)
        if (register_config(r, &r->plan[i], ft) ||
            (r->plan[i].live && results_take(r, i, changed, ft)))
            return -1;
    return results_prepare(r, ft);
}

static int
find_all(struct results *r, struct fault *ft)
{
    for (size_t i = 0; i < r->n; i++)
        if (find_config(r, &r->plan[i], ft))
            return -1;
    return 0;
}

/* The plugins with what they require, and no name twice. */
static int
make(struct results **out, struct store *s, const struct manifest *manifests,
     const struct hash *keys, size_t n, struct fault *ft)
{
    struct results *r;

    if (n > RESULTS_PLUGINS_MAX)
        return fault_set(ft, FAULT_USAGE, "more than %d plugins in one run",
                         RESULTS_PLUGINS_MAX);
    r = mem_alloc(sizeof *r);
    r->store = s;
    r->db = store_db(s);
    r->n = n;
    r->plan = mem_alloc((n + 1) * sizeof *r->plan);
    for (size_t i = 0; i < n; i++) {
        r->plan[i].manifest = &manifests[i];
        r->plan[i].key = keys[i];
        r->plan[i].db = r->db;
    }
    for (size_t i = 0; i < n; i++)
        link_requires(r, &r->plan[i]);
    *out = r;
    return 0;
}

int
results_open(struct results **out, struct store *s,
             const struct manifest *manifests, const struct hash *keys,
             size_t n, struct buf *changed, struct fault *ft)
{
    struct results *r = NULL;

    if (make(&r, s, manifests, keys, n, ft) || register_all(r, changed, ft)) {
        results_free(r);
        return -1;
    }
    *out = r;
    return 0;
}

int
results_look(struct results **out, struct store *s,
             const struct manifest *manifests, const struct hash *keys,
             size_t n, struct fault *ft)
{
    struct results *r = NULL;

    if (make(&r, s, manifests, keys, n, ft) || find_all(r, ft)) {
        results_free(r);
        return -1;
    }
    *out = r;
    return 0;
}

void
results_free(struct results *r)
{
    if (!r)
        return;
    for (size_t i = 0; i < r->n; i++) {
        struct plan *p = &r->plan[i];

        statement_free_all(p->insert, MANIFEST_TABLES_MAX);
        statement_free_all(p->drop, MANIFEST_TABLES_MAX);
        for (size_t k = 0; k < MANIFEST_TABLES_MAX; k++)
            row_list_free(&p->rows[k]);
        row_list_free(&p->states);
    }
    free(r->plan);
    statement_free_all(r->st, RESULTS_STATEMENTS);
    free(r);
}

bool
results_waits(const struct results *r, size_t plugin)
{
    return !r->plan[plugin].live;
}

int64_t
results_config(const struct results *r, size_t plugin)
{
    return r->plan[plugin].config;
}
