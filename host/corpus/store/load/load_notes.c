#include "load_notes.h"

#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "hash.h"
#include "mem.h"
#include "statement.h"
#include "uri.h"

static void
add(struct load_notes *n, uint64_t name, int64_t id)
{
    n->earlier = mem_grow(n->earlier, &n->cap_earlier, n->n_earlier + 1,
                          sizeof *n->earlier);
    n->earlier[n->n_earlier++] = (struct earlier_note){name, id};
}

static int
by_name(const void *pa, const void *pb)
{
    const struct earlier_note *a = pa, *b = pb;

    if (a->name != b->name)
        return a->name < b->name ? -1 : 1;
    return (a->id > b->id) - (a->id < b->id);
}

static int
read_earlier(struct load_notes *n, struct sqlite3 *db, struct fault *ft)
{
    struct sqlite3_stmt *st;
    int more;

    if (statement_prepare(db, "SELECT id, uri FROM load_log", &st, ft))
        return -1;
    while ((more = statement_step(st, ft)) > 0) {
        const char *uri = (const char *)sqlite3_column_text(st, 1);

        for (size_t end = 0; uri && (end = uri_name_end(uri, end));)
            add(n, hash64_of(uri, end), sqlite3_column_int64(st, 0));
    }
    sqlite3_finalize(st);
    if (n->n_earlier)
        qsort(n->earlier, n->n_earlier, sizeof *n->earlier, by_name);
    return more;
}

int
load_notes_open(struct load_notes *n, struct sqlite3 *db, int64_t load,
                struct fault *ft)
{
    *n = (struct load_notes){.load = load};
    return statement_prepare(db,
                             "INSERT INTO load_log(load, uri, reason, detail) "
                             "VALUES(?1, ?2, ?3, ?4)",
                             &n->put, ft) ||
                   statement_prepare(db, "DELETE FROM load_log WHERE id = ?1",
                                     &n->drop, ft) ||
                   read_earlier(n, db, ft)
               ? -1
               : 0;
}

void
load_notes_free(struct load_notes *n)
{
    sqlite3_finalize(n->put);
    sqlite3_finalize(n->drop);
    free(n->earlier);
    *n = (struct load_notes){0};
}

int
load_notes_put(struct load_notes *n, const char *uri, const char *reason,
               const char *detail, struct fault *ft)
{
    sqlite3_bind_int64(n->put, 1, n->load);
    statement_text(n->put, 2, uri);
    statement_text(n->put, 3, reason);
    statement_text(n->put, 4, detail);
    return statement_run(n->put, ft);
}

/* The first earlier note that is not before this name. */
static size_t
find(const struct load_notes *n, uint64_t name)
{
    size_t low = 0, high = n->n_earlier;

    while (low < high) {
        size_t at = low + (high - low) / 2;

        if (n->earlier[at].name < name)
            low = at + 1;
        else
            high = at;
    }
    return low;
}

int
load_notes_renew(struct load_notes *n, const char *name, struct fault *ft)
{
    uint64_t hash = hash64_of(name, strlen(name));

    for (size_t i = find(n, hash);
         i < n->n_earlier && n->earlier[i].name == hash; i++) {
        sqlite3_bind_int64(n->drop, 1, n->earlier[i].id);
        if (statement_run(n->drop, ft))
            return -1;
    }
    return 0;
}
