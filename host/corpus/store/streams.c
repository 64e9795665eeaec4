/* The streams of many documents. */
#include "reader_inside.h"

#include <sqlite3.h>

#include "statement.h"
#include "stream.h"

enum {
    SPARSE = 24,     /* rows passed over cost as much as one looked up */
    LOOK_EVERY = 256 /* documents between two looks for an interrupt */
};

struct pass {
    struct reader *r;
    struct sqlite3_stmt *st;
    struct ids types;
    uint32_t highest; /* type id */
    reader_stream_cb *each;
    void *cookie;
};

/* Hands on the row the statement stands on. */
static int
hand(struct pass *p, size_t i, struct fault *ft)
{
    const void *data = sqlite3_column_blob(p->st, 1);
    size_t len = (size_t)sqlite3_column_bytes(p->st, 1);

    if (stream_decode(data, len, &p->types) ||
        (p->types.bound > p->highest && ids_highest(&p->types) > p->highest))
        return fault_set(ft, FAULT_CORPUS,
                         "the tokens of document %lld are damaged",
                         sqlite3_column_int64(p->st, 0));
    if (i % LOOK_EVERY == 0 && store_check(reader_store(p->r), ft))
        return -1;
    return p->each(p->cookie, i, p->types.at, p->types.n, ft);
}

static int
hand_none(struct pass *p, size_t i, struct fault *ft)
{
    return p->each(p->cookie, i, NULL, 0, ft);
}

/* Every row from the first to the last id, passing over the others. */
static int
scan(struct pass *p, const int64_t *ids, size_t n, struct fault *ft)
{
    size_t i = 0;
    int more = 1, bad = 0;

    sqlite3_bind_int64(p->st, 1, ids[0]);
    sqlite3_bind_int64(p->st, 2, ids[n - 1]);
    while (!bad && i < n && (more = statement_step(p->st, ft)) > 0) {
        int64_t id = sqlite3_column_int64(p->st, 0);

        while (!bad && i < n && ids[i] < id)
            bad = hand_none(p, i++, ft);
        if (!bad && i < n && ids[i] == id)
            bad = hand(p, i++, ft);
    }
    while (!bad && more == 0 && i < n)
        bad = hand_none(p, i++, ft);
    return more < 0 ? -1 : bad;
}

static int
look_up(struct pass *p, const int64_t *ids, size_t n, struct fault *ft)
{
    int bad = 0;

    for (size_t i = 0; i < n && !bad; i++) {
        int more;

        sqlite3_bind_int64(p->st, 1, ids[i]);
        sqlite3_bind_int64(p->st, 2, ids[i]);
        more = statement_step(p->st, ft);
        bad = more < 0 ? -1 : more == 0 ? hand_none(p, i, ft) : hand(p, i, ft);
        sqlite3_reset(p->st);
    }
    return bad;
}

int
reader_streams(struct reader *r, const int64_t *ids, size_t n,
               reader_stream_cb *each, void *cookie, struct fault *ft)
{
    struct pass p = {.r = r, .each = each, .cookie = cookie};
    struct sqlite3 *db = store_db(reader_store(r));
    int bad;

    if (n == 0)
        return 0;
    if (reader_types(r, &p.highest, ft) ||
        statement_prepare(db,
                          "SELECT id, data FROM stream WHERE id BETWEEN ?1 "
                          "AND ?2 ORDER BY id",
                          &p.st, ft))
        return -1;
    if ((ids[n - 1] - ids[0]) / SPARSE > (int64_t)n)
        bad = look_up(&p, ids, n, ft);
    else
        bad = scan(&p, ids, n, ft);
    ids_free(&p.types);
    sqlite3_finalize(p.st);
    return bad;
}
