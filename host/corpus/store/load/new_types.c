#include "new_types.h"

#include <stdlib.h>

#include <sqlite3.h>

#include "mem.h"
#include "statement.h"
#include "stored_counts.h"

enum {
    COLUMNS = 4,
    TOGETHER = 1024 /* rows of one statement */
};

int
new_types_open(struct new_types *n, const struct types *t, struct sqlite3 *db,
               struct fault *ft)
{
    *n = (struct new_types){.types = t,
                            .db = db,
                            .rows = {.width = COLUMNS},
                            .before = types_size(t)};
    /* Ids follow each other: the next one is found without a search. */
    return row_list_register(db, COLUMNS, ft) ||
                   statement_prepare(
                       db,
                       "INSERT INTO types "
                       "SELECT NULL, c1, c2, c3 FROM row_list(?1)",
                       &n->put, ft) ||
                   statement_prepare(db,
                                     "REPLACE INTO types "
                                     "SELECT c0, c1, c2, c3 FROM row_list(?1)",
                                     &n->set, ft)
               ? -1
               : 0;
}

void
new_types_free(struct new_types *n)
{
    sqlite3_finalize(n->put);
    sqlite3_finalize(n->set);
    row_list_free(&n->rows);
    free(n->at);
    *n = (struct new_types){0};
}

/* The type's row, as it is now; stored with those before it when they are many.
 */
static int
add_row(struct new_types *n, struct sqlite3_stmt *st, const struct counts *c,
        uint32_t id, struct fault *ft)
{
    size_t len;
    const char *form = types_form(n->types, id, &len);

    row_list_int(&n->rows, id);
    row_list_bytes(&n->rows, form, len);
    row_list_int(&n->rows, c->at[id].frequency);
    row_list_int(&n->rows, c->at[id].docfreq);
    return n->rows.n < TOGETHER * COLUMNS ? 0
                                          : row_list_store(&n->rows, st, ft);
}

int
new_types_put(struct new_types *n, const struct counts *c, struct fault *ft)
{
    uint32_t from = n->n ? n->at[n->n - 1].last : n->before;
    uint32_t last = types_size(n->types);

    if (from == last)
        return 0;
    if (!n->n && stored_counts_mark(n->db, -1, ft))
        return -1;
    for (uint32_t id = from + 1; id <= last; id++)
        if (add_row(n, n->put, c, id, ft))
            return -1;
    if (row_list_store(&n->rows, n->put, ft))
        return -1;
    n->at = mem_grow(n->at, &n->cap, n->n + 1, sizeof *n->at);
    n->at[n->n++] = (struct writing){last, c->documents};
    return 0;
}

int
new_types_count(struct new_types *n, const struct counts *c, struct fault *ft)
{
    uint32_t id = n->before + 1;

    for (size_t i = 0; i < n->n; i++)
        for (; id <= n->at[i].last; id++)
            if (c->at[id].last > n->at[i].after &&
                add_row(n, n->set, c, id, ft))
                return -1;
    return row_list_store(&n->rows, n->set, ft);
}
