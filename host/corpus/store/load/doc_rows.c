#include "doc_rows.h"

#include <string.h>

#include <sqlite3.h>

#include "body.h"
#include "statement.h"

enum {
    CLUSTER,
    PUT_META,
    PUT_TEXT,
    PUT_STREAM,
    PUT_REMOVED,
    PUT_SIGNATURE,
    PUT_DUPLICATE,
    STATEMENTS
};

static const char *const statements[STATEMENTS] = {
    [CLUSTER] = "SELECT min(id), cluster FROM meta WHERE body = ?1",
    [PUT_META] = "INSERT INTO meta VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, "
                 "?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, "
                 "?22)",
    [PUT_TEXT] = "INSERT INTO text VALUES(?1, ?2)",
    [PUT_STREAM] = "INSERT INTO stream VALUES(?1, ?2)",
    [PUT_REMOVED] = "INSERT INTO removed VALUES(?1, ?2, ?3, ?4, ?5)",
    [PUT_SIGNATURE] = "INSERT INTO signature VALUES(?1, ?2)",
    [PUT_DUPLICATE] = "INSERT INTO duplicate VALUES(?1, ?2, 1, 1)",
};

int
doc_rows_open(struct doc_rows *r, struct sqlite3 *db, int64_t load, bool empty,
              struct fault *ft)
{
    _Static_assert(STATEMENTS == DOC_ROWS_STATEMENTS, "room for each");
    *r = (struct doc_rows){.load = load, .all_known = empty};
    return statement_prepare_all(db, statements, STATEMENTS, r->st, ft);
}

void
doc_rows_free(struct doc_rows *r)
{
    statement_free_all(r->st, STATEMENTS);
    hash_set_free(&r->bodies);
    buf_free(&r->scratch);
}

/* The oldest document with the same kept text, 0 if there is none, and its
   cluster. */
static int
find_twin(struct doc_rows *r, const struct hash *body, int64_t *twin,
          int64_t *cluster, struct fault *ft)
{
    struct sqlite3_stmt *st = r->st[CLUSTER];
    uint64_t head;
    int found;

    memcpy(&head, body->bytes, sizeof head);
    if (r->all_known && hash_set_add(&r->bodies, head))
        return 0;
    statement_blob(st, 1, body->bytes, sizeof body->bytes);
    found = statement_step(st, ft);
    if (found > 0 && sqlite3_column_type(st, 0) != SQLITE_NULL) {
        *twin = sqlite3_column_int64(st, 0);
        *cluster = sqlite3_column_int64(st, 1);
    }
    sqlite3_reset(st);
    return found < 0 ? -1 : 0;
}

static uint32_t
kept_bytes(const struct doc *d)
{
    uint32_t kept = d->text_len;

    for (size_t i = 0; i < d->n_removed; i++)
        kept -= d->removed[i].at.stop - d->removed[i].at.start;
    return kept;
}

static int
put_meta(struct doc_rows *r, int64_t id, const struct doc *d, size_t n_tokens,
         int64_t *twin, struct fault *ft)
{
    struct sqlite3_stmt *st = r->st[PUT_META];
    int64_t cluster = id;
    struct hash body;
    bool has_body = body_hash(d, &r->scratch, &body);
    int at = 2;

    if (has_body && find_twin(r, &body, twin, &cluster, ft))
        return -1;
    sqlite3_bind_int64(st, 1, id);
#define DOC_FIELD(member) statement_text(st, at++, d->member);
    DOC_FIELDS
#undef DOC_FIELD
    statement_blob(st, at++, d->content.bytes, sizeof d->content.bytes);
    if (has_body)
        statement_blob(st, at++, body.bytes, sizeof body.bytes);
    else
        sqlite3_bind_null(st, at++);
    sqlite3_bind_int64(st, at++, cluster);
    sqlite3_bind_int64(st, at++, d->text_len);
    sqlite3_bind_int64(st, at++, kept_bytes(d));
    sqlite3_bind_int64(st, at++, (int64_t)n_tokens);
    sqlite3_bind_int64(st, at++, d->replaced);
    sqlite3_bind_int64(st, at++, r->load);
    return statement_run(st, ft);
}

static int
put_text(struct doc_rows *r, int64_t id, const struct doc *d,
         const struct ids *ids, struct fault *ft)
{
    struct sqlite3_stmt *text = r->st[PUT_TEXT], *stream = r->st[PUT_STREAM];

    sqlite3_bind_int64(text, 1, id);
    sqlite3_bind_text64(text, 2, d->text, d->text_len, SQLITE_STATIC,
                        SQLITE_UTF8);
    if (statement_run(text, ft))
        return -1;
    buf_clear(&r->scratch);
    stream_encode(ids->at, ids->n, &r->scratch);
    sqlite3_bind_int64(stream, 1, id);
    statement_blob(stream, 2, r->scratch.data, r->scratch.len);
    return statement_run(stream, ft);
}

/* What near_update and repeated_update compare; a twin stands for its copies.
 */
static int
put_likeness(struct doc_rows *r, int64_t id, const struct chunk_item *item,
             int64_t twin, struct fault *ft)
{
    struct sqlite3_stmt *st = r->st[twin ? PUT_DUPLICATE : PUT_SIGNATURE];
    struct buf *data = &r->scratch;

    if (!twin && !item->n_tokens)
        return 0;
    sqlite3_bind_int64(st, 1, id);
    if (twin) {
        sqlite3_bind_int64(st, 2, twin);
        return statement_run(st, ft);
    }
    buf_clear(data);
    buf_add(data, item->signature.bin, sizeof item->signature.bin);
    for (size_t i = 0; i < item->n_paragraphs; i++)
        buf_u32(data, item->paragraphs[i]);
    statement_blob(st, 2, data->data, data->len);
    return statement_run(st, ft);
}

int
doc_rows_put(struct doc_rows *r, int64_t id, const struct chunk_item *item,
             const struct ids *ids, int64_t *twin, struct fault *ft)
{
    const struct doc *d = &item->doc;

    *twin = 0;
    if (put_meta(r, id, d, item->n_tokens, twin, ft) ||
        put_likeness(r, id, item, *twin, ft))
        return -1;
    return d->text ? put_text(r, id, d, ids, ft) : 0;
}

int
doc_rows_put_removed(struct doc_rows *r, int64_t id, const struct doc *d,
                     struct fault *ft)
{
    struct sqlite3_stmt *st = r->st[PUT_REMOVED];

    for (size_t i = 0; i < d->n_removed; i++) {
        const struct removed *x = &d->removed[i];

        sqlite3_bind_int64(st, 1, id);
        sqlite3_bind_int64(st, 2, x->at.start);
        sqlite3_bind_int64(st, 3, x->at.stop);
        statement_text(st, 4, x->kind);
        statement_text(st, 5, x->rule);
        if (statement_run(st, ft))
            return -1;
    }
    return 0;
}
