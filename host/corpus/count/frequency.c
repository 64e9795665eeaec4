#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "intervals.h"
#include "mem.h"
#include "misfit.h"

static const struct sheet_column columns[] = {
    {"word", "",
     "the type: a token's case-folded form; one that match names stands here "
     "also with a frequency of 0",
     false},
    {"frequency", "tokens", "how often the word stands there", false},
    {"rank", "",
     "by falling frequency among the words that were asked for; of equal ones "
     "all have the lowest (ties=min; max, average, dense, first)",
     false},
    {"docfreq", "documents", "documents that have the word (its range)", false},
    {"per_million", "tokens per million", "frequency / tokens x 1,000,000",
     false},
    {"documents", "documents", "documents with tokens in the group", true},
    {"tokens", "tokens", "all tokens of the group: the denominator", true},
};

static const struct sheet_column intervals[] = {
    {"low", "tokens per million",
     "95 % interval of per_million: whole duplicate clusters of documents "
     "drawn "
     "anew 999 times (percentile bootstrap, seed); none under 10 clusters, and "
     "of 0",
     false},
    {"high", "tokens per million", "its upper end", false},
    {"wilson_iid_low", "tokens per million",
     "Wilson's 95 % interval, as if tokens were independent, which they are "
     "not: too narrow for words that keep to few texts",
     true},
    {"wilson_iid_high", "tokens per million", "its upper end", true},
};

/* Entries first..stop, which have one frequency; the number of such, from 1. */
struct tied {
    size_t first, stop, number;
};

static void
tied_next(struct tied *t, const struct entry *e, size_t n)
{
    t->first = t->stop;
    t->number++;
    while (t->stop < n && e[t->stop].frequency == e[t->first].frequency)
        t->stop++;
}

/* The rank of entry i, which is one of them. */
static double
rank_of(const struct tied *t, size_t i, enum ties ties)
{
    switch (ties) {
    case TIES_FIRST:
        return (double)i + 1;
    case TIES_MAX:
        return (double)t->stop;
    case TIES_AVERAGE:
        return (double)(t->first + t->stop + 1) / 2;
    case TIES_DENSE:
        return (double)t->number;
    default:
        return (double)t->first + 1;
    }
}

static void
show_rank(struct sheet *s, double rank, enum ties ties)
{
    if (ties == TIES_AVERAGE)
        sheet_real(s, rank);
    else
        sheet_int(s, (uint64_t)rank);
}

static int
make_intervals(struct work *w, const struct group *g, const struct entry *e,
               size_t n, struct interval **out, struct fault *ft)
{
    float *x = NULL;
    double *size = NULL;
    int bad = work_clusters(w, g, e, n, &x, &size, ft);

    if (!bad) {
        *out = mem_alloc((n + 1) * sizeof **out);
        interval_resample(x, n, size, g->clusters, w->q->seed, *out);
    }
    free(x);
    free(size);
    return bad;
}

static int
show_entries(struct work *w, const struct group *g, const struct tally *t,
             const struct entry *e, size_t n, struct fault *ft)
{
    struct sheet *s = &w->sheet;
    struct interval *intervals_of = NULL;
    struct tied tied = {0};
    size_t shown = w->q->limit && w->q->limit < n ? (size_t)w->q->limit : n;

    if (w->q->intervals && make_intervals(w, g, e, shown, &intervals_of, ft))
        return -1;
    for (size_t i = 0; i < shown; i++) {
        if (i == tied.stop)
            tied_next(&tied, e, n);
        work_group_cell(w, g);
        sheet_text(s, e[i].form, e[i].len);
        sheet_int(s, e[i].frequency);
        show_rank(s, rank_of(&tied, i, w->q->ties), w->q->ties);
        sheet_int(s, e[i].docfreq);
        sheet_real(s, (double)e[i].frequency / (double)t->tokens * 1e6);
        sheet_int(s, t->documents);
        sheet_int(s, t->tokens);
        if (w->q->intervals)
            intervals_show(s, e[i].frequency, t->tokens, &intervals_of[i],
                           g->clusters);
    }
    free(intervals_of);
    return 0;
}

static bool
has_form(const struct entry *e, size_t n, const struct pattern *p)
{
    for (size_t i = 0; i < n; i++)
        if (e[i].len == p->glob_len &&
            memcmp(e[i].form, p->glob, e[i].len) == 0)
            return true;
    return false;
}

/* Adds the words that were asked for by name and stand nowhere in the group:
   that they do not is the answer. */
