#include "kwic.h"

#include <stdlib.h>
#include <string.h>

#include "concordance.h"
#include "excerpt.h"
#include "match.h"
#include "mem.h"
#include "search.h"

/* A hit that waits for its transaction to end: places in work.bytes, one behind
   the other. */
struct waiting {
    int64_t document;
    struct span at;
    size_t fields;           /* of the document */
    size_t left, hit, right; /* places; the right ends at `stop` */
    size_t stop;
};

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
    struct waiting *waiting;
    size_t n, cap;
    struct buf bytes;
};

/* Keeps key, outlet, title and date, each a byte that says whether there is one
   and the string. Returns the place of the first. */
static size_t
keep_fields(struct buf *b, const struct doc *d)
{
    const char *const fields[] = {d->key, d->outlet, d->title, d->published};
    size_t at = b->len;

    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        buf_char(b, fields[i] != NULL);
        buf_add(b, fields[i] ? fields[i] : "",
                fields[i] ? strlen(fields[i]) + 1 : 1);
    }
    return at;
}

static size_t
keep_text(struct buf *b, struct kwic_text t)
{
    buf_add(b, t.p, t.len);
    return b->len - t.len;
}

static void
keep(struct work *w, const struct kwic_hit *hit, size_t fields)
{
    struct waiting h = {
        .document = hit->document, .at = hit->at, .fields = fields};

    h.left = keep_text(&w->bytes, hit->left);
    h.hit = keep_text(&w->bytes, hit->hit);
    h.right = keep_text(&w->bytes, hit->right);
    h.stop = w->bytes.len;
    w->waiting = mem_grow(w->waiting, &w->cap, w->n + 1, sizeof *w->waiting);
    w->waiting[w->n++] = h;
}

static char *
next_field(char **p)
{
    char *field = **p ? *p + 1 : NULL;

    *p += strlen(*p + 1) + 2;
    return field;
}

/* Hands on what waits. */
static int
hand_on(void *cookie)
{
    struct work *w = cookie;
    char *bytes = w->bytes.data;
    bool more = true;

    for (size_t i = 0; i < w->n && more; i++) {
        const struct waiting *h = &w->waiting[i];
        char *p = bytes + h->fields;
        struct doc d = {.key = next_field(&p)};
        struct kwic_hit hit = {.document = h->document, .doc = &d, .at = h->at};

        d.outlet = next_field(&p);
        d.title = next_field(&p);
        d.published = next_field(&p);
        hit.left = (struct kwic_text){bytes + h->left, h->hit - h->left};
        hit.hit = (struct kwic_text){bytes + h->hit, h->right - h->hit};
        hit.right = (struct kwic_text){bytes + h->right, h->stop - h->right};
        w->totals->hits++;
        w->totals->documents += !i || h->document != w->waiting[i - 1].document;
        more = w->each(w->cookie, &hit);
    }
    w->n = 0;
    buf_clear(&w->bytes);
    return more;
}

static int
take(void *cookie, int64_t id, const struct doc *d, struct view *v)
{
    struct work *w = cookie;
    struct matcher *m = w->matcher;
    struct match_hit at = {0};
    size_t fields = 0;
    bool any = false;

    matcher_set(m, v, (uint64_t)id);
    while (match_next(m, at.stop, &at)) {
        struct kwic_hit hit = {.document = id, .doc = d};
        struct span left, right;

        hit.at = (struct span){v->part[at.first].at.start, match_end(m, &at)};
        view_context(v, at.first, at.stop, hit.at.stop, w->options->unit,
                     w->options->window, &left, &right);
        hit.left =
            (struct kwic_text){d->text + left.start, left.stop - left.start};
        hit.hit = (struct kwic_text){d->text + hit.at.start,
                                     hit.at.stop - hit.at.start};
        hit.right =
            (struct kwic_text){d->text + right.start, right.stop - right.start};
        if (!w->concordance) {
            fields = any ? fields : keep_fields(&w->bytes, d);
            keep(w, &hit, fields);
        } else {
            w->totals->hits++;
            w->totals->documents += !any;
            concordance_add(w->concordance, &hit, v, &at);
        }
        any = true;
    }
    return 1;
}

static int
run(struct work *w, struct store *s, const struct atoms *atoms,
    struct fault *ft)
{
    struct candidate *found;
    size_t n;
    int bad;

    if (search_open(&w->search, s, atoms, ft) ||
        search_documents(w->search, w->query, w->options->where,
                         w->options->unique, &found, &n, ft))
        return -1;
    w->matcher = matcher_new(w->query);
    bad = search_views(w->search, found, n, w->excerpt, take,
                       w->concordance ? NULL : hand_on, w, ft);
    matcher_free(w->matcher);
    free(found);
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
    enum token_rule rule = TOKENS_INSIDE;
    int bad = 0;

    if (o->stems && o->with_case)
        bad = fault_set(ft, FAULT_USAGE,
                        "stems have no case: they go without `case`");
    bad = bad || token_rule_named(&rule, o->tokens, ft);
    atoms_cut(atoms, rule);
    if (!bad && o->stems)
        bad = atoms_stem(atoms, o->stems, ft);
    if (!bad)
        bad =
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
    free(w.waiting);
    buf_free(&w.bytes);
    search_free(w.search);
    query_free(&query);
    atoms_free(atoms);
    if (bad)
        return -1;
    *totals = count;
    return 0;
}
