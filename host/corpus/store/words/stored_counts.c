#include "stored_counts.h"

#include <string.h>

#include <sqlite3.h>

#include "buf.h"
#include "statement.h"
#include "store.h"
#include "types.h"

enum {
    ONE_IN = 20000 /* tokens at least is frequent: a few thousand types */
};

static const char *const row_names[] = {
    [STORED_FREQUENT] = "types_frequent", [STORED_ALL] = "types_all"};

/* ---- up to which document */

int
stored_counts_mark(struct sqlite3 *db, int64_t counted, struct fault *ft)
{
    return statement_exec(db, ft,
                          "UPDATE corpus SET value = %lld "
                          "WHERE name = 'counted'",
                          (long long)counted);
}

int
stored_counts_marked(struct sqlite3 *db, int64_t *counted, struct fault *ft)
{
    *counted = -1;
    return statement_int(db, "SELECT value FROM corpus WHERE name = 'counted'",
                         counted, ft);
}

static int
add_after(struct counts *c, struct sqlite3 *db, int64_t from, struct fault *ft)
{
    struct sqlite3_stmt *st;
    struct ids ids = {0};
    uint32_t last; /* type id */
    int more;

    if (types_highest(db, &last, ft) ||
        statement_prepare(db, "SELECT id, data FROM stream WHERE id > ?1", &st,
                          ft))
        return -1;
    sqlite3_bind_int64(st, 1, from);
    while ((more = statement_step(st, ft)) > 0) {
        const void *data = sqlite3_column_blob(st, 1);

        if (stream_decode(data, (size_t)sqlite3_column_bytes(st, 1), &ids) ||
            ids_highest(&ids) > last) {
            more = fault_set(ft, FAULT_CORPUS,
                             "the tokens of document %lld are damaged",
                             sqlite3_column_int64(st, 0));
            break;
        }
        counts_add(c, &ids, 1);
    }
    ids_free(&ids);
    sqlite3_finalize(st);
    return more;
}

int
stored_counts_catch_up(struct counts *c, struct sqlite3 *db, int64_t *counted,
                       struct fault *ft)
{
    if (stored_counts_marked(db, counted, ft))
        return -1;
    if (*counted < 0) {
        *counted = 0;
        if (statement_exec(db, ft, "UPDATE types SET frequency=0, docfreq=0"))
            return -1;
    }
    c->whole = !*counted;
    return add_after(c, db, *counted, ft);
}

/* ---- the rows: tokens, documents, least, then of each type with a frequency,
   by id: id less the one before, frequency, docfreq; all LEB128 */

struct row {
    uint64_t least;
    uint32_t before;
    struct buf types;
};

static void
add_type(struct row *r, uint32_t id, uint64_t frequency, uint64_t docfreq)
{
    if (frequency < r->least)
        return;
    buf_varint(&r->types, id - r->before);
    buf_varint(&r->types, frequency);
    buf_varint(&r->types, docfreq);
    r->before = id;
}

static int
store_row(struct sqlite3 *db, enum stored_types which, const struct row *r,
          uint64_t tokens, uint64_t documents, struct fault *ft)
{
    struct sqlite3_stmt *st;
    struct buf data = {0};
    int bad;

    if (statement_prepare(db, "INSERT OR REPLACE INTO corpus VALUES(?1, ?2)",
                          &st, ft))
        return -1;
    buf_varint(&data, tokens);
    buf_varint(&data, documents);
    buf_varint(&data, r->least);
    buf_add(&data, r->types.data, r->types.len);
    statement_text(st, 1, row_names[which]);
    statement_blob(st, 2, data.data, data.len);
    bad = statement_run(st, ft);
    sqlite3_finalize(st);
    buf_free(&data);
    return bad;
}

static void
add_all(struct row *all, const struct counts *c)
{
    for (size_t id = 1; id < c->n; id++)
        if (c->at[id].frequency > 0)
            add_type(all, (uint32_t)id, (uint64_t)c->at[id].frequency,
                     (uint64_t)c->at[id].docfreq);
}

static int
read_all(struct row *all, struct sqlite3 *db, struct fault *ft)
{
    struct sqlite3_stmt *st;
    int more;

    if (statement_prepare(
            db, "SELECT id, frequency, docfreq FROM types ORDER BY id", &st,
            ft))
        return -1;
    while ((more = statement_step(st, ft)) > 0)
        if (sqlite3_column_int64(st, 1) > 0)
            add_type(all, (uint32_t)sqlite3_column_int64(st, 0),
                     (uint64_t)sqlite3_column_int64(st, 1),
                     (uint64_t)sqlite3_column_int64(st, 2));
    sqlite3_finalize(st);
    return more;
}

/* The next type of a row. */
static uint64_t
next_type(struct cur *at, uint64_t *id, uint64_t *docfreq)
{
    uint64_t frequency;

    *id += cur_varint(at);
    frequency = cur_varint(at);
    *docfreq = cur_varint(at);
    return frequency;
}

