#include "reader_inside.h"

#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "mem.h"
#include "statement.h"
#include "stream.h"
#include "terms.h"
#include "types.h"

#define FIELDS                                                              \
    "m.key, m.uri, m.outlet, m.title, m.author, m.published, m.precision, " \
    "m.basis, m.language, m.url, m.retrieved, m.translated, m.vars, "       \
    "m.replaced, m.content"

/* Whether the text has removed spans: nearly none has. It stands before it. */
#define CUT "m.kept < m.bytes"

enum {
    DOC,
    META,
    LANGUAGE,
    TEXT,
    LENT,
    CLUSTER,
    BYTES,
    REMOVED,
    STREAM,
    FORM,
    STATEMENTS
};

static const char *const statements[STATEMENTS] = {
    [DOC] = "SELECT " FIELDS ", " CUT ", t.text FROM meta AS m "
            "LEFT JOIN text AS t ON t.id = m.id WHERE m.id = ?1",
    [META] = "SELECT " FIELDS " FROM meta AS m WHERE m.id = ?1",
    [LANGUAGE] = "SELECT language FROM meta WHERE id = ?1",
    [TEXT] = "SELECT " CUT ", t.text FROM meta AS m "
             "LEFT JOIN text AS t ON t.id = m.id WHERE m.id = ?1",
    [LENT] =
        "SELECT m.id, m.key, m.outlet, m.title, m.published, " CUT ", t.text "
        "FROM meta AS m LEFT JOIN text AS t ON t.id = m.id "
        "WHERE " READER_RUN("m.id") " ORDER BY m.id",
    [CLUSTER] = "SELECT cluster FROM meta WHERE id = ?1",
    [BYTES] = "SELECT bytes FROM meta WHERE id = ?1",
    [REMOVED] = "SELECT start, stop, kind, rule FROM removed "
                "WHERE document = ?1 ORDER BY start",
    [STREAM] = "SELECT data FROM stream WHERE id = ?1",
    [FORM] = "SELECT form FROM types WHERE id = ?1",
};

struct reader {
    struct store *store;
    struct sqlite3_stmt *st[STATEMENTS]; /* prepared when first needed */
    struct ids ids;
};

struct reader *
reader_new(struct store *s)
{
    struct reader *r = mem_alloc(sizeof *r);

    r->store = s;
    return r;
}

void
reader_free(struct reader *r)
{
    if (!r)
        return;
    statement_free_all(r->st, STATEMENTS);
    ids_free(&r->ids);
    free(r);
}

struct store *
reader_store(struct reader *r)
{
    return r->store;
}

static int
prepare(struct reader *r, int which, struct fault *ft)
{
    return r->st[which]
               ? 0
               : statement_prepare(store_db(r->store), statements[which],
                                   &r->st[which], ft);
}

/* Binds the document and steps: 1, 0, -1. */
static int
ask(struct reader *r, int which, int64_t id, struct fault *ft)
{
    if (prepare(r, which, ft))
        return -1;
    sqlite3_bind_int64(r->st[which], 1, id);
    return statement_step(r->st[which], ft);
}

static int
damaged(int64_t id, struct fault *ft)
{
    return fault_set(ft, FAULT_CORPUS, "document %lld is damaged",
                     (long long)id);
}

/* The columns FIELDS of the row st stands on. */
static int
take_fields(struct sqlite3_stmt *st, int64_t id, struct doc *d,
            struct fault *ft)
{
    int at = 0;

#define DOC_FIELD(member) d->member = statement_copy(st, at++);
    DOC_FIELDS
#undef DOC_FIELD
    d->replaced = (uint32_t)sqlite3_column_int64(st, at++);
    if (!d->key || sqlite3_column_bytes(st, at) != (int)sizeof d->content.bytes)
        return damaged(id, ft);
    memcpy(d->content.bytes, sqlite3_column_blob(st, at),
           sizeof d->content.bytes);
    return 0;
}

