#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plural.h"
#include "ranking.h"
#include "window.h"

static const struct sheet_column columns[] = {
    {"collocate", "", "a word near the one asked for", false},
    {"frequency", "places",
     "places of the collocate inside windows; one that lies in two windows "
     "counts twice; with window=sentence, here and in all columns, places are "
     "sentences: those that have both",
     false},
    {"docfreq", "documents", "documents where it does", false},
    {"left", "places", "of these, to the left; none for sentences", true},
    {"right", "places", "of these, to the right; none for sentences", true},
    {"node_total", "places", "places of the word asked for (f1)", true},
    {"collocate_total", "tokens",
     "frequency of the collocate (f2), or sentences that have it", false},
};

#define NO_SCORE (-1e15) /* below all measures */

struct making {
    struct work *w;
    struct window_counts counts;
    struct entry *entries;
    size_t n;
};

static struct association
association_of(const struct making *m, const struct entry *e)
{
    const struct window_counts *c = &m->counts;
    const struct request *q = m->w->q;
    double span = q->sentences ? 1 : (double)(q->left + q->right);
    double f2 = (double)tally_of(&c->words, e->unit).frequency;

    return (struct association){
        .table = contingency_of((double)e->frequency, (double)c->nodes * span,
                                f2, (double)c->words.tokens),
        .f1 = (double)c->nodes,
        .f2 = f2,
    };
}

static int
rank_all(struct making *m, struct ranking *r, struct fault *ft)
{
    const struct features *f = &m->w->q->features;
    struct tally near = {.counts = m->counts.near};

    if (tally_entries(&near, m->w->units, f, 0, &m->entries, &m->n, ft))
        return -1;
    for (size_t i = 0; i < m->n; i++) {
        const struct entry *e = &m->entries[i];
        struct association a = association_of(m, e);
        struct ranked item = {association_measure(&a, m->w->q->sort),
                              {e->unit},
                              (uint32_t)e->frequency,
                              (uint32_t)e->docfreq};

        if (isnan(item.score)) /* shown last, the frequent ones first */
            item.score = NO_SCORE + (double)e->frequency;
        ranking_add(r, &item);
    }
    return ranking_end(r, ft);
}

static void
show(struct making *m, const struct ranking *r, const struct group *g)
{
    struct sheet *s = &m->w->sheet;

    for (size_t i = 0; i < r->n; i++) {
        const struct ranked *item = &r->at[i];
        struct entry e = {.unit = item->ids[0], .frequency = item->frequency};
        struct association a = association_of(m, &e);
        size_t len;
        const char *form = units_form(m->w->units, e.unit, &len);

        work_group_cell(m->w, g);
        sheet_text(s, form, len);
        sheet_int(s, item->frequency);
        sheet_int(s, item->docfreq);
        if (m->w->q->sentences) {
            sheet_string(s, NULL);
            sheet_string(s, NULL);
        } else {
            uint32_t left = m->counts.left[e.unit];

            sheet_int(s, left);
            sheet_int(s, item->frequency - left);
        }
        sheet_int(s, m->counts.nodes);
        sheet_int(s, (uint64_t)a.f2);
        association_show(s, &a);
    }
}

static void
note(struct making *m, const struct group *g)
{
    struct work *w = m->w;
    const struct window_counts *c = &m->counts;
    struct buf window = {0};

    if (w->q->sentences)
        buf_str(&window, "places are sentences");
    else
        buf_format(&window, "%u word%s to the left and %u to the right",
                   w->q->left, plural(w->q->left), w->q->right);
    sheet_note(&w->sheet,
               "%s%s%s: %llu place%s in %llu of %llu document%s, %llu %s%s "
               "(%s); %s",
               work_group_name(w, g), w->q->by ? ": " : "", w->q->words[0],
               (unsigned long long)c->nodes, plural(c->nodes),
               (unsigned long long)c->node_documents,
               (unsigned long long)c->words.documents,
               plural(c->words.documents), (unsigned long long)c->words.tokens,
               w->q->sentences ? "sentence" : "token", plural(c->words.tokens),
               work_rule(w), buf_text(&window));
    buf_free(&window);
}

static int
make_group(struct work *w, const struct node *node, const struct group *g,
           struct fault *ft)
{
    struct making m = {.w = w};
    struct ranking r = {.units = w->units, .size = 1, .limit = w->q->limit};
    int bad = window_count(w, g, node, &m.counts, ft) || rank_all(&m, &r, ft);

    if (!bad) {
        show(&m, &r, g);
        note(&m, g);
    }
    free(m.entries);
    ranking_free(&r);
    window_counts_free(&m.counts);
    return bad ? -1 : 0;
}

static int
of_node(struct work *w, struct fault *ft)
{
    struct sheet_column group;
    struct node node;
    int bad = 0;

    if (node_make(&node, w, w->q->words[0], ft))
        return -1;
    work_group_column(w, &group);
    sheet_columns(&w->sheet, columns, sizeof columns / sizeof *columns);
    sheet_columns(&w->sheet, association_columns, ASSOCIATION_COLUMNS);
    sheet_begin(&w->sheet);
    for (size_t i = 0; !bad && i < w->selection.n; i++)
        bad = make_group(w, &node, &w->selection.at[i], ft);
    node_free(&node);
    return bad;
}

int
collocates_table(struct store *s, const struct request *q,
                 const struct sheet_taker *to, struct fault *ft)
{
    struct work w;
    int bad;

    if (q->n_words > 1)
        return fault_set(ft, FAULT_USAGE,
                         "one word, or one 'phrase in quotes', is wanted");
    if (q->sentences && (!q->n_words || q->within == WITHIN_PUNCTUATION))
        return fault_set(ft, FAULT_USAGE,
                         "window sentence: goes with a word, and not within "
                         "punctuation");
    if (association_check(q->sort, ft))
        return -1;
    bad = work_open(&w, s, q, to, ft) ||
          (q->n_words ? of_node(&w, ft) : pairs_table(&w, ft));
    work_close(&w);
    return bad ? -1 : 0;
}
