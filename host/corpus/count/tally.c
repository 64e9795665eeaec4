#include "tally.h"

#include <endian.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "pass.h"
#include "radix.h"
#include "select.h"
#include "threads.h"

struct counting { /* of a thread */
    struct tally tally;
    int sign;
};

void
tally_join(struct tally *t, const struct tally *other, int sign)
{
    counts_join(&t->counts, &other->counts, sign);
    t->tokens += (uint64_t)sign * other->tokens;
    t->documents += (uint64_t)sign * other->documents;
}

static int
count(void *context, size_t i, struct passage *p, struct fault *ft)
{
    struct counting *c = context;

    (void)i;
    (void)ft;
    if (!p->n)
        return 0;
    counts_add_types(&c->tally.counts, p->units, p->n, c->sign);
    c->tally.tokens += (uint64_t)c->sign * p->n;
    c->tally.documents += (uint64_t)c->sign;
    return 0;
}

/* Counts documents in (sign 1) or out (-1), one by one. */
static int
count_all(struct tally *t, struct work *w, const int64_t *ids, size_t n,
          int sign, struct fault *ft)
{
    struct counting of[THREADS_MAX] = {{*t, sign}};
    uint32_t highest;
    size_t threads;
    int bad;

    if (units_highest(w->units, &highest, ft))
        return -1;
    threads = pass_threads(w, n, (highest + 1) * sizeof(struct count));
    for (size_t i = 0; i < threads; i++) {
        of[i].sign = sign;
        counts_reserve(&of[i].tally.counts, highest);
    }
    bad = pass_once(w, ids, n, threads, count, of, sizeof *of, ft);
    for (size_t i = 1; i < threads; i++) {
        tally_join(&of[0].tally, &of[i].tally, 1);
        tally_free(&of[i].tally);
    }
    *t = of[0].tally;
    return bad;
}

/* Counts the documents of the corpus out that are not in a group. */
static int
count_out_others(struct tally *t, struct work *w, const struct group *g,
                 const struct counted *other, struct fault *ft)
{
    int64_t *ids;
    size_t n, others = 0;
    int bad = 0;

    if (reader_select(w->reader, NULL, false, &ids, &n, ft))
        return -1;
    for (size_t i = 0, k = 0; i < n; i++) {
        while (k < g->n && g->ids[k] < ids[i])
            k++;
        if (k == g->n || g->ids[k] != ids[i])
            ids[others++] = ids[i];
    }
    if (other && other->group->n == others &&
        (!others || memcmp(other->group->ids, ids, others * sizeof *ids) == 0))
        tally_join(t, other->tally, -1);
    else
        bad = count_all(t, w, ids, others, -1, ft);
    free(ids);
    return bad;
}

/* 1; 0: the group is small, or what is stored is of no use for it. */
static int
from_stored(struct tally *t, struct work *w, const struct group *g,
            const struct counted *other, struct fault *ft)
{
    uint64_t least;
    int found;

    if (!units_are_types(w->units))
        return 0;
    found = tally_stored(t, w->store, STORED_FREQUENT, &least, ft);
    if (found <= 0 || g->n <= t->documents / 2)
        found = found < 0 ? -1 : 0;
    else
        counts_free(&t->counts);
    if (found > 0)
        found = tally_stored(t, w->store, STORED_ALL, &least, ft);
    if (found > 0 && count_out_others(t, w, g, other, ft))
        found = -1;
    return found;
}

int
tally_make(struct tally *t, struct work *w, const struct group *g,
           const struct counted *other, struct fault *ft)
{
    int found;

    *t = (struct tally){0};
    found = from_stored(t, w, g, other, ft);
    if (found)
        return found < 0 ? -1 : 0;
    tally_free(t);
    *t = (struct tally){0};
    return count_all(t, w, g->ids, g->n, 1, ft);
}

int
tally_stored(struct tally *t, struct store *s, enum stored_types which,
             uint64_t *least, struct fault *ft)
{
    struct stored_totals totals = {0};
    int found;

    *t = (struct tally){0};
    found = stored_counts_read(&t->counts, &totals, which, s, ft);
    t->tokens = totals.tokens;
    t->documents = totals.documents;
    *least = totals.least;
    return found;
}

void
tally_free(struct tally *t)
{
    counts_free(&t->counts);
}

static int
entry_compare_forms(const struct entry *a, const struct entry *b)
{
    int d = memcmp(a->form, b->form, a->len < b->len ? a->len : b->len);

    return d ? d : (a->len > b->len) - (a->len < b->len);
}

