#include "counts.h"

#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "frequent.h"
#include "mem.h"
#include "statement.h"
#include "types.h"
#include "store.h"

enum {
    AHEAD = 16 /* tokens; their counts are asked for so early */
};

static void
widen(struct counts *c, uint32_t highest)
{
    size_t n = (size_t)highest + 1 + highest / 2;
    struct count *at = mem_table(n * sizeof *at);

    if (c->n)
        memcpy(at, c->at, c->n * sizeof *at);
    free(c->at);
    c->at = at;
    c->n = n;
}

void
counts_reserve(struct counts *c, uint32_t highest)
{
    if (highest >= c->n)
        widen(c, highest);
}

/* Without a branch for the first token of a type: it could not be foreseen. */
void
counts_add_types(struct counts *c, const uint32_t *types, size_t n, int sign)
{
    struct count *at = c->at;
    uint32_t document = ++c->documents;

    for (size_t i = 0; i < n; i++) {
        struct count *t = &at[types[i]], now = {.seen = t->seen};

        if (i + AHEAD < n)
            __builtin_prefetch(&at[types[i + AHEAD]], 1);
        t->frequency += sign;
        now.docfreq += now.last == document ? 0 : sign;
        now.last = document;
        t->seen = now.seen;
    }
}

void
counts_add(struct counts *c, const struct ids *ids, int sign)
{
    counts_reserve(c, ids_highest(ids));
    counts_add_types(c, ids->at, ids->n, sign);
}

int
counts_add_after(struct counts *c, struct sqlite3 *db, int64_t from,
                 struct fault *ft)
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

/* more(id, 0 or 1): the change of a type's frequency or document frequency, as
   an SQL function, so that one statement brings the table up to date; with 2,
   whether there is any. */
static void
more(sqlite3_context *call, int n, sqlite3_value **arg)
{
    const struct counts *c = sqlite3_user_data(call);
    sqlite3_int64 id = sqlite3_value_int64(arg[0]);
    const struct count *t =
        id > 0 && (size_t)id < c->n ? &c->at[id] : &(struct count){0};
    int what = sqlite3_value_int(arg[1]);

    (void)n;
    if (what == 2)
        sqlite3_result_int(call, t->docfreq || t->frequency);
    else
        sqlite3_result_int64(call, what ? t->docfreq : t->frequency);
}

int
counts_read(struct counts *c, struct store *s, uint64_t *documents,
            struct fault *ft)
{
    struct sqlite3_stmt *st;
    int64_t counted, last = 0, n = 0;
    int more;

    if (counts_marked(store_db(s), &counted, ft) ||
        statement_int(store_db(s), "SELECT max(id) FROM meta", &last, ft) ||
        statement_int(store_db(s),
                      "SELECT count(*) FROM stream WHERE length(data)", &n, ft))
        return -1;
    if (counted < last)
        return 0;
    if (statement_prepare(store_db(s),
                          "SELECT id, frequency, docfreq FROM types", &st, ft))
        return -1;
    while ((more = statement_step(st, ft)) > 0) {
        int64_t id = sqlite3_column_int64(st, 0);

        if (id < 1 || id > UINT32_MAX) {
            more = fault_set(ft, FAULT_CORPUS, "the table `types` is damaged");
            break;
        }
        if ((size_t)id >= c->n)
            widen(c, (uint32_t)id);
        c->at[id].frequency = sqlite3_column_int64(st, 1);
        c->at[id].docfreq = sqlite3_column_int(st, 2);
    }
    sqlite3_finalize(st);
    *documents = (uint64_t)n;
    return more < 0 ? -1 : 1;
}

int
counts_write(struct counts *c, struct sqlite3 *db, struct fault *ft)
{
    int bad;

    if (!c->documents)
        return 0;
    if (sqlite3_create_function_v2(db, "more", 2,
                                   SQLITE_UTF8 | SQLITE_DIRECTONLY, c, more,
                                   NULL, NULL, NULL))
        return statement_fault(db, ft);
    bad = statement_exec(db, ft,
                         "UPDATE types SET frequency = frequency + more(id, 0),"
                         " docfreq = docfreq + more(id, 1) WHERE more(id, 2)");
    sqlite3_create_function_v2(db, "more", 2, SQLITE_UTF8, NULL, NULL, NULL,
                               NULL, NULL);
    if (c->n)
        memset(c->at, 0, c->n * sizeof *c->at);
    return bad ? -1 : frequent_write(db, ft);
}

void
counts_free(struct counts *c)
{
    free(c->at);
    *c = (struct counts){0};
}

int
counts_mark(struct sqlite3 *db, int64_t counted, struct fault *ft)
{
    return statement_exec(db, ft,
                          "UPDATE corpus SET value = %lld "
                          "WHERE name = 'counted'",
                          (long long)counted);
}

int
counts_marked(struct sqlite3 *db, int64_t *counted, struct fault *ft)
{
    *counted = -1;
    return statement_int(db, "SELECT value FROM corpus WHERE name = 'counted'",
                         counted, ft);
}

int
counts_catch_up(struct counts *c, struct sqlite3 *db, int64_t *counted,
                struct fault *ft)
{
    if (counts_marked(db, counted, ft))
        return -1;
    if (*counted < 0) {
        *counted = 0;
        if (statement_exec(db, ft, "UPDATE types SET frequency=0, docfreq=0"))
            return -1;
    }
    return counts_add_after(c, db, *counted, ft);
}
