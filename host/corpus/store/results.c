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
                          "SELECT id FROM config "
                          "WHERE plugin = ?1 AND key = ?2",
                          &st, ft))
        return -1;
    statement_text(st, 1, p->manifest->name);
    statement_blob(st, 2, p->key.bytes, sizeof p->key.bytes);
    found = statement_step(st, ft);
    if (found > 0)
        p->config = sqlite3_column_int64(st, 0);
    sqlite3_finalize(st);
    return found < 0 ? -1 : 0;
}

/* Makes the configuration if it is new; the plugin's live one from now on. */
static int
register_config(struct results *r, struct plan *p, struct fault *ft)
{
    static const char *const sql[] = {
        "INSERT INTO config(plugin, key, live, manifest) "
        "VALUES(?1, ?2, 1, ?3) ON CONFLICT(plugin, key) "
        "DO UPDATE SET live = 1, manifest = ?3 "
        "WHERE live = 0 OR manifest <> ?3",
        "UPDATE config SET live = 0 "
        "WHERE plugin = ?1 AND key <> ?2 AND live"};
    struct sqlite3_stmt *st[2];
    int bad = 0;

    if (statement_prepare_all(r->db, sql, 2, st, ft))
        return -1;
    statement_text(st[0], 3, p->manifest->json);
    for (int i = 0; i < 2 && !bad; i++) {
        statement_text(st[i], 1, p->manifest->name);
        statement_blob(st[i], 2, p->key.bytes, sizeof p->key.bytes);
        bad = statement_run(st[i], ft);
    }
    statement_free_all(st, 2);
    return bad ? -1 : find_config(r, p, ft);
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

static int
register_all(struct results *r, struct buf *changed, struct fault *ft)
{
    for (size_t i = 0; i < r->n; i++) {
        struct plan *p = &r->plan[i];

        if (result_schema_make(r, p, changed, ft) ||
            register_config(r, p, ft) || find_seen(r, p, ft))
            return fault_wrap(ft, "plugin %s", p->manifest->name);
    }
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
    return result_schema_check_clashes(r, ft);
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

int64_t
results_config(const struct results *r, size_t plugin)
{
    return r->plan[plugin].config;
}