/* The row of the frequent types out of that of all; the tokens of these. */
static uint64_t
pick_frequent(struct row *frequent, const struct row *all)
{
    uint64_t tokens = 0, id = 0, docfreq;
    struct cur at;

    for (at = cur_of(all->types.data, all->types.len); at.p < at.end;)
        tokens += next_type(&at, &id, &docfreq);
    frequent->least = tokens / ONE_IN + 1;
    id = 0;
    for (at = cur_of(all->types.data, all->types.len); at.p < at.end;) {
        uint64_t frequency = next_type(&at, &id, &docfreq);

        add_type(frequent, (uint32_t)id, frequency, docfreq);
    }
    return tokens;
}

/* c: what the table has, unless it has more. */
static int
write_rows(const struct counts *c, struct sqlite3 *db, struct fault *ft)
{
    struct row all = {.least = 1}, frequent = {0};
    int64_t documents = 0;
    int bad = statement_int(db, "SELECT count(*) FROM meta WHERE tokens > 0",
                            &documents, ft);

    if (c->whole)
        add_all(&all, c);
    else
        bad = bad || read_all(&all, db, ft);
    if (!bad) {
        uint64_t tokens = pick_frequent(&frequent, &all);

        bad =
            store_row(db, STORED_ALL, &all, tokens, (uint64_t)documents, ft) ||
            store_row(db, STORED_FREQUENT, &frequent, tokens,
                      (uint64_t)documents, ft);
    }
    buf_free(&all.types);
    buf_free(&frequent.types);
    return bad ? -1 : 0;
}

/* The last type of a list. */
static uint64_t
last_type(struct cur at)
{
    uint64_t id = 0, docfreq;

    while (at.p < at.end)
        next_type(&at, &id, &docfreq);
    return id;
}

/* room: for all types up to the highest, not just for those of the list: the
   frequent ones come early, and clearing the table would take most of the time.
   -1: the bytes are damaged. */
static int
decode(struct counts *c, struct stored_totals *t, struct cur at,
       uint32_t highest, bool room)
{
    uint64_t id = 0, last;

    t->tokens = cur_varint(&at);
    t->documents = cur_varint(&at);
    t->least = cur_varint(&at);
    last = room ? highest : last_type(at);
    if (last > highest)
        return -1;
    counts_reserve(c, (uint32_t)last);
    while (at.p < at.end) {
        uint64_t before = id, docfreq;
        uint64_t frequency = next_type(&at, &id, &docfreq);

        if (at.bad || id <= before || id > last || frequency < t->least ||
            frequency > INT64_MAX || docfreq > frequency || docfreq > INT32_MAX)
            return -1;
        c->at[id].frequency = (int64_t)frequency;
        c->at[id].docfreq = (int32_t)docfreq;
    }
    return at.bad ? -1 : 0;
}

int
stored_counts_read(struct counts *c, struct stored_totals *t,
                   enum stored_types which, struct store *s, struct fault *ft)
{
    struct sqlite3 *db = store_db(s);
    struct sqlite3_stmt *st;
    int64_t counted, last = 0;
    uint32_t highest;
    int found;

    if (stored_counts_marked(db, &counted, ft) ||
        statement_int(db, "SELECT max(id) FROM meta", &last, ft) ||
        types_highest(db, &highest, ft))
        return -1;
    if (counted < last)
        return 0;
    /* From the end, where both are, without looking the name up: comparing it
       with the key of `types_all` would read that row's megabytes. */
    if (statement_prepare(db,
                          "SELECT value FROM corpus WHERE +name = ?1 "
                          "ORDER BY name DESC",
                          &st, ft))
        return -1;
    statement_text(st, 1, row_names[which]);
    found = statement_step(st, ft);
    if (found > 0 && decode(c, t,
                            cur_of(sqlite3_column_blob(st, 0),
                                   (size_t)sqlite3_column_bytes(st, 0)),
                            highest, which == STORED_ALL))
        found = fault_set(ft, FAULT_CORPUS, "the counts of words are damaged");
    sqlite3_finalize(st);
    return found;
}

/* ---- the table */

static int
add_changes(const struct counts *c, uint32_t last, struct sqlite3 *db,
            struct fault *ft)
{
    struct sqlite3_stmt *st;
    int bad = 0;

    if (statement_prepare(db,
                          "UPDATE types SET frequency = frequency + ?2, "
                          "docfreq = docfreq + ?3 WHERE id = ?1",
                          &st, ft))
        return -1;
    for (size_t id = 1; id < c->n && id <= last && !bad; id++) {
        if (!c->at[id].frequency && !c->at[id].docfreq)
            continue;
        sqlite3_bind_int64(st, 1, (int64_t)id);
        sqlite3_bind_int64(st, 2, c->at[id].frequency);
        sqlite3_bind_int64(st, 3, c->at[id].docfreq);
        bad = statement_run(st, ft);
    }
    sqlite3_finalize(st);
    return bad;
}

int
stored_counts_write(struct counts *c, uint32_t last, struct sqlite3 *db,
                    struct fault *ft)
{
    if (!c->documents && !c->whole) /* whole: there may be rows of documents
                                       that are gone */
        return 0;
    if (add_changes(c, last, db, ft) || write_rows(c, db, ft))
        return -1;
    if (c->n)
        memset(c->at, 0, c->n * sizeof *c->at);
    c->whole = false;
    return 0;
}