static int
take_removed(struct reader *r, int64_t id, struct doc *d, struct fault *ft)
{
    struct sqlite3_stmt *st;
    int64_t end = 0;
    int more = ask(r, REMOVED, id, ft);

    for (st = r->st[REMOVED]; more > 0; more = statement_step(st, ft)) {
        int64_t start = sqlite3_column_int64(st, 0);
        int64_t stop = sqlite3_column_int64(st, 1);

        if (start < end || stop <= start || stop > d->text_len) {
            sqlite3_reset(st);
            return damaged(id, ft);
        }
        doc_remove(d, (uint32_t)start, (uint32_t)stop,
                   (const char *)sqlite3_column_text(st, 2),
                   (const char *)sqlite3_column_text(st, 3));
        end = stop;
    }
    return more;
}

/* The last columns of the row st stands on, and the removed spans. */
static int
take_text(struct reader *r, struct sqlite3_stmt *st, int64_t id, struct doc *d,
          struct fault *ft)
{
    int column = sqlite3_column_count(st) - 1;

    d->text = statement_copy(st, column);
    if (d->text)
        d->text_len = (uint32_t)sqlite3_column_bytes(st, column);
    if (d->text_len > DOC_TEXT_MAX)
        return damaged(id, ft);
    return sqlite3_column_int(st, column - 1) ? take_removed(r, id, d, ft) : 0;
}

static int
read_doc(struct reader *r, int which, int64_t id, struct doc *out,
         struct fault *ft)
{
    struct doc d = {0};
    int found = ask(r, which, id, ft);

    if (found <= 0)
        return found;
    if (take_fields(r->st[which], id, &d, ft))
        found = -1;
    /* Inside the first statement's read transaction. */
    if (which == DOC && found > 0 && take_text(r, r->st[DOC], id, &d, ft))
        found = -1;
    sqlite3_reset(r->st[which]);
    if (found > 0)
        *out = d;
    else
        doc_free(&d);
    return found;
}

int
reader_doc(struct reader *r, int64_t id, struct doc *d, struct fault *ft)
{
    return read_doc(r, DOC, id, d, ft);
}

int
reader_meta(struct reader *r, int64_t id, struct doc *d, struct fault *ft)
{
    return read_doc(r, META, id, d, ft);
}

int
reader_language(struct reader *r, int64_t id, char **language, struct fault *ft)
{
    int found = ask(r, LANGUAGE, id, ft);

    if (found > 0) {
        *language = statement_copy(r->st[LANGUAGE], 0);
        sqlite3_reset(r->st[LANGUAGE]);
    }
    return found;
}

int
reader_text(struct reader *r, int64_t id, struct doc *d, struct fault *ft)
{
    int found = ask(r, TEXT, id, ft);

    if (found <= 0)
        return found;
    if (take_text(r, r->st[TEXT], id, d, ft))
        found = -1;
    sqlite3_reset(r->st[TEXT]);
    return found;
}

static char *
lend(struct sqlite3_stmt *st, int column)
{
    return (char *)(uintptr_t)sqlite3_column_text(st, column);
}

/* Hands on the document that the statement stands on. */
static int
lend_doc(struct reader *r, size_t i, reader_text_cb *each, void *cookie,
         struct fault *ft)
{
    struct sqlite3_stmt *st = r->st[LENT];
    int64_t id = sqlite3_column_int64(st, 0);
    struct doc d = {.key = lend(st, 1),
                    .outlet = lend(st, 2),
                    .title = lend(st, 3),
                    .published = lend(st, 4),
                    .text = lend(st, 6)};
    struct doc own = {0}; /* all but the removed spans is SQLite's */
    int more;

    if (d.text)
        d.text_len = (uint32_t)sqlite3_column_bytes(st, 6);
    if (!d.key || d.text_len > DOC_TEXT_MAX)
        return damaged(id, ft);
    if (sqlite3_column_int(st, 5) && take_removed(r, id, &d, ft))
        more = -1;
    else
        more = each(cookie, i, &d, ft);
    if (d.n_removed) {
        own.removed = d.removed;
        own.n_removed = d.n_removed;
        doc_free(&own);
    }
    return more;
}

