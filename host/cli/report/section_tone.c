/* The tone of the wording, by outlet and by year. */
#include "sections.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ask.h"
#include "groups.h"
#include "mem.h"
#include "plugin_use.h"
#include "progress.h"

enum {
    SENTENCES_SHOWN = 20, /* of a group */
    YEARS_MOST = 200
};

/* Columns of the query of groups. */
enum {
    N_DOCUMENTS,
    N_TONED, /* documents with a mean */
    N_SENTENCES,
    N_EVIDENCE
};

static const struct need needs[] = {
    {"", "mean", COLUMN_NUMBER},
    {"", "sentences", COLUMN_INTEGER},
    {"", "evidence", COLUMN_INTEGER},
    {"sentence", "at", COLUMN_SPAN},
    {"sentence", "valence", COLUMN_NUMBER},
    {"sentence", "words", COLUMN_STRING},
};

/* Of the table about the whole corpus. */
static const struct need by_needs[] = {
    {"by", "per", COLUMN_STRING},
    {"by", "mean", COLUMN_NUMBER},
};

/* One way to group documents. */
struct grouping {
    const char *caption, *head, *plural, *unknown;
    const char *condition; /* on table documents, before the key, for SQL */
    enum census_by by;
    size_t most;
    struct group *all; /* by value, while rows are counted */
    struct groups groups;
    struct group **of; /* of each value */
    struct dots *dots; /* of each group */
    size_t *n_clusters;
    bool now; /* of the document at hand a sentence is to be shown */
};

enum {
    GROUPINGS = 2
};

/* ---- documents */

/* One pass: the counts of all groups, and the mean of each document. */
static int
count(struct page *p, struct grouping *by, double *means, struct fault *ft)
{
    const struct census *c = &p->scope->census;
    const struct member *m;
    struct along along;
    int more;

    if (along_open(&along, &p->scope->standings, "sentiment",
                   "SELECT document, mean, sentences, evidence FROM "
                   "sentiment ORDER BY document",
                   ft))
        return -1;
    while ((more = along_next(&along, &m, ft)) > 0) {
        const struct sql *q = along.rows;

        if (!row_null(q, 1))
            means[m - c->at] = row_real(q, 1);
        for (size_t i = 0; i < GROUPINGS; i++) {
            uint64_t *n = by[i].all[m->value[by[i].by]].n;

            n[N_DOCUMENTS]++;
            n[N_TONED] += !row_null(q, 1);
            n[N_SENTENCES] += (uint64_t)row_int(q, 2);
            n[N_EVIDENCE] += (uint64_t)row_int(q, 3);
        }
    }
    along_close(&along);
    return more;
}

/* By name, not known last. */
static int
by_key(const void *a, const void *b)
{
    const char *x = ((const struct group *)a)->key;
    const char *y = ((const struct group *)b)->key;

    return x && y ? strcmp(x, y) : (x == NULL) - (y == NULL);
}

/* The largest groups, in the order of their names. */
static void
choose(struct page *p, struct grouping *by)
{
    const struct census *c = &p->scope->census;
    struct groups *g = &by->groups;

    groups_name(by->all, c);
    groups_take(g, by->all, census_values(c), by->most, groups_by_count);
    groups_sort(g, by_key);
    by->of = groups_of_values(g, c);
    groups_cap(g, N_EVIDENCE,
               p->most < SENTENCES_SHOWN ? p->most : SENTENCES_SHOWN,
               (size_t)(300 * p->budget));
}

/* ---- clusters */

/* The documents lie group after group. */
static void
find_dots(const struct census *c, const double *means, struct grouping *by)
{
    const struct groups *g = &by->groups;
    struct clustered *toned = mem_alloc((c->n + 1) * sizeof *toned);
    size_t *end = mem_alloc((g->n + 1) * sizeof *end);
    size_t from = 0;

    by->dots = mem_alloc((g->n + 1) * sizeof *by->dots);
    by->n_clusters = mem_alloc((g->n + 1) * sizeof *by->n_clusters);
    for (size_t i = 0; i + 1 < g->n; i++)
        end[i + 1] = end[i] + g->at[i].n[N_TONED];
    for (size_t i = 0; i < c->n; i++) {
        const struct member *m = &c->at[i];
        const struct group *group = by->of[m->value[by->by]];

        if (group && !isnan(means[i]))
            toned[end[group - g->at]++] =
                (struct clustered){m->cluster, means[i]};
    }
    for (size_t i = 0; i < g->n; from = end[i++]) {
        by->dots[i] = dots_of(toned + from, end[i] - from, &by->n_clusters[i]);
    }
    free(toned);
    free(end);
}

