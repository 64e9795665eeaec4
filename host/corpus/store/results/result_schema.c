/* Result tables and views in the file, as manifests say. */
#include "results_inside.h"

#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "mem.h"
#include "result_tables.h"
#include "statement.h"

static int
exec(struct results *r, struct buf *sql, struct fault *ft)
{
    int bad = statement_exec(r->db, ft, "%s", buf_text(sql));

    buf_free(sql);
    return bad;
}

static const struct result_table *
find_table(const struct manifest *m, const char *name)
{
    for (size_t i = 0; i < m->n_tables; i++) {
        if (strcmp(m->tables[i].name, name) == 0)
            return &m->tables[i];
    }
    return NULL;
}

static bool
same_table(const struct manifest *m, const struct result_table *t,
           const struct manifest *old, const struct result_table *old_t)
{
    struct buf a = {0}, b = {0};
    bool same;

    if (!t)
        return false;
    result_tables_create(m, t, &a);
    result_tables_create(old, old_t, &b);
    same = strcmp(buf_text(&a), buf_text(&b)) == 0;
    buf_free(&a);
    buf_free(&b);
    return same;
}

int
result_schema_drop(struct sqlite3 *db, const struct manifest *m,
                   const struct result_table *t, struct buf *dropped,
                   struct fault *ft)
{
    char *name = result_tables_name(m, t);
    int bad = statement_exec(db, ft,
                             "DROP VIEW IF EXISTS \"%w_evidence\";"
                             "DROP TABLE \"%w\";"
                             "DELETE FROM columns WHERE \"table\" = %Q",
                             name, name, name);

    buf_format(dropped, "%s\n", name);
    free(name);
    return bad;
}

/* Drops tables that an older manifest of the plugin made and this one makes
   otherwise or not at all. */
static int
drop_stale(struct results *r, struct plan *p, const char *json,
           struct buf *changed, struct fault *ft)
{
    struct manifest old;
    struct fault ignored;
    int bad = 0;

    if (manifest_parse(&old, json, &ignored) ||
        strcmp(old.name, p->manifest->name) != 0)
        return 0;
    for (size_t i = 0; i < old.n_tables && !bad; i++) {
        const struct result_table *t = &old.tables[i];
        int there;

        if (same_table(p->manifest, find_table(p->manifest, t->name), &old, t))
            continue;
        there = result_tables_there(r->db, &old, t, ft);
        if (there < 0 ||
            (there && result_schema_drop(r->db, &old, t, changed, ft)))
            bad = -1;
    }
    manifest_free(&old);
    return bad;
}

int
result_schema_manifests(struct sqlite3 *db, const char *plugin, char ***out,
                        size_t *n, struct fault *ft)
{
    struct sqlite3_stmt *st;
    size_t cap = 0;
    int more;

    *out = NULL;
    *n = 0;
    if (statement_prepare(db,
                          "SELECT manifest FROM config "
                          "WHERE plugin = ?1 OR (?1 IS NULL AND live)",
                          &st, ft))
        return -1;
    statement_text(st, 1, plugin);
    while ((more = statement_step(st, ft)) > 0) {
        *out = mem_grow(*out, &cap, *n + 1, sizeof **out);
        (*out)[(*n)++] = statement_copy(st, 0);
    }
    sqlite3_finalize(st);
    return more;
}

/* Every result of the plugin, of every configuration. */
static int
forget(struct results *r, struct plan *p, struct fault *ft)
{
    const char *name = p->manifest->name;

    for (size_t i = 0; i < p->manifest->n_tables; i++) {
        const struct result_table *t = &p->manifest->tables[i];
        int there = result_tables_there(r->db, p->manifest, t, ft);
        char *table = result_tables_name(p->manifest, t);

        if (there > 0)
            there = statement_exec(r->db, ft, "DELETE FROM \"%w\"", table);
        free(table);
        if (there < 0)
            return -1;
    }
    return statement_exec(r->db, ft,
                          "DELETE FROM partial WHERE config IN "
                          "(SELECT id FROM config WHERE plugin = %Q);"
                          "DELETE FROM state WHERE plugin = %Q;"
                          "DELETE FROM aggregate WHERE plugin = %Q",
                          name, name, name);
}

static int
drop_all_stale(struct results *r, struct plan *p, struct buf *changed,
               struct fault *ft)
{
    size_t before = changed->len, n;
    char **manifests;
    int bad =
        result_schema_manifests(r->db, p->manifest->name, &manifests, &n, ft);

    for (size_t i = 0; i < n && !bad; i++)
        bad = drop_stale(r, p, manifests[i], changed, ft);
    mem_free_strings(manifests, n);
    if (!bad && changed->len > before)
        bad = forget(r, p, ft);
    return bad;
}

