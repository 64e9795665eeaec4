#include "streams.h"

#include <stdlib.h>

#include <sqlite3.h>

#include "buf.h"
#include "reader_inside.h"
#include "statement.h"
#include "stream.h"

enum {
    DOCUMENTS_MAX = 256,  /* read at once, */
    BYTES_MAX = 128 << 10 /* or no more once there are so many */
};

struct streams {
    struct reader *reader;
    struct sqlite3_stmt *st;
    uint32_t highest; /* type id */
    /* what was read last */
    int64_t id[DOCUMENTS_MAX];
    size_t end[DOCUMENTS_MAX]; /* in bytes */
    struct buf bytes;
    struct ids types; /* of one */
};

int
streams_new(struct streams **out, struct reader *r, struct fault *ft)
{
    struct streams *s = mem_alloc(sizeof *s);

    s->reader = r;
    if (reader_types(r, &s->highest, ft) ||
        statement_prepare(store_db(reader_store(r)),
                          "SELECT id, data FROM stream "
                          "WHERE " READER_RUN("id") " ORDER BY id",
                          &s->st, ft)) {
        streams_free(s);
        return -1;
    }
    *out = s;
    return 0;
}

void
streams_free(struct streams *s)
{
    if (!s)
        return;
    sqlite3_finalize(s->st);
    buf_free(&s->bytes);
    ids_free(&s->types);
    free(s);
}

/* Of the documents *at..stop, which the statement finds if they are there, up
   to the one with which it is enough. */
static int
read_run(struct streams *s, size_t *at, size_t stop, struct fault *ft)
{
    int more = 1;

    while (s->bytes.len < BYTES_MAX && (more = statement_step(s->st, ft)) > 0) {
        int64_t id = sqlite3_column_int64(s->st, 0);
        const void *data = sqlite3_column_blob(s->st, 1);

        while (s->id[*at] < id)
            s->end[(*at)++] = s->bytes.len;
        buf_add(&s->bytes, data, (size_t)sqlite3_column_bytes(s->st, 1));
        s->end[(*at)++] = s->bytes.len;
    }
    while (more == 0 && *at < stop)
        s->end[(*at)++] = s->bytes.len;
    sqlite3_reset(s->st);
    return more < 0 ? -1 : 0;
}

int
streams_read(struct streams *s, const int64_t *ids, size_t *n, struct fault *ft)
{
    size_t most = *n < DOCUMENTS_MAX ? *n : DOCUMENTS_MAX;
    int bad = store_check(reader_store(s->reader), ft);

    *n = 0;
    buf_clear(&s->bytes);
    for (size_t i = 0; i < most; i++)
        s->id[i] = ids[i];
    while (!bad && *n < most && s->bytes.len < BYTES_MAX) {
        size_t run = reader_run(ids + *n, most - *n, s->st);

        bad = read_run(s, n, *n + run, ft);
    }
    return bad;
}

int
streams_get(struct streams *s, size_t i, const uint32_t **types, size_t *n,
            struct fault *ft)
{
    size_t from = i ? s->end[i - 1] : 0, len = s->end[i] - from;

    if (stream_decode(s->bytes.data ? s->bytes.data + from : NULL, len,
                      &s->types) ||
        (s->types.bound > s->highest && ids_highest(&s->types) > s->highest))
        return fault_set(ft, FAULT_CORPUS,
                         "the tokens of document %lld are damaged",
                         (long long)s->id[i]);
    *types = s->types.at;
    *n = s->types.n;
    return 0;
}

int
reader_streams(struct reader *r, const int64_t *ids, size_t n,
               reader_stream_cb *each, void *cookie, struct fault *ft)
{
    struct streams *s;
    int bad = 0;

    if (n == 0)
        return 0;
    if (streams_new(&s, r, ft))
        return -1;
    for (size_t from = 0, some; from < n && !bad; from += some) {
        some = n - from;
        bad = streams_read(s, ids + from, &some, ft);
        for (size_t i = 0; i < some && !bad; i++) {
            const uint32_t *types;
            size_t tokens;

            bad = streams_get(s, i, &types, &tokens, ft);
            if (!bad)
                bad = each(cookie, from + i, types, tokens, ft);
        }
    }
    streams_free(s);
    return bad;
}
