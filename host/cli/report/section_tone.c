/* The tone of the wording, by outlet and by year. */
#include "sections.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "groups.h"
#include "interval.h"
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

/* One way to group documents. */
struct grouping {
    const char *caption, *head, *expression, *unknown;
    const char *condition; /* on table documents, before the key, for SQL */
    struct groups groups;
    struct cluster_sum **clusters; /* of each group */
    size_t *n_clusters;
    char *rows, *sentences;
};

static int
read_groups(struct page *p, struct grouping *by, size_t most, struct fault *ft)
{
    /* The largest groups, in the order of their names. */
    char *sql = mem_format(
        "SELECT * FROM (SELECT %s AS k, count(*) AS n, count(x.mean), "
        "sum(x.sentences), sum(x.evidence) %s GROUP BY 1) ORDER BY "
        "row_number() OVER (ORDER BY n DESC, k) > %zu, k NULLS LAST",
        by->expression, by->rows, most);
    int bad = groups_read(&by->groups, p->scope, sql, most, ft);

    free(sql);
    by->clusters = mem_alloc((most + 1) * sizeof *by->clusters);
    by->n_clusters = mem_alloc((most + 1) * sizeof *by->n_clusters);
    return bad;
}

static int
read_clusters(struct page *p, struct grouping *by, struct fault *ft)
{
    size_t *caps = mem_alloc((by->groups.n + 1) * sizeof *caps);
    struct sql *q;
    int more = scope_query(p->scope, &q, ft,
                           "SELECT %s, sum(x.mean), count(*) %s WHERE x.mean "
                           "IS NOT NULL GROUP BY 1, d.cluster ORDER BY 1, "
                           "d.cluster",
                           by->expression, by->rows);

    if (!more) {
        while ((more = sql_next(q, ft)) > 0) {
            char *key = row_text(q, 0);
            struct group *g = groups_find(&by->groups, key);
            size_t i = g ? (size_t)(g - by->groups.at) : 0;

            free(key);
            if (!g)
                continue;
            by->clusters[i] =
                mem_grow(by->clusters[i], &caps[i], by->n_clusters[i] + 1,
                         sizeof **by->clusters);
            by->clusters[i][by->n_clusters[i]++] =
                (struct cluster_sum){row_real(q, 1), (uint64_t)row_int(q, 2)};
        }
        sql_close(q);
    }
    free(caps);
    return more;
}

static int
offer(struct page *p, struct grouping *by, struct fault *ft)
{
    struct sql *q;
    int more;

    if (scope_query(p->scope, &q, ft,
                    "SELECT %s, x.document, x.start, x.stop, x.valence, "
                    "x.words, d.published %s ORDER BY x.document, x.n",
                    by->expression, by->sentences))
        return -1;
    while ((more = sql_next(q, ft)) > 0) {
        char *key = row_text(q, 0);
        struct group *g = groups_find(&by->groups, key);

        if (g && hits_wants(&g->hits)) {
            char *words = row_text(q, 5), *day = row_text(q, 6);

            hits_add(&g->hits, row_int(q, 1), row_offset(q, 2),
                     row_offset(q, 3), day,
                     mem_format("%+.2f%s%s", row_real(q, 4), words ? ": " : "",
                                words ? words : ""));
            free(words);
            free(day);
        }
        free(key);
    }
    sql_close(q);
    return more;
}

/* Clusters too few for a mean are dots, each the mean of one cluster. */
static struct dots
dots_of(const struct grouping *by, size_t i)
{
    const struct cluster_sum *c = by->clusters[i];
    struct dots d = {0};

    d.with_mean = interval_of(c, by->n_clusters[i], &d.mean, &d.low, &d.high);
    for (size_t j = 0; !d.with_mean && j < by->n_clusters[i]; j++)
        d.values[d.n++] = c[j].sum / (double)c[j].n;
    return d;
}

static double
reach(const struct dots *d)
{
    double most = d->with_mean ? fmax(fabs(d->low), fabs(d->high)) : 0;

    for (size_t i = 0; i < d->n; i++)
        most = fmax(most, fabs(d->values[i]));
    return most;
}

static char *
command(const struct page *p, const struct grouping *by, const char *key)
{
    struct buf b = {0};
    char *text;

    buf_format(&b,
               "SELECT * FROM sentiment_sentence_evidence WHERE document "
               "IN (SELECT id FROM documents WHERE %s ",
               by->condition);
    if (key) {
        buf_str(&b, "= ");
        sql_quote(&b, key);
    } else {
        buf_str(&b, "IS NULL");
    }
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

static void
show(struct page *p, struct grouping *by)
{
    struct page_column columns[] = {
        {by->head, false},       {"documents", true},
        {"with evidence", true}, {"clusters", true},
        {"sentences", true},     {"with evidence", true},
        {"share", true},         {"mean of documents", false}};
    struct table *t = table_new(by->caption, columns, 8);
    struct dots *dots = mem_alloc((by->groups.n + 1) * sizeof *dots);
    double limit = 1;

    for (size_t i = 0; i < by->groups.n; i++) {
        dots[i] = dots_of(by, i);
        limit = fmax(limit, ceil(reach(&dots[i]) * 2) / 2);
    }
    for (size_t i = 0; i < by->groups.n; i++) {
        dots[i].limit = limit;
        add_row(p, t, by, i, &dots[i]);
    }
    p->ops->table(p, t);
    table_free(t);
    free(dots);
    if (by->groups.left_out)
        page_note(p, NOTE_PLAIN, "%s not shown.",
                  progress_things(by->groups.left_out, "more group"));
}

static int
grouping(struct page *p, struct grouping *by, size_t most, struct fault *ft)
{
    int bad;

    by->rows = plugin_rows(p->scope, "sentiment", "");
    by->sentences = plugin_rows(p->scope, "sentiment", "sentence");
    bad = read_groups(p, by, most, ft) || read_clusters(p, by, ft);
    if (!bad) {
        groups_cap(&by->groups, N_EVIDENCE,
                   p->most < SENTENCES_SHOWN ? p->most : SENTENCES_SHOWN,
                   (size_t)(300 * p->budget));
        if (!p->brief)
            bad = offer(p, by, ft);
    }
    if (!bad)
        show(p, by);
    for (size_t i = 0; i < by->groups.n; i++)
        free(by->clusters[i]);
    free(by->clusters);
    free(by->n_clusters);
    free(by->rows);
    free(by->sentences);
    groups_free(&by->groups);
    return bad ? -1 : 0;
}

int
section_tone(struct page *p, struct fault *ft)
{
    struct grouping outlets = {.caption = "Tone by outlet, by name",
                               .head = "outlet",
                               .expression = "d.outlet",
                               .condition = "outlet",
                               .unknown = "(no outlet)"},
                    years = {.caption = "Tone by year of publication",
                             .head = "year",
                             .expression = "CAST(d.year AS TEXT)",
                             .condition = "CAST(year AS TEXT)",
                             .unknown = "not dated"};
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
    page_note(p, NOTE_CAUTION,
              "On sentences that it had not seen, rated by people: r = 0.61 "
              "with their mean, macro F1 0.60 (plugins/sentiment/README.md). "
              "Not validated on your corpus.");
    return grouping(p, &outlets, p->rows, ft) ||
                   grouping(p, &years, YEARS_MOST, ft)
               ? -1
               : 0;
}