/* 1 the name is free, 0 it stands as `sql` says, -1 something else has it. */
static int
look(struct results *r, const char *name, const char *sql, struct fault *ft)
{
    struct sqlite3_stmt *st;
    int found;

    if (statement_prepare(r->db,
                          "SELECT sql IS ?2, type FROM sqlite_schema "
                          "WHERE name = ?1 COLLATE NOCASE",
                          &st, ft))
        return -1;
    statement_text(st, 1, name);
    statement_text(st, 2, sql);
    found = statement_step(st, ft);
    if (found > 0 && !sqlite3_column_int(st, 0))
        found = fault_set(ft, FAULT_CORPUS,
                          "the corpus has a %s `%s` that is not slant's; drop "
                          "or rename it",
                          sqlite3_column_text(st, 1), name);
    sqlite3_finalize(st);
    return found < 0 ? -1 : !found;
}

static int
make_table(struct results *r, const struct manifest *m,
           const struct result_table *t, struct fault *ft)
{
    char *name = result_tables_name(m, t);
    struct buf sql = {0};
    int missing;

    result_tables_create(m, t, &sql);
    missing = look(r, name, buf_text(&sql), ft);
    free(name);
    if (missing == 1)
        return exec(r, &sql, ft);
    buf_free(&sql);
    return missing;
}

static int
make_view(struct results *r, const struct manifest *m,
          const struct result_table *t, struct fault *ft)
{
    char *name;
    struct buf sql = {0};
    int bad;

    if (!result_tables_has_evidence(t))
        return 0;
    name = result_tables_name(m, t);
    bad =
        statement_exec(r->db, ft, "DROP VIEW IF EXISTS \"%w_evidence\"", name);
    free(name);
    if (bad)
        return -1;
    result_tables_create_view(m, t, &sql);
    return exec(r, &sql, ft);
}

static const char *
unit_of(const struct column *c)
{
    return c->type == COLUMN_SPAN && !c->unit
               ? "bytes of documents.text, from 0"
               : c->unit;
}

static int
put_column(struct sqlite3_stmt *st, const char *table, const char *name,
           const struct column *c, const char *definition, struct fault *ft)
{
    statement_text(st, 1, table);
    statement_text(st, 2, name);
    statement_text(st, 3, c ? unit_of(c) : NULL);
    statement_text(st, 4, definition);
    statement_text(st, 5, c ? c->denominator : NULL);
    statement_text(st, 6, c ? c->missing : NULL);
    return statement_run(st, ft);
}

/* Rows of `columns`: those the host adds, then the plugin's. */
static int
describe(struct sqlite3_stmt *st, const char *table,
         const struct result_table *t, struct fault *ft)
{
    static const char *const own[] = {"id of the document",
                                      "number of the row, from 1"};
    char **names;
    size_t n = result_tables_columns(t, &names);
    size_t at = 0;
    int bad = 0;

    if (t->kind != TABLE_CORPUS)
        bad = put_column(st, table, names[at++], NULL, own[0], ft);
    if (t->kind != TABLE_DOCUMENT && !bad)
        bad = put_column(st, table, names[at++], NULL, own[1], ft);
    for (size_t i = 0; i < t->n_columns && !bad; i++) {
        const struct column *c = &t->columns[i];

        for (int j = 0; j <= (c->type == COLUMN_SPAN) && !bad; j++)
            bad = put_column(st, table, names[at++], c, c->doc, ft);
    }
    mem_free_strings(names, n);
    return bad;
}

static int
describe_all(struct results *r, const struct manifest *m, struct fault *ft)
{
    struct sqlite3_stmt *st;
    int bad = 0;

    if (statement_prepare(r->db,
                          "INSERT OR REPLACE INTO columns "
                          "VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
                          &st, ft))
        return -1;
    for (size_t i = 0; i < m->n_tables && !bad; i++) {
        char *name = result_tables_name(m, &m->tables[i]);

        bad = describe(st, name, &m->tables[i], ft);
        free(name);
    }
    sqlite3_finalize(st);
    return bad;
}

int
result_schema_make(struct results *r, struct plan *p, struct buf *changed,
                   struct fault *ft)
{
    const struct manifest *m = p->manifest;

    if (drop_all_stale(r, p, changed, ft))
        return -1;
    for (size_t i = 0; i < m->n_tables; i++) {
        if (make_table(r, m, &m->tables[i], ft) ||
            make_view(r, m, &m->tables[i], ft))
            return -1;
    }
    return describe_all(r, m, ft);
}

int
results_stored(struct store *s, struct manifest **out, size_t *n,
               struct fault *ft)
{
    struct fault ignored;
    char **texts;
    size_t n_texts;
    int bad = result_schema_manifests(store_db(s), NULL, &texts, &n_texts, ft);

    *n = 0;
    *out = mem_alloc((n_texts + 1) * sizeof **out);
    for (size_t i = 0; i < n_texts && !bad; i++)
        if (manifest_parse(&(*out)[*n], texts[i], &ignored) == 0)
            ++*n;
    mem_free_strings(texts, n_texts);
    return bad;
}
