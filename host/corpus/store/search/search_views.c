/* Documents of a search, read and cut into words. */
#include "search_inside.h"

#include <stdlib.h>

#include "statement.h"

int
search_stream(struct search *s, int64_t id, const uint32_t **types, size_t *n,
              struct fault *ft)
{
    return store_check(s->store, ft)
               ? -1
               : reader_stream(s->reader, id, types, n, ft);
}

static int
set_view(struct search *s, int64_t id, const struct doc *doc,
         const uint32_t *types, size_t n, struct view *view, struct fault *ft)
{
    if (!view_set(view, doc, types, n, s->atoms, s->lexis))
        return 0;
    return fault_set(ft, FAULT_CORPUS,
                     "the tokens of document %lld are not those of its "
                     "text: the corpus is damaged; load it again",
                     (long long)id);
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
    found = n ? reader_doc(s->reader, id, doc, ft) : 0;
    if (found > 0 && set_view(s, id, doc, types, n, view, ft)) {
        doc_free(doc);
        return -1;
    }
    return found;
}

enum {
    AT_ONCE = 256,            /* documents seen in one transaction */
    BYTES_AT_ONCE = 1u << 20, /* of their texts, about */
};

struct views {
    struct search *s;
    struct excerpt *x;
    search_view_cb *each;
    void *cookie;
    struct view view;

    /* of one transaction */
    const struct candidate *found;
    int64_t ids[AT_ONCE];
    size_t seen, bytes;
    bool enough; /* for the caller */
};

static int
view_whole(struct views *v, int64_t id, const struct doc *d, struct fault *ft)
{
    const uint32_t *types;
    size_t n;

    if (search_stream(v->s, id, &types, &n, ft))
        return -1;
    if (!n)
        return 1;
    return set_view(v->s, id, d, types, n, &v->view, ft)
               ? -1
               : v->each(v->cookie, id, d, &v->view);
}

static int
view_one(void *cookie, size_t i, const struct doc *d, struct fault *ft)
{
    struct views *v = cookie;
    const struct candidate *c = &v->found[i];
    int more;

    if (store_check(v->s->store, ft))
        return -1;
    v->seen = i + 1;
    v->bytes += d->text_len;
    if (v->x && excerpt_set(v->x, &v->view, d, c->begins, v->s->lexis))
        more = v->each(v->cookie, c->id, d, &v->view);
    else
        more = view_whole(v, c->id, d, ft);
    v->enough = !more;
    return more > 0 && v->bytes >= BYTES_AT_ONCE ? 0 : more;
}

/* Some documents in one transaction; v->seen is how many. 1, 0: the caller has
   enough, -1. */
static int
view_some(struct views *v, const struct candidate *found, size_t n,
          struct fault *ft)
{
    struct sqlite3 *db = store_db(v->s->store);
    struct fault ignored;
    int more;

    v->found = found;
    v->bytes = 0;
    v->enough = false;
    n = n > AT_ONCE ? AT_ONCE : n;
    for (size_t i = 0; i < n; i++)
        v->ids[i] = found[i].id;
    if (statement_exec(db, ft, "SAVEPOINT views"))
        return -1;
    more = reader_texts(v->s->reader, v->ids, n, view_one, v, ft);
    if (more > 0)
        v->seen = n;
    if (statement_exec(db, more < 0 ? &ignored : ft, "RELEASE views"))
        more = -1;
    return more < 0 ? -1 : !v->enough;
}

int
search_views(struct search *s, const struct candidate *found, size_t n,
             struct excerpt *x, search_view_cb *each, search_pause_cb *pause,
             void *cookie, struct fault *ft)
{
    struct views v = {.s = s, .x = x, .each = each, .cookie = cookie};
    int more = 1;

    for (size_t at = 0; at < n && more > 0; at += v.seen) {
        more = view_some(&v, found + at, n - at, ft);
        if (more >= 0 && pause && !pause(cookie))
            more = 0;
    }
    view_free(&v.view);
    return more < 0 ? -1 : 0;
}

int
search_streams(struct search *s, const int64_t *ids, size_t n,
               reader_stream_cb *each, void *cookie, struct fault *ft)
{
    return reader_streams(s->reader, ids, n, each, cookie, ft);
}