static void
add_absent(struct work *w, struct entry **e, size_t *n)
{
    const struct features *f = &w->q->features;
    size_t present = *n;

    if (f->least || f->least_documents || (w->q->limit && *n >= w->q->limit))
        return;
    *e = mem_resize(*e, (*n + f->n_match + 1) * sizeof **e);
    for (size_t i = 0; i < f->n_match; i++) {
        const struct pattern *p = &f->match[i];

        if (pattern_is_word(p) && !has_form(*e, *n, p) &&
            !feature_is_stop(f, p->glob, p->glob_len) &&
            units_can_be(w->units, p->glob, p->glob_len))
            (*e)[(*n)++] =
                (struct entry){.form = p->glob, .len = (uint32_t)p->glob_len};
    }
    entries_sort(*e + present, *n - present);
}

static int
show_group(struct work *w, const struct group *g, const struct tally *t,
           struct fault *ft)
{
    const struct request *q = w->q;
    struct entry *e = NULL;
    size_t n = 0;
    int bad = tally_entries(t, w->units, &q->features, q->limit, &e, &n, ft);

    if (!bad) {
        add_absent(w, &e, &n);
        bad = show_entries(w, g, t, e, n, ft);
    }

    free(e);
    return bad ? -1 : 0;
}

/* Whether the loader's counts are what is asked for. */
static bool
whole(const struct request *q)
{
    return !q->where && !q->by && !q->unique &&
           token_rule_counted(q->rule) == TOKENS_SLANT && !q->stems &&
           !q->intervals;
}

static int
show_groups(struct work *w, struct fault *ft)
{
    uint64_t tokens = 0, documents = 0;
    int bad = 0;

    for (size_t i = 0; i < w->selection.n && !bad; i++) {
        const struct group *g = &w->selection.at[i];
        struct tally t;

        bad = tally_make(&t, w, g, NULL, ft);
        if (!bad)
            bad = show_group(w, g, &t, ft);
        tokens += t.tokens;
        documents += t.documents;
        tally_free(&t);
    }
    if (bad)
        return -1;
    work_note(w, documents, tokens, w->selection.copies);
    intervals_warn(w);
    return 0;
}

/* The rows that a tally of types with at least this frequency has are all that
   are wanted. */
static bool
enough(const struct request *q, const struct entry *e, size_t n, uint64_t least)
{
    return least <= 1 || q->features.least >= least ||
           (q->limit && n >= q->limit && e[q->limit - 1].frequency >= least);
}

/* Of the whole corpus. 1: shown; 0: too few are known, or the stored counts are
   not up to date. */
static int
show_stored(struct work *w, enum stored_types which, struct fault *ft)
{
    const struct request *q = w->q;
    struct entry *e = NULL;
    struct tally t;
    uint64_t least;
    size_t n = 0;
    int found = tally_stored(&t, w->store, which, &least, ft);

    if (found > 0 &&
        tally_entries(&t, w->units, &q->features, q->limit, &e, &n, ft))
        found = -1;
    if (found > 0)
        found = enough(q, e, n, least);
    if (found > 0)
        add_absent(w, &e, &n);
    if (found > 0 && show_entries(w, NULL, &t, e, n, ft))
        found = -1;
    if (found > 0)
        work_note(w, t.documents, t.tokens, 0);
    free(e);
    tally_free(&t);
    return found;
}

static int
show_whole(struct work *w, struct fault *ft)
{
    int done = show_stored(w, STORED_FREQUENT, ft);
    struct group all = {0};

    if (!done)
        done = show_stored(w, STORED_ALL, ft);
    if (done <= 0)
        return done;
    if (languages_of_all(&all.languages, store_db(w->store), ft))
        done = -1;
    work_note_languages(w, &all, 1);
    languages_free(&all.languages);
    return done;
}

int
frequency_table(struct store *s, const struct request *q,
                const struct sheet_taker *to, struct fault *ft)
{
    struct sheet_column group;
    struct work w;
    int done =
        whole(q) ? work_begin(&w, s, q, to, ft) : work_open(&w, s, q, to, ft);

    if (!done) {
        work_group_column(&w, &group);
        sheet_columns(&w.sheet, columns, sizeof columns / sizeof *columns);
        if (q->intervals)
            sheet_columns(&w.sheet, intervals,
                          sizeof intervals / sizeof *intervals);
        sheet_begin(&w.sheet);
        done = whole(q) ? show_whole(&w, ft) : 0;
        if (done == 0 && whole(q))
            done = work_select(&w, ft);
        if (done == 0)
            done = show_groups(&w, ft);
        misfit_note(&w.sheet, &q->features, 1);
    }
    work_close(&w);
    return done < 0 ? -1 : 0;
}
