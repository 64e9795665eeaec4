#include "new_types.h"

#include <stdbool.h>
#include <stdlib.h>

#include <sqlite3.h>

#include "buf.h"
#include "mem.h"
#include "statement.h"
#include "stored_counts.h"

enum {
    TOGETHER = 64 /* rows of one statement: half the time of one each */
};

static int
prepare_put(struct sqlite3 *db, size_t rows, struct sqlite3_stmt **st,
            struct fault *ft)
{
    struct buf sql = {0};
    int bad;

    /* Ids follow each other: the next one is found without a search. */
    buf_str(&sql, "INSERT INTO types VALUES");
    for (size_t i = 0; i < rows; i++)
        buf_str(&sql, i ? ",(NULL,?,?,?)" : "(NULL,?,?,?)");
    bad = statement_prepare(db, buf_text(&sql), st, ft);
    buf_free(&sql);
    return bad;
}

int
new_types_open(struct new_types *n, const struct types *t, struct sqlite3 *db,
               struct fault *ft)
{
    *n = (struct new_types){.db = db, .before = types_size(t)};
    return prepare_put(db, 1, &n->put, ft) ||
                   prepare_put(db, TOGETHER, &n->put_together, ft) ||
                   statement_prepare(db,
                                     "UPDATE types SET frequency = ?2, "
                                     "docfreq = ?3 WHERE id = ?1",
                                     &n->set, ft)
               ? -1
               : 0;
}

void
new_types_free(struct new_types *n)
{
    sqlite3_finalize(n->put);
    sqlite3_finalize(n->put_together);
    sqlite3_finalize(n->set);
    free(n->at);
    *n = (struct new_types){0};
}

static void
bind_row(struct sqlite3_stmt *st, int row, uint32_t id, const struct types *t,
         const struct counts *c)
{
    int at = 3 * row;
    size_t len;
    const char *form = types_form(t, id, &len);

    sqlite3_bind_text64(st, at + 1, form, len, SQLITE_STATIC, SQLITE_UTF8);
    sqlite3_bind_int64(st, at + 2, c->at[id].frequency);
    sqlite3_bind_int64(st, at + 3, c->at[id].docfreq);
}

int
new_types_put(struct new_types *n, const struct types *t,
              const struct counts *c, struct fault *ft)
{
    uint32_t from = n->n ? n->at[n->n - 1].last : n->before;
    uint32_t last = types_size(t);

    if (from == last)
        return 0;
    if (!n->n && stored_counts_mark(n->db, -1, ft))
        return -1;
    for (uint32_t id = from + 1, rows; id <= last; id += rows) {
        bool many = last - id >= TOGETHER - 1;
        struct sqlite3_stmt *st = many ? n->put_together : n->put;

        rows = many ? TOGETHER : 1;
        for (uint32_t i = 0; i < rows; i++)
            bind_row(st, (int)i, id + i, t, c);
        if (statement_run(st, ft))
            return -1;
    }
    n->at = mem_grow(n->at, &n->cap, n->n + 1, sizeof *n->at);
    n->at[n->n++] = (struct writing){last, c->documents};
    return 0;
}

int
new_types_count(const struct new_types *n, const struct counts *c,
                struct fault *ft)
{
    uint32_t id = n->before + 1;

    for (size_t i = 0; i < n->n; i++) {
        for (; id <= n->at[i].last; id++) {
            if (c->at[id].last <= n->at[i].after)
                continue;
            sqlite3_bind_int64(n->set, 1, id);
            sqlite3_bind_int64(n->set, 2, c->at[id].frequency);
            sqlite3_bind_int64(n->set, 3, c->at[id].docfreq);
            if (statement_run(n->set, ft))
                return -1;
        }
    }
    return 0;
}
