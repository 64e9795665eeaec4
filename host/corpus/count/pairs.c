/* Neighbours that belong together. */
#include <math.h>

#include "gram_ranking.h"
#include "window.h"

static const struct sheet_column columns[] = {
    {"first", "", "the word to the left", false},
    {"second", "", "the word to the right", false},
    {"frequency", "places", "how often they stand so", false},
    {"docfreq", "documents", "documents that have them", false},
    {"first_total", "places", "pairs that begin with the first (f1)", true},
    {"second_total", "places", "pairs that end with the second (f2)", true},
};

static struct association
association_of(const struct gram_ranking *m, const uint32_t *ids,
               uint32_t frequency)
{
    double f1 = (double)m->grams->of[ids[0]].first;
    double f2 = (double)m->grams->of[ids[1]].last;

    return (struct association){
        contingency_of(frequency, f1, f2, (double)m->grams->places), f1, f2};
}

static void
take(void *context, const uint32_t *ids, uint32_t frequency, uint32_t docfreq)
{
    struct gram_ranking *m = context;
    const struct features *f = &m->w->q->features;
    struct ranked item = {
        .ids = {ids[0], ids[1]}, .frequency = frequency, .docfreq = docfreq};
    struct association a;

    m->different++;
    if (frequency < f->least || docfreq < f->least_documents)
        return;
    a = association_of(m, ids, frequency);
    item.score = association_measure(&a, m->w->q->sort);
    if (isnan(item.score))
        item.score = -INFINITY;
    if ((m->ranking.full && item.score < m->ranking.floor) ||
        !ranked_wanted(m->w->units, f, ids, 2, &m->scratch))
        return;
    ranking_add(&m->ranking, &item);
}

static int
show(struct gram_ranking *m, const struct group *g, struct fault *ft)
{
    struct sheet *s = &m->w->sheet;

    (void)ft;
    for (size_t i = 0; i < m->ranking.n; i++) {
        const struct ranked *item = &m->ranking.at[i];
        struct association a = association_of(m, item->ids, item->frequency);

        work_group_cell(m->w, g);
        for (int k = 0; k < 2; k++) {
            size_t len;
            const char *form = units_form(m->w->units, item->ids[k], &len);

            sheet_text(s, form, len);
        }
        sheet_int(s, item->frequency);
        sheet_int(s, item->docfreq);
        sheet_int(s, (uint64_t)a.f1);
        sheet_int(s, (uint64_t)a.f2);
        association_show(s, &a);
    }
    return 0;
}

static const struct gram_show how = {take, show, "pair"};

int
pairs_table(struct work *w, struct fault *ft)
{
    struct sheet_column group;

    if (w->q->size != 2)
        return fault_set(ft, FAULT_USAGE,
                         "size: collocates are pairs; `ngrams` counts longer "
                         "ones");
    if (!feature_any_form(&w->q->features) && units_load(w->units, ft))
        return -1;
    work_group_column(w, &group);
    sheet_columns(&w->sheet, columns, sizeof columns / sizeof *columns);
    sheet_columns(&w->sheet, association_columns, ASSOCIATION_COLUMNS);
    sheet_begin(&w->sheet);
    return gram_ranking_show(w, &how, ft);
}
