/* Tables of a plugin about the whole corpus. */
#include "results_inside.h"

#include <inttypes.h>
#include <stdlib.h>

#include <sqlite3.h>

#include "result_tables.h"
#include "statement.h"

/* Over the blocks' keys. */
static struct hash
key_of(const struct plan *p, const struct block *blocks, size_t n)
{
    struct buf keys = {0};
    struct hash key;

    buf_add(&keys, p->key.bytes, sizeof p->key.bytes);
    for (size_t i = 0; i < n; i++) {
        buf_u64(&keys, (uint64_t)blocks[i].number);
        buf_add(&keys, blocks[i].key.bytes, sizeof blocks[i].key.bytes);
    }
    key = hash_of(keys.data, keys.len);
    buf_free(&keys);
    return key;
}

int
results_corpus_state(struct results *r, size_t plugin,
                     const struct block *blocks, size_t n,
                     enum pair_state *state, struct fault *ft)
{
    const struct plan *p = &r->plan[plugin];
    struct hash key = key_of(p, blocks, n);
    struct sqlite3_stmt *st;
    int found;

    if (statement_prepare(r->db,
                          "SELECT key, state FROM aggregate WHERE plugin = ?1 "
                          "AND config = ?2",
                          &st, ft))
        return -1;
    statement_text(st, 1, p->manifest->name);
    sqlite3_bind_int64(st, 2, p->config);
    found = statement_step(st, ft);
    *state = found > 0 && statement_is(st, 0, &key)
                 ? (enum pair_state)sqlite3_column_int(st, 1)
                 : 0;
    sqlite3_finalize(st);
    return found < 0 ? -1 : 0;
}

static int
empty_tables(struct results *r, const struct plan *p, struct fault *ft)
{
    for (size_t i = 0; i < p->manifest->n_tables; i++) {
        const struct result_table *t = &p->manifest->tables[i];
        char *name;
        int bad;

        if (t->kind != TABLE_CORPUS)
            continue;
        name = result_tables_name(p->manifest, t);
        bad = statement_exec(r->db, ft, "DELETE FROM \"%w\"", name);
        free(name);
        if (bad)
            return -1;
    }
    return 0;
}

/* Everything that is known of a failure; "" without one. */
static void
tell(const struct pair_result *why, struct buf *out)
{
    if (why && why->message)
        buf_str(out, why->message);
    if (why && why->document)
        buf_format(out, "\non document %" PRId64, why->document);
    if (why && why->place)
        buf_format(out, "\n%s:   %s", why->place,
                   why->source_line ? why->source_line : "");
    if (why && why->traceback)
        buf_format(out, "\n%s", why->traceback);
}

/* What was made, or why it was not, of the blocks there are. */
static int
put_aggregate(struct results *r, size_t plugin, const struct pair_result *why,
              struct fault *ft)
{
    const struct plan *p = &r->plan[plugin];
    struct sqlite3_stmt *st;
    struct buf message = {0};
    struct block *blocks;
    struct hash key;
    int64_t members = 0;
    size_t n;
    int bad;

    if (results_blocks(r, plugin, &blocks, &n, ft))
        return -1;
    key = key_of(p, blocks, n);
    for (size_t i = 0; i < n; i++)
        members += blocks[i].members;
    free(blocks);
    if (statement_prepare(r->db,
                          "INSERT OR REPLACE INTO aggregate "
                          "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                          &st, ft))
        return -1;
    statement_text(st, 1, p->manifest->name);
    sqlite3_bind_int64(st, 2, p->config);
    statement_blob(st, 3, key.bytes, sizeof key.bytes);
    sqlite3_bind_int(st, 4, why ? (int)why->state : PAIR_OK);
    statement_text(st, 5, why ? why->cause : NULL);
    tell(why, &message);
    statement_text(st, 6, why ? buf_text(&message) : NULL);
    sqlite3_bind_int64(st, 7, members);
    bad = statement_run(st, ft);
    sqlite3_finalize(st);
    buf_free(&message);
    return bad;
}

static int
put_pieces(struct plan *p, row_pieces *next, void *cookie, struct fault *ft)
{
    int64_t number[MANIFEST_TABLES_MAX] = {0};
    struct cur piece;
    int more;

    while ((more = next(cookie, &piece, ft)) > 0)
        if (result_rows_add(p, 0, piece, number, ft) ||
            result_rows_store(p, ft))
            return -1;
    return more;
}

int
results_put_corpus(struct results *r, size_t plugin, row_pieces *next,
                   void *cookie, struct fault *ft)
{
    struct plan *p = &r->plan[plugin];

    if (empty_tables(r, p, ft) || put_pieces(p, next, cookie, ft)) {
        result_rows_forget(p);
        return -1;
    }
    return put_aggregate(r, plugin, NULL, ft);
}

int
results_fail_setup(struct results *r, size_t plugin,
                   const struct pair_result *why, struct fault *ft)
{
    const struct plan *p = &r->plan[plugin];
    struct buf message = {0};
    int bad;

    if (!p->live)
        return 0;
    tell(why, &message);
    bad = statement_exec(r->db, ft,
                         "INSERT OR IGNORE INTO aggregate "
                         "VALUES(%Q, %lld, x'', %d, 'setup', %Q, 0)",
                         p->manifest->name, (long long)p->config, PAIR_FAILED,
                         buf_text(&message));
    buf_free(&message);
    return bad;
}

int
results_fail_corpus(struct results *r, size_t plugin,
                    const struct pair_result *why, struct fault *ft)
{
    if (empty_tables(r, &r->plan[plugin], ft))
        return -1;
    return put_aggregate(r, plugin, why, ft);
}