/* Compares as the bytes do. */
static uint64_t
start_of(const struct entry *e)
{
    uint64_t start = 0;

    memcpy(&start, e->form, e->len < sizeof start ? e->len : sizeof start);
    return be64toh(start);
}

/* The frequency of the limit-th entry. */
static uint64_t
threshold(const struct entry *e, size_t n, size_t limit)
{
    double *f = mem_alloc(n * sizeof *f), found;

    for (size_t i = 0; i < n; i++)
        f[i] = (double)e[i].frequency;
    found = select_largest(f, n, limit);
    free(f);
    return (uint64_t)found;
}

size_t
entries_cut(struct entry *e, size_t n, uint64_t limit)
{
    uint64_t least;
    size_t kept = 0;

    if (!limit || limit >= n)
        return n;
    least = threshold(e, n, (size_t)limit);
    for (size_t i = 0; i < n; i++)
        if (e[i].frequency >= least)
            e[kept++] = e[i];
    return kept;
}

static int
by_form(const void *pa, const void *pb, void *entries)
{
    const struct entry *e = entries;

    return entry_compare_forms(&e[((const struct radix *)pa)->at],
                               &e[((const struct radix *)pb)->at]);
}

/* Puts those in order that have one frequency and whose forms begin alike. */
static void
sort_alike(struct radix *order, size_t n, struct entry *e)
{
    for (size_t i = 0, next; i < n; i = next) {
        const struct entry *first = &e[order[i].at];
        uint64_t start = start_of(first);

        for (next = i + 1; next < n; next++)
            if (order[next].key != order[i].key ||
                start_of(&e[order[next].at]) != start)
                break;
        if (next - i > 1)
            qsort_r(&order[i], next - i, sizeof *order, by_form, e);
    }
}

/* Forms lie all over memory, and their first bytes tell most apart. */
void
entries_sort(struct entry *e, size_t n)
{
    struct radix *order = mem_alloc((2 * n + 1) * sizeof *order);
    struct entry *sorted = mem_alloc((n + 1) * sizeof *sorted);

    for (size_t i = 0; i < n; i++)
        order[i] = (struct radix){start_of(&e[i]), (uint32_t)i};
    radix_sort(order, n, order + n);
    for (size_t i = 0; i < n; i++)
        order[i].key = UINT64_MAX - e[order[i].at].frequency;
    radix_sort(order, n, order + n);
    sort_alike(order, n, e);
    for (size_t i = 0; i < n; i++)
        sorted[i] = e[order[i].at];
    if (n)
        memcpy(e, sorted, n * sizeof *e);
    free(order);
    free(sorted);
}

/* Fills the forms, and drops those that are not wanted. */
static int
with_forms(struct entry *e, size_t *n, struct units *u,
           const struct features *f, struct fault *ft)
{
    uint32_t *ids = mem_alloc((*n + 1) * sizeof *ids);
    size_t kept = 0;
    int bad;

    for (size_t i = 0; i < *n; i++)
        ids[i] = e[i].unit;
    bad = units_want(u, ids, *n, ft);
    free(ids);
    for (size_t i = 0; i < *n && !bad; i++) {
        size_t len;

        e[i].form = units_form(u, e[i].unit, &len);
        e[i].len = (uint32_t)len;
        if (feature_wants(f, e[i].form, len))
            e[kept++] = e[i];
    }
    *n = kept;
    return bad;
}

int
tally_entries(const struct tally *t, struct units *u, const struct features *f,
              uint64_t limit, struct entry **out, size_t *n_out,
              struct fault *ft)
{
    struct entry *e = NULL;
    size_t n = 0, cap = 0;

    for (uint32_t unit = 1; unit < t->counts.n; unit++) {
        const struct count *c = &t->counts.at[unit];

        if (c->frequency <= 0 || (uint64_t)c->frequency < f->least ||
            (uint64_t)c->docfreq < f->least_documents)
            continue;
        e = mem_grow(e, &cap, n + 1, sizeof *e);
        e[n++] = (struct entry){.unit = unit,
                                .frequency = (uint64_t)c->frequency,
                                .docfreq = (uint64_t)c->docfreq};
    }
    if (feature_any_form(f))
        n = entries_cut(e, n, limit);
    if (with_forms(e, &n, u, f, ft)) {
        free(e);
        return -1;
    }
    n = entries_cut(e, n, limit);
    entries_sort(e, n);
    *out = e;
    *n_out = n;
    return 0;
}