/* ---- sentences */

static void
add_hit(struct group *g, const struct member *m, const struct sql *q,
        const char *day)
{
    char *words = row_text(q, 3);
    struct buf note = {0};

    page_signed(&note, row_real(q, 2), 2);
    if (words)
        buf_format(&note, ": %s", words);
    hits_add(&g->hits, m->id, row_offset(q, 0), row_offset(q, 1), day,
             buf_take(&note));
    free(words);
}

/* Offers the sentences of one document to its groups. */
static int
offer_document(struct page *p, struct grouping *by, const struct member *m,
               struct fault *ft)
{
    char *day = NULL;
    struct sql *q;
    int more;

    if (scope_day(p->scope, m->id, &day, ft) ||
        ask(p->scope->store, &q, ft,
            "SELECT start, stop, valence, words FROM "
            "sentiment_sentence WHERE document = %lld ORDER BY n",
            (long long)m->id)) {
        free(day);
        return -1;
    }
    while ((more = sql_next(q, ft)) > 0) {
        for (size_t i = 0; i < GROUPINGS; i++) {
            struct group *g = by[i].of[m->value[by[i].by]];

            if (g && by[i].now && hits_wants(&g->hits))
                add_hit(g, m, q, day);
        }
    }
    sql_close(q);
    free(day);
    return more;
}

/* Most documents have no sentence that is to be shown: how many they have is
   all that is read of them. */
static int
offer(struct page *p, struct grouping *by, struct fault *ft)
{
    const struct member *m;
    struct along along;
    int more;

    if (along_open(&along, &p->scope->standings, "sentiment",
                   "SELECT document, count(*) FROM "
                   "sentiment_sentence GROUP BY 1 ORDER BY 1",
                   ft))
        return -1;
    while ((more = along_next(&along, &m, ft)) > 0) {
        uint64_t sentences = (uint64_t)row_int(along.rows, 1);
        bool wanted = false;

        for (size_t i = 0; i < GROUPINGS; i++) {
            struct group *g = by[i].of[m->value[by[i].by]];

            by[i].now = g && !hits_pass(&g->hits, sentences);
            wanted |= by[i].now;
        }
        if (wanted && offer_document(p, by, m, ft)) {
            more = -1;
            break;
        }
    }
    along_close(&along);
    return more;
}

/* ---- the tables */

static char *
command(const struct page *p, const struct grouping *by, const char *key)
{
    struct buf b = {0};
    char *text;

    buf_format(&b,
               "SELECT * FROM sentiment_sentence_evidence WHERE document "
               "IN (SELECT id FROM documents WHERE %s ",
               by->condition);
    sql_equals(&b, key);
    buf_char(&b, ')');
    text = page_command(p, buf_text(&b));
    buf_free(&b);
    return text;
}

static void
add_row(struct page *p, struct table *t, struct grouping *by, size_t i,
        const struct dots *d)
{
    struct group *g = &by->groups.at[i];
    char *share = g->n[N_SENTENCES]
                      ? mem_format("%.0f %%", 100.0 * (double)g->n[N_EVIDENCE] /
                                                  (double)g->n[N_SENTENCES])
                      : NULL;

    table_text(t, g->key ? g->key : by->unknown);
    table_count(t, g->n[N_DOCUMENTS]);
    table_count(t, g->n[N_TONED]);
    table_count(t, by->n_clusters[i]);
    table_count(t, g->n[N_SENTENCES]);
    table_count(t, g->n[N_EVIDENCE]);
    table_text(t, share);
    if (by->n_clusters[i])
        table_dots(t, d);
    else
        table_none(t);
    table_open(t, "sentences with evidence", &g->hits, command(p, by, g->key));
    free(share);
}

/* One scale for all of them. */
static double
limit_of(const struct grouping by[GROUPINGS])
{
    double reach = 0;

    for (size_t i = 0; i < GROUPINGS; i++) {
        for (size_t k = 0; k < by[i].groups.n; k++)
            reach = fmax(reach, dots_reach(&by[i].dots[k]));
    }
    return dots_limit(reach);
}

