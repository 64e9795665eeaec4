#include "tally.h"

#include <endian.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "radix.h"
#include "select.h"

struct counting {
    struct tally *t;
    struct units *u;
    int sign;
};

static int
count(void *cookie, size_t i, const uint32_t *types, size_t n, struct fault *ft)
{
    struct counting *c = cookie;
    int64_t sign = c->sign;

    (void)i;
    (void)ft;
    units_of(c->u, &types, &n, NULL);
    if (!n)
        return 0;
    counts_add_types(&c->t->counts, types, n, c->sign);
    c->t->tokens += (uint64_t)(sign * (int64_t)n);
    c->t->documents += (uint64_t)sign;
    return 0;
}

/* Takes a part off the whole. */
static void
take_off(struct tally *t, const struct tally *part)
{
    for (uint32_t unit = 0; unit < t->counts.n; unit++) {
        struct count less = tally_of(part, unit);

        t->counts.at[unit].frequency -= less.frequency;
        t->counts.at[unit].docfreq -= less.docfreq;
    }
    t->tokens -= part->tokens;
    t->documents -= part->documents;
}

/* Counts the documents of the corpus out that are not in a group. */
static int
count_out_others(struct counting *c, struct reader *r, const struct group *g,
                 const struct counted *other, struct fault *ft)
{
    int64_t *ids;
    size_t n, others = 0;
    int bad = 0;

    if (reader_select(r, NULL, false, &ids, &n, ft))
        return -1;
    for (size_t i = 0, k = 0; i < n; i++) {
        while (k < g->n && g->ids[k] < ids[i])
            k++;
        if (k == g->n || g->ids[k] != ids[i])
            ids[others++] = ids[i];
    }
    c->sign = -1;
    if (other && other->group->n == others &&
        (!others || memcmp(other->group->ids, ids, others * sizeof *ids) == 0))
        take_off(c->t, other->tally);
    else
        bad = reader_streams(r, ids, others, count, c, ft);
    free(ids);
    return bad;
}

/* 1; 0: the group is small, or what is stored is of no use for it. */
static int
from_stored(struct counting *c, struct reader *r, const struct group *g,
            const struct counted *other, struct fault *ft)
{
    struct store *s = reader_store(r);
    uint64_t least;
    int found;

    if (!units_are_types(c->u))
        return 0;
    found = tally_stored(c->t, s, STORED_FREQUENT, &least, ft);
    if (found <= 0 || g->n <= c->t->documents / 2)
        found = found < 0 ? -1 : 0;
    else
        counts_free(&c->t->counts);
    if (found > 0)
        found = tally_stored(c->t, s, STORED_ALL, &least, ft);
    if (found > 0 && count_out_others(c, r, g, other, ft))
        found = -1;
    return found;
}

int
tally_make(struct tally *t, struct reader *r, struct units *u,
           const struct group *g, const struct counted *other, struct fault *ft)
{
    struct counting c = {t, u, 1};
    uint32_t highest;
    int found;

    *t = (struct tally){0};
    found = from_stored(&c, r, g, other, ft);
    if (found)
        return found < 0 ? -1 : 0;
    tally_free(t);
    *t = (struct tally){0};
    if (units_highest(u, &highest, ft))
        return -1;
    counts_reserve(&t->counts, highest);
    return reader_streams(r, g->ids, g->n, count, &c, ft);
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
