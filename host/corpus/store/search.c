#include "search.h"

#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "mem.h"
#include "statement.h"
#include "stream.h"

struct search {
    struct store *store;
    const struct atoms *atoms;
    struct lexis *lexis;
    struct reader *reader;
    bool *held; /* by atom: the document at hand has it */
};

/* ---- types ---- */

static int
find_types(struct search *s, struct fault *ft)
{
    struct sqlite3_stmt *st;
    int64_t n = 0;
    int more;

    if (statement_prepare(store_db(s->store),
                          "SELECT id, form FROM types ORDER BY id", &st, ft))
        return -1;
    while ((more = statement_step(st, ft)) > 0) {
        int64_t id = sqlite3_column_int64(st, 0);
        const char *form = (const char *)sqlite3_column_text(st, 1);

        if (!form || id != ++n) { /* ids have no gaps */
            more = fault_set(ft, FAULT_CORPUS,
                             "%s: the table `types` is damaged at id %lld",
                             store_path(s->store), (long long)id);
            break;
        }
        lexis_add(s->lexis, (uint32_t)id, form,
                  (size_t)sqlite3_column_bytes(st, 1));
    }
    sqlite3_finalize(st);
    return more;
}

int
search_open(struct search **out, struct store *store, const struct atoms *atoms,
            struct fault *ft)
{
    struct search *s = mem_alloc(sizeof *s);

    s->store = store;
    s->atoms = atoms;
    s->lexis = lexis_new(atoms);
    s->reader = reader_new(store);
    s->held = mem_alloc(atoms_n(atoms) + 1);
    if (find_types(s, ft)) {
        search_free(s);
        return -1;
    }
    *out = s;
    return 0;
}

void
search_free(struct search *s)
{
    if (!s)
        return;
    lexis_free(s->lexis);
    reader_free(s->reader);
    free(s->held);
    free(s);
}

/* ---- documents ---- */

int
search_stream(struct search *s, int64_t id, const uint32_t **types, size_t *n,
              struct fault *ft)
{
    return store_check(s->store, ft)
               ? -1
               : reader_stream(s->reader, id, types, n, ft);
}

static bool
may_hold(struct search *s, const struct query *q, const uint32_t *types,
         size_t n)
{
    bool any = false;

    for (size_t i = 0; i < n; i++) {
        size_t n_entries;
        const struct lexis_entry *e = lexis_of(s->lexis, types[i], &n_entries);

        if (!n_entries)
            continue;
        if (!any)
            memset(s->held, 0, atoms_n(s->atoms));
        any = true;
        for (size_t j = 0; j < n_entries; j++)
            s->held[e[j].atom] = true;
    }
    if (!any)
        memset(s->held, 0, atoms_n(s->atoms));
    return n && query_may(q, s->held);
}

struct found {
    int64_t *ids;
    size_t n, cap;
};

static void
add(struct found *f, int64_t id)
{
    f->ids = mem_grow(f->ids, &f->cap, f->n + 1, sizeof *f->ids);
    f->ids[f->n++] = id;
}

static int
scan_all(struct search *s, const struct query *q, struct found *f,
         struct fault *ft)
{
    struct sqlite3_stmt *st;
    struct ids types = {0};
    int more;

    if (statement_prepare(store_db(s->store), "SELECT id, data FROM stream",
                          &st, ft))
        return -1;
    while ((more = statement_step(st, ft)) > 0) {
        if (store_check(s->store, ft)) {
            more = -1;
            break;
        }
        if (stream_decode(sqlite3_column_blob(st, 1),
                          (size_t)sqlite3_column_bytes(st, 1), &types) == 0 &&
            may_hold(s, q, types.at, types.n))
            add(f, sqlite3_column_int64(st, 0));
    }
    ids_free(&types);
    sqlite3_finalize(st);
    return more;
}

static int
scan_some(struct search *s, const struct query *q, const int64_t *ids, size_t n,
          struct found *f, struct fault *ft)
{
    for (size_t i = 0; i < n; i++) {
        const uint32_t *types;
        size_t n_types;

        if (search_stream(s, ids[i], &types, &n_types, ft))
            return -1;
        if (may_hold(s, q, types, n_types))
            add(f, ids[i]);
    }
    return 0;
}

int
search_documents(struct search *s, const struct query *q, const char *where,
                 int64_t **ids, size_t *n, struct fault *ft)
{
    struct found f = {0};
    int64_t *some = NULL;
    size_t n_some;
    int bad;

    if (where && reader_select(s->reader, where, &some, &n_some, ft))
        return -1;
    bad =
        where ? scan_some(s, q, some, n_some, &f, ft) : scan_all(s, q, &f, ft);
    free(some);
    if (bad) {
        free(f.ids);
        return -1;
    }
    *ids = f.ids;
    *n = f.n;
    return 0;
}

const struct lexis *
search_lexis(const struct search *s)
{
    return s->lexis;
}

int
search_view(struct search *s, int64_t id, struct doc *doc, struct view *view,
            struct fault *ft)
{
    const uint32_t *types;
    size_t n;
    int found;

    if (search_stream(s, id, &types, &n, ft))
        return -1;
    if (!n)
        return 0;
    found = reader_doc(s->reader, id, doc, ft);
    if (found > 0 && view_set(view, doc, types, n, s->atoms, s->lexis)) {
        doc_free(doc);
        return fault_set(ft, FAULT_CORPUS,
                         "the tokens of document %lld are not those of its "
                         "text: the corpus is damaged; load it again",
                         (long long)id);
    }
    return found;
}
