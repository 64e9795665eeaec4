#include <stdlib.h>

#include "gram_clusters.h"
#include "gram_ranking.h"
#include "intervals.h"
#include "mem.h"
#include "misfit.h"

static const struct sheet_column columns[] = {
    {"ngram", "", "neighbouring words, case-folded", false},
    {"frequency", "places", "how often they stand so", false},
    {"rank", "", "by falling frequency; equal ones share the lowest", false},
    {"docfreq", "documents", "documents that have it", false},
    {"per_million", "per million places", "frequency / places x 1,000,000",
     false},
    {"places", "places", "all places of n-grams of this kind: the denominator",
     true},
};

static const struct sheet_column of_rates[] = {
    {"low", "per million places",
     "95 % interval of per_million: whole duplicate clusters of documents "
     "drawn anew 999 times (percentile bootstrap, seed); none under 10 "
     "clusters",
     false},
    {"high", "per million places", "its upper end", false},
    {"wilson_iid_low", "per million places",
     "Wilson's 95 % interval, as if places were independent, which they are "
     "not: too narrow for what keeps to few texts",
     true},
    {"wilson_iid_high", "per million places", "its upper end", true},
};

static void
take(void *context, const uint32_t *ids, uint32_t frequency, uint32_t docfreq)
{
    struct gram_ranking *m = context;
    const struct request *q = m->w->q;
    struct ranked item = {
        .score = frequency, .frequency = frequency, .docfreq = docfreq};

    m->different++;
    if (frequency < q->features.least ||
        docfreq < q->features.least_documents ||
        (m->ranking.full && frequency < m->ranking.floor) ||
        !ranked_wanted(m->w->units, &q->features, ids, (unsigned)q->size,
                       &m->scratch))
        return;
    for (unsigned i = 0; i < q->size; i++)
        item.ids[i] = ids[i];
    ranking_add(&m->ranking, &item);
}

/* Of all n-grams that are shown; the caller's to free. NULL: of none. */
static int
make_intervals(struct gram_ranking *m, const struct group *g,
               struct interval **out, struct fault *ft)
{
    size_t n = m->ranking.n;
    float *x = NULL;
    double *size = NULL;
    int bad;

    *out = NULL;
    if (!m->w->q->intervals)
        return 0;
    bad = gram_clusters(m->w, g, m->ranking.at, n, &x, &size, ft);
    if (!bad) {
        *out = mem_alloc((n + 1) * sizeof **out);
        interval_resample(x, n, size, g->clusters, m->w->q->seed, *out);
    }
    free(x);
    free(size);
    return bad;
}

static int
show(struct gram_ranking *m, const struct group *g, struct fault *ft)
{
    struct sheet *s = &m->w->sheet;
    const struct ranked *all = m->ranking.at;
    struct interval *intervals;
    size_t rank = 0;

    if (make_intervals(m, g, &intervals, ft))
        return -1;
    for (size_t i = 0; i < m->ranking.n; i++) {
        if (i == 0 || all[i].frequency != all[i - 1].frequency)
            rank = i + 1;
        buf_clear(&m->scratch);
        ranked_form(m->w->units, all[i].ids, (unsigned)m->w->q->size,
                    &m->scratch);
        work_group_cell(m->w, g);
        sheet_text(s, m->scratch.data, m->scratch.len);
        sheet_int(s, all[i].frequency);
        sheet_int(s, rank);
        sheet_int(s, all[i].docfreq);
        sheet_real(s, all[i].frequency * 1e6 / (double)m->grams->places);
        sheet_int(s, m->grams->places);
        if (intervals)
            intervals_show(s, all[i].frequency, m->grams->places, &intervals[i],
                           g->clusters);
    }
    free(intervals);
    return 0;
}

static const struct gram_show how = {take, show, "place"};

int
ngrams_table(struct store *s, const struct request *q,
             const struct sheet_taker *to, struct fault *ft)
{
    struct sheet_column group;
    struct work w;
    int bad = work_open(&w, s, q, to, ft) ||
              (!feature_any_form(&q->features) && units_load(w.units, ft));

    if (!bad) {
        work_group_column(&w, &group);
        sheet_columns(&w.sheet, columns, sizeof columns / sizeof *columns);
        if (q->intervals)
            sheet_columns(&w.sheet, of_rates,
                          sizeof of_rates / sizeof *of_rates);
        sheet_begin(&w.sheet);
        bad = gram_ranking_show(&w, &how, ft);
        if (!bad)
            intervals_warn(&w);
        misfit_note(&w.sheet, &q->features, q->size);
    }
    work_close(&w);
    return bad ? -1 : 0;
}