static void
show(struct page *p, struct grouping *by, double limit)
{
    struct page_column columns[] = {
        {by->head, false},       {"documents", true},
        {"with evidence", true}, {"clusters", true},
        {"sentences", true},     {"with evidence", true},
        {"share", true},         {"mean of documents", false}};
    struct table *t = table_new(by->caption, columns, 8);

    for (size_t i = 0; i < by->groups.n; i++) {
        by->dots[i].limit = limit;
        add_row(p, t, by, i, &by->dots[i]);
    }
    p->ops->table(p, t);
    table_free(t);
    groups_note(p, &by->groups, by->plural, "documents");
}

/* Of all documents together, if there are enough for a mean. */
static void
tell_whole(struct page *p, const double *means)
{
    const struct census *c = &p->scope->census;
    struct clustered *toned = mem_alloc((c->n + 1) * sizeof *toned);
    size_t n = 0, clusters;
    struct buf text = {0};
    struct dots d;

    for (size_t i = 0; i < c->n; i++) {
        if (!isnan(means[i]))
            toned[n++] = (struct clustered){c->at[i].cluster, means[i]};
    }
    d = dots_of(toned, n, &clusters);
    if (d.with_mean) {
        page_dots(&text, &d);
        page_note(p, NOTE_PLAIN, "Mean of all: %s, of %s with evidence (%s).",
                  buf_text(&text), progress_things(n, "document"),
                  progress_things(clusters, "cluster"));
    }
    if (n)
        page_way(p, NOTE_PLAIN, "The tone of each document",
                 page_command(p, "SELECT mean, cluster, key, outlet, year FROM "
                                 "sentiment JOIN documents ON id = document "
                                 "WHERE mean IS NOT NULL"));
    buf_free(&text);
    free(toned);
}

static int
tables(struct page *p, struct grouping by[GROUPINGS], struct fault *ft)
{
    const struct census *c = &p->scope->census;
    double *means = mem_alloc((c->n + 1) * sizeof *means), limit;
    int bad;

    for (size_t i = 0; i < c->n; i++)
        means[i] = NAN;
    for (size_t i = 0; i < GROUPINGS; i++)
        by[i].all = mem_alloc(census_values(c) * sizeof *by[i].all);
    bad = count(p, by, means, ft);
    for (size_t i = 0; i < GROUPINGS; i++) {
        choose(p, &by[i]);
        find_dots(c, means, &by[i]);
    }
    if (!bad)
        tell_whole(p, means);
    free(means);
    limit = limit_of(by);
    if (!bad && !p->brief)
        bad = offer(p, by, ft);
    for (size_t i = 0; i < GROUPINGS; i++) {
        if (!bad)
            show(p, &by[i], limit);
        groups_free(&by[i].groups);
        free(by[i].of);
        free(by[i].dots);
        free(by[i].n_clusters);
    }
    return bad;
}

/* Where the periods are that the page has no room for. */
static int
more(struct page *p, struct fault *ft)
{
    int known = plugin_tells_all(p->scope, "sentiment", by_needs,
                                 sizeof by_needs / sizeof *by_needs, ft);

    if (known <= 0)
        return known;
    page_way(p, NOTE_PLAIN, "By month, and each outlet by year and month",
             page_command(p, "SELECT * FROM sentiment_by"));
    return 0;
}

int
section_tone(struct page *p, struct fault *ft)
{
    struct grouping by[GROUPINGS] = {{.caption = "Tone by outlet, by name",
                                      .head = "outlet",
                                      .plural = "outlets",
                                      .by = BY_OUTLET,
                                      .condition = "outlet",
                                      .unknown = "(no outlet)",
                                      .most = p->rows},
                                     {.caption = "Tone by year of publication",
                                      .head = "year",
                                      .plural = "years",
                                      .by = BY_YEAR,
                                      .condition = "CAST(year AS TEXT)",
                                      .unknown = "not dated",
                                      .most = YEARS_MOST}};
    int usable;

    p->ops->section(p, "tone", "Tone");
    usable =
        plugin_use(p, "sentiment", needs, sizeof needs / sizeof *needs, ft);
    if (usable <= 0)
        return usable;
    page_note(p, NOTE_PLAIN,
              "Tone of the wording, from -1 to 1, not an outlet's attitude. "
              "Unit: a document, whose tone is the mean over its sentences "
              "with evidence; one without any has none and is in no mean. "
              "From %d duplicate clusters on: mean over documents and 95 %% "
              "interval, leaving out one cluster after the other. Under that: "
              "one dot a cluster, no mean. Years without documents have no "
              "row.",
              CLUSTERS_LEAST);
    return tables(p, by, ft) ? -1 : more(p, ft);
}
