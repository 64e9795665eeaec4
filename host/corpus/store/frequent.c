#include "frequent.h"

#include <sqlite3.h>

#include "buf.h"
#include "statement.h"
#include "store.h"
#include "types.h"

enum {
    ONE_IN = 20000 /* tokens at least is frequent: a few thousand types */
};

/* tokens, documents, least, then id, frequency, docfreq of each: LEB128 */
static int
encode(struct sqlite3 *db, struct buf *out, struct fault *ft)
{
    struct sqlite3_stmt *st;
    int64_t tokens = 0, documents = 0, least;
    int more;

    if (statement_int(db, "SELECT sum(frequency) FROM types", &tokens, ft) ||
        statement_int(db, "SELECT count(*) FROM meta WHERE tokens > 0",
                      &documents, ft) ||
        statement_prepare(db,
                          "SELECT id, frequency, docfreq FROM types "
                          "WHERE frequency >= ?1",
                          &st, ft))
        return -1;
    least = tokens / ONE_IN + 1;
    sqlite3_bind_int64(st, 1, least);
    buf_varint(out, (uint64_t)tokens);
    buf_varint(out, (uint64_t)documents);
    buf_varint(out, (uint64_t)least);
    while ((more = statement_step(st, ft)) > 0)
        for (int i = 0; i < 3; i++)
            buf_varint(out, (uint64_t)sqlite3_column_int64(st, i));
    sqlite3_finalize(st);
    return more;
}

int
frequent_write(struct sqlite3 *db, struct fault *ft)
{
    struct sqlite3_stmt *st;
    struct buf data = {0};
    int bad = encode(db, &data, ft) ||
              statement_prepare(
                  db, "INSERT OR REPLACE INTO corpus VALUES('frequent', ?1)",
                  &st, ft);

    if (!bad) {
        statement_blob(st, 1, data.data, data.len);
        bad = statement_run(st, ft);
        sqlite3_finalize(st);
    }
    buf_free(&data);
    return bad ? -1 : 0;
}

/* -1: the bytes are damaged. */
static int
decode(struct frequent *f, struct counts *c, struct cur at, uint32_t highest)
{
    f->tokens = cur_varint(&at);
    f->documents = cur_varint(&at);
    f->least = (int64_t)cur_varint(&at);
    counts_reserve(c, highest);
    while (at.p < at.end && !at.bad) {
        uint64_t id = cur_varint(&at);
        int64_t frequency = (int64_t)cur_varint(&at);

        if (id > highest || frequency < f->least)
            return -1;
        c->at[id].frequency = frequency;
        c->at[id].docfreq = (int32_t)cur_varint(&at);
    }
    return at.bad ? -1 : 0;
}

int
frequent_read(struct frequent *f, struct counts *c, struct store *s,
              struct fault *ft)
{
    struct sqlite3 *db = store_db(s);
    struct sqlite3_stmt *st;
    int64_t counted, last = 0;
    uint32_t highest;
    int found;

    if (counts_marked(db, &counted, ft) ||
        statement_int(db, "SELECT max(id) FROM meta", &last, ft) ||
        types_highest(db, &highest, ft))
        return -1;
    if (counted < last)
        return 0;
    if (statement_prepare(
            db, "SELECT value FROM corpus WHERE name = 'frequent'", &st, ft))
        return -1;
    found = statement_step(st, ft);
    if (found > 0 && decode(f, c,
                            cur_of(sqlite3_column_blob(st, 0),
                                   (size_t)sqlite3_column_bytes(st, 0)),
                            highest))
        found = fault_set(ft, FAULT_CORPUS, "the counts of words are damaged");
    sqlite3_finalize(st);
    return found;
}
