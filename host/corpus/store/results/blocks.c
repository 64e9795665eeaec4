/* Blocks of documents and their partial aggregates. */
#include "results_inside.h"

#include <stdlib.h>

#include <sqlite3.h>

#include "mem.h"
#include "statement.h"

#define BLOCK_BITS 10

struct list {
    struct block *at;
    size_t n, cap;
};

static void
end_block(struct list *list, struct buf *members)
{
    if (list->n)
        list->at[list->n - 1].key = hash_of(members->data, members->len);
}

static void
begin_block(struct list *list, int64_t number, const struct hash *config,
            struct buf *members)
{
    list->at = mem_grow(list->at, &list->cap, list->n + 1, sizeof *list->at);
    list->at[list->n++] = (struct block){.number = number};
    buf_clear(members);
    buf_add(members, config->bytes, sizeof config->bytes);
}

/* The blocks with their keys, out of the states. */
static int
read_blocks(struct results *r, const struct plan *p, struct list *list,
            struct fault *ft)
{
    static const char sql[] = "SELECT document, state FROM state WHERE "
                              "plugin = ?1 AND config = ?2 AND "
                              "state IN (1, 2) ORDER BY document";
    struct sqlite3_stmt *st;
    struct buf members = {0};
    int more;

    if (statement_prepare(r->db, sql, &st, ft))
        return -1;
    statement_text(st, 1, p->manifest->name);
    sqlite3_bind_int64(st, 2, p->config);
    while ((more = statement_step(st, ft)) > 0) {
        int64_t document = sqlite3_column_int64(st, 0);

        if (!list->n ||
            list->at[list->n - 1].number != document >> BLOCK_BITS) {
            end_block(list, &members);
            begin_block(list, document >> BLOCK_BITS, &p->key, &members);
        }
        buf_u64(&members, (uint64_t)document);
        buf_u8(&members, (uint8_t)sqlite3_column_int(st, 1));
        list->at[list->n - 1].members++;
    }
    end_block(list, &members);
    buf_free(&members);
    sqlite3_finalize(st);
    return more;
}

/* Marks the blocks whose stored partial has their key. */
static int
compare_partials(struct results *r, const struct plan *p, struct list *list,
                 struct fault *ft)
{
    struct sqlite3_stmt *st;
    size_t at = 0;
    int more;

    if (statement_prepare(r->db,
                          "SELECT block, key FROM partial WHERE config = ?1 "
                          "ORDER BY block",
                          &st, ft))
        return -1;
    sqlite3_bind_int64(st, 1, p->config);
    while ((more = statement_step(st, ft)) > 0) {
        int64_t number = sqlite3_column_int64(st, 0);

        while (at < list->n && list->at[at].number < number)
            at++;
        if (at < list->n && list->at[at].number == number)
            list->at[at].current = statement_is(st, 1, &list->at[at].key);
    }
    sqlite3_finalize(st);
    return more;
}

int
results_blocks(struct results *r, size_t plugin, struct block **blocks,
               size_t *n, struct fault *ft)
{
    struct list list = {0};
    const struct plan *p = &r->plan[plugin];

    if (read_blocks(r, p, &list, ft) || compare_partials(r, p, &list, ft)) {
        free(list.at);
        return -1;
    }
    *blocks = list.at;
    *n = list.n;
    return 0;
}

/* Blocks come as workers are done with them: the row number, too, says which it
   is, so that they lie in the file in one order. */
int
results_put_partial(struct results *r, size_t plugin, const struct block *b,
                    const void *data, size_t len, struct fault *ft)
{
    struct sqlite3_stmt *st;
    int bad;

    if (statement_prepare(r->db,
                          "INSERT OR REPLACE INTO "
                          "partial(rowid, config, block, key, data) "
                          "VALUES((?1 << 32) + ?2, ?1, ?2, ?3, ?4)",
                          &st, ft))
        return -1;
    sqlite3_bind_int64(st, 1, r->plan[plugin].config);
    sqlite3_bind_int64(st, 2, b->number);
    statement_blob(st, 3, b->key.bytes, sizeof b->key.bytes);
    statement_blob(st, 4, data, len);
    bad = statement_run(st, ft);
    sqlite3_finalize(st);
    return bad;
}

int
results_trim_partials(struct results *r, size_t plugin, struct fault *ft)
{
    const struct plan *p = &r->plan[plugin];
    long long config = p->config;

    return statement_exec(
        r->db, ft,
        "DELETE FROM partial WHERE config <> %lld AND config IN "
        "(SELECT id FROM config WHERE plugin = %Q);"
        "DELETE FROM partial WHERE config = %lld AND NOT EXISTS "
        "(SELECT 1 FROM state WHERE plugin = %Q AND "
        "document >= block << %d AND document < (block + 1) << %d AND "
        "config = %lld AND state IN (1, 2))",
        config, p->manifest->name, config, p->manifest->name, BLOCK_BITS,
        BLOCK_BITS, config);
}

static int
take_numbers(struct sqlite3_stmt *st, int64_t **out, size_t *n,
             struct fault *ft)
{
    int64_t *numbers = NULL;
    size_t count = 0, cap = 0;
    int more;

    while ((more = statement_step(st, ft)) > 0) {
        numbers = mem_grow(numbers, &cap, count + 1, sizeof *numbers);
        numbers[count++] = sqlite3_column_int64(st, 0);
    }
    sqlite3_finalize(st);
    if (more) {
        free(numbers);
        return -1;
    }
    *out = numbers;
    *n = count;
    return 0;
}

int
results_block_members(struct store *s, int64_t config, int64_t block,
                      int64_t **ids, size_t *n, struct fault *ft)
{
    static const char sql[] =
        "SELECT document FROM state WHERE plugin = "
        "(SELECT plugin FROM config WHERE id = ?1) AND document >= ?2 AND "
        "document < ?3 AND config = ?1 AND state IN (1, 2) ORDER BY document";
    struct sqlite3_stmt *st;

    if (statement_prepare(store_db(s), sql, &st, ft))
        return -1;
    sqlite3_bind_int64(st, 1, config);
    sqlite3_bind_int64(st, 2, block << BLOCK_BITS);
    sqlite3_bind_int64(st, 3, (block + 1) << BLOCK_BITS);
    return take_numbers(st, ids, n, ft);
}

int
results_partial_blocks(struct store *s, int64_t config, int64_t **blocks,
                       size_t *n, struct fault *ft)
{
    struct sqlite3_stmt *st;

    if (statement_prepare(store_db(s),
                          "SELECT block FROM partial WHERE config = ?1 "
                          "ORDER BY block",
                          &st, ft))
        return -1;
    sqlite3_bind_int64(st, 1, config);
    return take_numbers(st, blocks, n, ft);
}

int
results_partial(struct store *s, int64_t config, int64_t block, struct buf *out,
                struct fault *ft)
{
    struct sqlite3_stmt *st;
    int found;

    if (statement_prepare(store_db(s),
                          "SELECT data FROM partial "
                          "WHERE config = ?1 AND block = ?2",
                          &st, ft))
        return -1;
    sqlite3_bind_int64(st, 1, config);
    sqlite3_bind_int64(st, 2, block);
    found = statement_step(st, ft);
    if (found > 0)
        buf_add(out, sqlite3_column_blob(st, 0),
                (size_t)sqlite3_column_bytes(st, 0));
    sqlite3_finalize(st);
    return found;
}
