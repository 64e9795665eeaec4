/* Stored rows of a pair, as they came. */
#include "results_inside.h"

#include <stdlib.h>

#include <sqlite3.h>

#include "mem.h"
#include "result_tables.h"
#include "statement.h"

struct result_reader {
    struct sqlite3 *db;
    struct manifest manifest;
    int64_t config;
    bool ready; /* the statements are prepared */
    struct sqlite3_stmt *state, *select[MANIFEST_TABLES_MAX];
};

struct result_reader *
result_reader_new(struct store *s, const struct manifest *m, int64_t config)
{
    struct result_reader *r = mem_alloc(sizeof *r);
    struct fault ignored; /* it was parsed before: m came of it */

    r->db = store_db(s);
    r->config = config;
    manifest_parse(&r->manifest, m->json, &ignored);
    return r;
}

void
result_reader_free(struct result_reader *r)
{
    if (!r)
        return;
    sqlite3_finalize(r->state);
    statement_free_all(r->select, MANIFEST_TABLES_MAX);
    manifest_free(&r->manifest);
    free(r);
}

/* A table that is not just as the manifest makes it has no results. */
static int
prepare_table(struct result_reader *r, size_t at, struct fault *ft)
{
    const struct manifest *m = &r->manifest;
    struct buf sql = {0};
    int there = result_tables_there(r->db, m, &m->tables[at], ft);

    if (!there)
        return fault_set(ft, FAULT_CORPUS,
                         "the tables of plugin %s are not as slant makes "
                         "them; run it again",
                         m->name);
    if (there < 0)
        return -1;
    result_tables_select(m, &m->tables[at], &sql);
    there = statement_prepare(r->db, buf_text(&sql), &r->select[at], ft);
    buf_free(&sql);
    return there;
}

static int
prepare(struct result_reader *r, struct fault *ft)
{
    if (!r->state &&
        statement_prepare(r->db,
                          "SELECT state FROM state WHERE plugin = ?1 AND "
                          "document = ?2 AND config = ?3",
                          &r->state, ft))
        return -1;
    for (size_t i = 0; i < r->manifest.n_tables; i++) {
        if (r->manifest.tables[i].kind != TABLE_CORPUS && !r->select[i] &&
            prepare_table(r, i, ft))
            return -1;
    }
    r->ready = true;
    return 0;
}

/* Appends one column's value from SQL column *at on, which moves on. */
static void
encode(struct sqlite3_stmt *st, int *at, enum column_type type,
       struct buf *rows)
{
    struct value v = {.kind = VALUE_NULL};
    int column = *at;

    *at += type == COLUMN_SPAN ? 2 : 1;
    if (sqlite3_column_type(st, column) == SQLITE_NULL) {
        v.kind = VALUE_NULL;
    } else if (type == COLUMN_SPAN) {
        v.kind = VALUE_SPAN;
        v.span.start = (uint32_t)sqlite3_column_int64(st, column);
        v.span.stop = (uint32_t)sqlite3_column_int64(st, column + 1);
    } else if (type == COLUMN_STRING) {
        v.kind = VALUE_TEXT;
        v.text.p = (const char *)sqlite3_column_text(st, column);
        v.text.len = (size_t)sqlite3_column_bytes(st, column);
    } else if (type == COLUMN_NUMBER) {
        v.kind = VALUE_REAL;
        v.r = sqlite3_column_double(st, column);
    } else {
        v.kind = VALUE_INT;
        v.i = sqlite3_column_int64(st, column);
    }
    value_encode(&v, rows);
}

static int
read_table(struct result_reader *r, size_t table, int64_t document,
           struct buf *rows, uint32_t *n_rows, struct fault *ft)
{
    const struct result_table *t = &r->manifest.tables[table];
    struct sqlite3_stmt *st = r->select[table];
    int more;

    sqlite3_bind_int64(st, 1, document);
    while ((more = statement_step(st, ft)) > 0) {
        int at = 0;

        buf_u8(rows, (uint8_t)table);
        for (size_t i = 0; i < t->n_columns; i++)
            encode(st, &at, t->columns[i].type, rows);
        ++*n_rows;
    }
    return more;
}

int
result_reader_get(struct result_reader *r, int64_t document,
                  enum pair_state *state, struct buf *rows, uint32_t *n_rows,
                  struct fault *ft)
{
    int found, value;

    if (!r->ready && prepare(r, ft))
        return -1;
    statement_text(r->state, 1, r->manifest.name);
    sqlite3_bind_int64(r->state, 2, document);
    sqlite3_bind_int64(r->state, 3, r->config);
    found = statement_step(r->state, ft);
    if (found <= 0)
        return found;
    value = sqlite3_column_int(r->state, 0);
    found = value == PAIR_OK || value == PAIR_EMPTY;
    *n_rows = 0;
    /* Inside the first statement's read transaction. */
    for (size_t i = 0; i < r->manifest.n_tables && found > 0; i++) {
        if (r->select[i] && read_table(r, i, document, rows, n_rows, ft))
            found = -1;
    }
    sqlite3_reset(r->state);
    if (found > 0)
        *state = (enum pair_state)value;
    return found;
}

int
result_reader_corpus(struct result_reader *r, struct buf *rows,
                     struct fault *ft)
{
    uint32_t ignored = 0;

    for (size_t i = 0; i < r->manifest.n_tables; i++) {
        if (r->manifest.tables[i].kind != TABLE_CORPUS)
            continue;
        if ((!r->select[i] && prepare_table(r, i, ft)) ||
            read_table(r, i, 0, rows, &ignored, ft))
            return -1;
        sqlite3_reset(r->select[i]);
    }
    return 0;
}
