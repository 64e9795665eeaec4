/* The streams of many documents. */
#include "reader_inside.h"

#include <sqlite3.h>

#include "statement.h"
#include "stream.h"

enum {
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

/* Hands on ids[from..stop), which the statement finds if they are there. */
static int
hand_run(struct pass *p, const int64_t *ids, size_t from, size_t stop,
         struct fault *ft)
{
    int more = 1, bad = 0;

    while (!bad && (more = statement_step(p->st, ft)) > 0) {
        int64_t id = sqlite3_column_int64(p->st, 0);

        while (!bad && ids[from] < id)
            bad = hand_none(p, from++, ft);
        if (!bad)
            bad = hand(p, from++, ft);
    }
    while (!bad && more == 0 && from < stop)
        bad = hand_none(p, from++, ft);
    sqlite3_reset(p->st);
    return more < 0 ? -1 : bad;
}

int
reader_streams(struct reader *r, const int64_t *ids, size_t n,
               reader_stream_cb *each, void *cookie, struct fault *ft)
{
    struct pass p = {.r = r, .each = each, .cookie = cookie};
    struct sqlite3 *db = store_db(reader_store(r));
    int bad = 0;

    if (n == 0)
        return 0;
    if (reader_types(r, &p.highest, ft) ||
        statement_prepare(db,
                          "SELECT id, data FROM stream "
                          "WHERE " READER_RUN("id") " ORDER BY id",
                          &p.st, ft))
        return -1;
    for (size_t from = 0, stop; from < n && !bad; from = stop) {
        stop = from + reader_run(ids + from, n - from, p.st);
        bad = hand_run(&p, ids, from, stop, ft);
    }
    ids_free(&p.types);
    sqlite3_finalize(p.st);
    return bad;
}
