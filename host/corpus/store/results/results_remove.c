/* All that is stored of a plugin, taken out. */
#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "mem.h"
#include "result_tables.h"
#include "results_inside.h"
#include "statement.h"

/* The tables that one of its configurations made. */
static int
drop_tables(struct sqlite3 *db, const char *json, struct buf *tables,
            struct fault *ft)
{
    struct manifest m;
    struct fault ignored;
    int bad = 0;

    if (manifest_parse(&m, json, &ignored))
        return 0; /* not slant's: it has no tables */
    for (size_t i = 0; i < m.n_tables && !bad; i++) {
        int there = result_tables_there(db, &m, &m.tables[i], ft);

        bad = there < 0 ||
              (there && result_schema_drop(db, &m, &m.tables[i], tables, ft));
    }
    manifest_free(&m);
    return bad ? -1 : 0;
}

static int
delete_rows(struct sqlite3 *db, const char *plugin, struct fault *ft)
{
    return statement_exec(
        db, ft,
        "DELETE FROM partial WHERE config IN "
        "(SELECT id FROM config WHERE plugin = %Q);"
        "DELETE FROM aggregate WHERE plugin = %Q;"
        "DELETE FROM state WHERE plugin = %Q;"
        "DELETE FROM config WHERE plugin = %Q;"
        "DELETE FROM failure WHERE id NOT IN "
        "(SELECT failure FROM state WHERE failure IS NOT NULL)",
        plugin, plugin, plugin, plugin);
}

int
results_remove(struct store *s, const char *plugin, struct buf *tables,
               struct fault *ft)
{
    struct sqlite3 *db = store_db(s);
    char **manifests;
    size_t n;
    int bad = store_begin(s, ft);

    if (bad)
        return -1;
    bad = result_schema_manifests(db, plugin, &manifests, &n, ft);
    for (size_t i = 0; i < n && !bad; i++)
        bad = drop_tables(db, manifests[i], tables, ft);
    bad = bad || delete_rows(db, plugin, ft) || store_commit(s, ft);
    if (bad)
        store_rollback(s);
    mem_free_strings(manifests, n);
    return bad ? -1 : n > 0;
}

int
results_remove_unmade(struct store *s, const char *plugin, struct fault *ft)
{
    struct sqlite3_stmt *st;
    struct buf tables = {0};
    int unmade;

    if (statement_prepare(store_db(s),
                          "SELECT 1 FROM aggregate AS a WHERE plugin = ?1 AND "
                          "cause = 'setup' AND NOT EXISTS "
                          "(SELECT 1 FROM state AS s WHERE s.plugin = ?1)",
                          &st, ft))
        return -1;
    statement_text(st, 1, plugin);
    unmade = statement_step(st, ft);
    sqlite3_finalize(st);
    if (unmade > 0)
        unmade = results_remove(s, plugin, &tables, ft);
    buf_free(&tables);
    return unmade < 0 ? -1 : 0;
}
