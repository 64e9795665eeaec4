/* Documents of a search, read and cut into words. */
#include "search_inside.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "statement.h"
#include "stream.h"

int
search_stream(struct search *s, int64_t id, const uint32_t **types, size_t *n,
              struct fault *ft)
{
    return store_check(s->store, ft)
               ? -1
               : reader_stream(s->reader, id, types, n, ft);
}

/* 1, 0 or -1 as search_view. The types are the reader's. */
static int
read_doc(struct search *s, int64_t id, struct doc *doc, const uint32_t **types,
         size_t *n, struct fault *ft)
{
    if (search_stream(s, id, types, n, ft))
        return -1;
    return *n ? reader_doc(s->reader, id, doc, ft) : 0;
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
    int found = read_doc(s, id, doc, &types, &n, ft);

    if (found > 0 && set_view(s, id, doc, types, n, view, ft)) {
        doc_free(doc);
        return -1;
    }
    return found;
}

enum {
    AHEAD = 64,             /* documents read in one transaction */
    AHEAD_BYTES = 1u << 20, /* of text, about */
};

struct ahead {
    int64_t id[AHEAD];
    struct doc doc[AHEAD];
    struct ids types[AHEAD];
    size_t n;
};

/* How many ids were seen to; 0: a fault. */
static size_t
read_ahead(struct search *s, const int64_t *ids, size_t n, struct ahead *a,
           struct fault *ft)
{
    size_t bytes = 0, i;

    a->n = 0;
    for (i = 0; i < n && a->n < AHEAD && bytes < AHEAD_BYTES; i++) {
        struct doc d = {0};
        struct ids *copy = &a->types[a->n];
        const uint32_t *types;
        int found = read_doc(s, ids[i], &d, &types, &copy->n, ft);

        if (found < 0)
            return 0;
        if (!found)
            continue;
        copy->at = mem_grow(copy->at, &copy->cap, copy->n, sizeof *copy->at);
        memcpy(copy->at, types, copy->n * sizeof *types);
        bytes += d.text_len;
        a->id[a->n] = ids[i];
        a->doc[a->n++] = d;
    }
    return i;
}

static int
hand_on(struct search *s, struct excerpt *x, struct ahead *a, struct view *view,
        search_view_cb *each, void *cookie, struct fault *ft)
{
    int more = 1;

    for (size_t i = 0; i < a->n && more > 0; i++) {
        const struct doc *d = &a->doc[i];
        const struct ids *types = &a->types[i];

        if ((!x || !excerpt_set(x, view, d, types->at, types->n, s->lexis)) &&
            set_view(s, a->id[i], d, types->at, types->n, view, ft))
            more = -1;
        else
            more = each(cookie, a->id[i], d, view);
    }
    return more;
}

int
search_views(struct search *s, const int64_t *ids, size_t n, struct excerpt *x,
             search_view_cb *each, void *cookie, struct fault *ft)
{
    struct ahead *a = mem_alloc(sizeof *a);
    struct view view = {0};
    int more = 1;

    for (size_t seen = 0; seen < n && more > 0;) {
        struct fault ignored;
        size_t got = 0;

        a->n = 0;
        if (!statement_exec(store_db(s->store), ft, "SAVEPOINT ahead")) {
            got = read_ahead(s, ids + seen, n - seen, a, ft);
            if (statement_exec(store_db(s->store), got ? ft : &ignored,
                               "RELEASE ahead"))
                got = 0;
        }
        more = got ? hand_on(s, x, a, &view, each, cookie, ft) : -1;
        for (size_t i = 0; i < a->n; i++)
            doc_free(&a->doc[i]);
        seen += got;
    }
    for (size_t i = 0; i < AHEAD; i++)
        ids_free(&a->types[i]);
    free(a);
    view_free(&view);
    return more < 0 ? -1 : 0;
}

int
search_streams(struct search *s, const int64_t *ids, size_t n,
               reader_stream_cb *each, void *cookie, struct fault *ft)
{
    return reader_streams(s->reader, ids, n, each, cookie, ft);
}
