#include "new_types.h"

#include <stdlib.h>

#include <sqlite3.h>

#include "mem.h"
#include "statement.h"
#include "stored_counts.h"

int
new_types_open(struct new_types *n, const struct types *t, struct sqlite3 *db,
               struct fault *ft)
{
    *n = (struct new_types){.db = db, .before = types_size(t)};
    return statement_prepare(db, "INSERT INTO types VALUES(?1, ?2, ?3, ?4)",
                             &n->put, ft) ||
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
    sqlite3_finalize(n->set);
    free(n->at);
    *n = (struct new_types){0};
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
    for (uint32_t id = from + 1; id <= last; id++) {
        size_t len;
        const char *form = types_form(t, id, &len);

        sqlite3_bind_int64(n->put, 1, id);
        sqlite3_bind_text64(n->put, 2, form, len, SQLITE_STATIC, SQLITE_UTF8);
        sqlite3_bind_int64(n->put, 3, c->at[id].frequency);
        sqlite3_bind_int64(n->put, 4, c->at[id].docfreq);
        if (statement_run(n->put, ft))
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