enum {
    NEAR = 8 /* rows passed over cost less than a statement begun anew */
};

size_t
reader_run(const int64_t *ids, size_t n, struct sqlite3_stmt *st)
{
    uint64_t bits = 1;
    size_t i = 1;

    for (; i < n && ids[i] - ids[0] < 64 && ids[i] - ids[i - 1] <= NEAR; i++)
        bits |= (uint64_t)1 << (ids[i] - ids[0]);
    sqlite3_bind_int64(st, 1, ids[0]);
    sqlite3_bind_int64(st, 2, ids[i - 1]);
    sqlite3_bind_int64(st, 3, (int64_t)bits);
    return i;
}

int
reader_texts(struct reader *r, const int64_t *ids, size_t n,
             reader_text_cb *each, void *cookie, struct fault *ft)
{
    int more = 1;

    for (size_t first = 0, stop; first < n && more > 0; first = stop) {
        size_t at = first;
        int row;

        if (prepare(r, LENT, ft))
            return -1;
        stop = first + reader_run(ids + first, n - first, r->st[LENT]);
        while (more > 0 && (row = statement_step(r->st[LENT], ft)) != 0) {
            if (row < 0)
                return -1;
            while (ids[at] < sqlite3_column_int64(r->st[LENT], 0))
                at++;
            more = lend_doc(r, at, each, cookie, ft);
        }
        sqlite3_reset(r->st[LENT]);
    }
    return more;
}

/* The first column, a number. */
static int
number(struct reader *r, int which, int64_t id, int64_t *n, struct fault *ft)
{
    int found = ask(r, which, id, ft);

    if (found > 0)
        *n = sqlite3_column_int64(r->st[which], 0);
    if (r->st[which])
        sqlite3_reset(r->st[which]);
    return found;
}

int
reader_cluster(struct reader *r, int64_t id, int64_t *cluster, struct fault *ft)
{
    return number(r, CLUSTER, id, cluster, ft);
}

int
reader_bytes(struct reader *r, int64_t id, int64_t *bytes, struct fault *ft)
{
    return number(r, BYTES, id, bytes, ft);
}

int
reader_stream(struct reader *r, int64_t id, const uint32_t **types, size_t *n,
              struct fault *ft)
{
    struct sqlite3_stmt *st;
    int found = ask(r, STREAM, id, ft);

    st = r->st[STREAM];
    r->ids.n = 0;
    if (found > 0) {
        if (stream_decode(sqlite3_column_blob(st, 0),
                          (size_t)sqlite3_column_bytes(st, 0), &r->ids))
            found = damaged(id, ft);
        sqlite3_reset(st);
    }
    if (found < 0)
        return -1;
    *types = r->ids.at;
    *n = r->ids.n;
    return 0;
}

char *
reader_form(struct reader *r, uint32_t type, size_t *len, struct fault *ft)
{
    char *form = NULL;
    int found = ask(r, FORM, type, ft);

    if (found > 0) {
        form = statement_copy(r->st[FORM], 0);
        *len = (size_t)sqlite3_column_bytes(r->st[FORM], 0);
        sqlite3_reset(r->st[FORM]);
    }
    if (!form && found >= 0)
        fault_set(ft, FAULT_CORPUS, "the table `types` has no id %u", type);
    return form;
}

int
reader_types(struct reader *r, uint32_t *id, struct fault *ft)
{
    return types_highest(store_db(r->store), id, ft);
}

struct sought { /* a form */
    const char *form;
    size_t len;
    uint32_t type;
};

static int
on_type(void *cookie, uint32_t type, const char *form, size_t len,
        struct fault *ft)
{
    struct sought *sought = cookie;

    (void)ft;
    if (len == sought->len && memcmp(form, sought->form, len) == 0)
        sought->type = type;
    return 0;
}

int
reader_type(struct reader *r, const char *form, size_t len, uint32_t *type,
            struct fault *ft)
{
    struct sought sought = {form, len, 0};

    if (terms_find(r->store, form, len, NULL, 0, on_type, &sought, ft))
        return -1;
    *type = sought.type;
    return 0;
}
