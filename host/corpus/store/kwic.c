#include "kwic.h"

#include <stdlib.h>
#include <string.h>

#include "concordance.h"
#include "excerpt.h"
#include "match.h"
#include "search.h"

struct work {
    struct search *search;
    const struct query *query;
    struct matcher *matcher;
    const struct kwic_options *options;
    struct excerpt *excerpt;         /* NULL: documents are viewed whole */
    struct concordance *concordance; /* NULL: hits are reported as they come */
    bool (*each)(void *cookie, const struct kwic_hit *hit);
    void *cookie;
    struct kwic_totals *totals;
};

static int
report(void *cookie, int64_t id, const struct doc *d, struct view *v)
{
    struct work *w = cookie;
    struct matcher *m = w->matcher;
    struct match_hit at = {0};
    uint64_t before = w->totals->hits;
    int more = 1;

    matcher_set(m, v, (uint64_t)id);
    while (more && match_next(m, at.stop, &at)) {
        struct kwic_hit hit = {.document = id, .doc = d};
        struct span left, right;

        view_context(v, at.first, at.stop, w->options->unit, w->options->window,
                     &left, &right);
        hit.at = (struct span){v->part[at.first].at.start,
                               v->part[at.stop - 1].at.stop};
        hit.left =
            (struct kwic_text){d->text + left.start, left.stop - left.start};
        hit.hit = (struct kwic_text){d->text + hit.at.start,
                                     hit.at.stop - hit.at.start};
        hit.right =
            (struct kwic_text){d->text + right.start, right.stop - right.start};
        w->totals->hits++;
        if (w->concordance)
            concordance_add(w->concordance, &hit, v, &at);
        else
            more = w->each(w->cookie, &hit);
    }
    w->totals->documents += w->totals->hits > before;
    return more;
}

static int
run(struct work *w, struct store *s, const struct atoms *atoms,
    struct fault *ft)
{
    int64_t *ids;
    size_t n;
    int bad;

    if (search_open(&w->search, s, atoms, ft) ||
        search_documents(w->search, w->query, w->options->where, &ids, &n, ft))
        return -1;
    w->matcher = matcher_new(w->query);
    bad = search_views(w->search, ids, n, w->excerpt, report, w, ft);
    matcher_free(w->matcher);
    free(ids);
    if (!bad && w->concordance)
        bad = concordance_report(w->concordance, s, w->each, w->cookie, ft);
    return bad;
}

/* The tokens that may be asked for on either side of a hit. */
static size_t
margin(const struct kwic_options *o)
{
    size_t tokens = o->sort ? CONCORDANCE_TOKENS : 0;

    return o->unit == VIEW_TOKENS && o->window > tokens ? o->window : tokens;
}

int
kwic_find(struct store *s, const char *text, const struct kwic_options *o,
          bool (*each)(void *cookie, const struct kwic_hit *hit), void *cookie,
          struct kwic_totals *totals, struct fault *ft)
{
    struct kwic_totals count = {0};
    struct work w = {
        .options = o, .each = each, .cookie = cookie, .totals = &count};
    struct atoms *atoms = atoms_new();
    struct query query = {0};
    int bad =
        query_parse(&query, atoms, text, o->with_case ? QUERY_CASE : 0, ft);

    w.query = &query;
    if (!bad && o->unit != VIEW_SENTENCES)
        w.excerpt = excerpt_new(&query, atoms, margin(o));
    if (!bad && (o->sort || o->sample))
        bad = concordance_new(&w.concordance, o, ft);
    if (!bad)
        bad = run(&w, s, atoms, ft);
    concordance_free(w.concordance);
    excerpt_free(w.excerpt);
    search_free(w.search);
    query_free(&query);
    atoms_free(atoms);
    if (bad)
        return -1;
    *totals = count;
    return 0;
}
