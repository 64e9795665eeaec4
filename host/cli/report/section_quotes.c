/* Who is quoted, in marks; reported speech is in the table alone. */
#include "sections.h"

#include <stdlib.h>
#include <string.h>

#include "groups.h"
#include "mem.h"
#include "plugin_use.h"
#include "progress.h"

static const struct need needs[] = {
    {"quote", "at", COLUMN_SPAN},
    {"quote", "form", COLUMN_STRING},
    {"quote", "speaker", COLUMN_STRING},
    {"quote", "cue", COLUMN_STRING},
};

/* Of a query of groups: behind the number of quotations. */
enum {
    N_QUOTES,
    N_DIRECT,
    N_MIXED,
    N_DOCUMENTS,
    N_CLUSTERS
};

#define SPEECH "x.form IN ('direct', 'mixed')"

static int
offer(struct page *p, const char *rows, struct groups *speakers,
      struct group *scare, struct fault *ft)
{
    struct sql *q;
    int more;

    if (scope_query(p->scope, &q, ft,
                    "SELECT x.speaker, x.form, x.cue, x.document, x.start, "
                    "x.stop, d.published %s WHERE x.form IS NOT 'indirect' "
                    "ORDER BY x.document, x.n",
                    rows))
        return -1;
    while ((more = sql_next(q, ft)) > 0) {
        char *speaker = row_text(q, 0), *form = row_text(q, 1);
        struct group *g = form && strcmp(form, "scare") == 0
                              ? scare
                              : groups_find(speakers, speaker);

        if (g && hits_wants(&g->hits)) {
            char *cue = row_text(q, 2), *day = row_text(q, 6);

            hits_add(&g->hits, row_int(q, 3), row_offset(q, 4),
                     row_offset(q, 5), day,
                     mem_format("%s%s%s", form ? form : "", cue ? ": " : "",
                                cue ? cue : ""));
            free(cue);
            free(day);
        }
        free(speaker);
        free(form);
    }
    sql_close(q);
    return more;
}

static char *
command(const struct page *p, const char *speaker)
{
    struct buf b = {0};
    char *text;

    buf_str(&b, "SELECT * FROM quotes_quote_evidence WHERE form IN "
                "('direct', 'mixed') AND speaker ");
    if (speaker) {
        buf_str(&b, "= ");
        sql_quote(&b, speaker);
    } else {
        buf_str(&b, "IS NULL");
    }
    text = page_command(p, buf_text(&b));
    buf_free(&b);
    return text;
}

static void
add_row(struct table *t, const char *name, struct group *g, char *all)
{
    table_text(t, name);
    for (int i = N_QUOTES; i <= N_CLUSTERS; i++)
        table_count(t, g->n[i]);
    table_open(t, "quotations", &g->hits, all);
}

static void
show(struct page *p, struct groups *speakers, struct group *scare)
{
    static const struct page_column columns[] = {
        {"speaker", false}, {"quotations", true}, {"direct", true},
        {"mixed", true},    {"documents", true},  {"clusters", true},
    };
    struct table *t = table_new("Quotations by speaker", columns, 6);

    for (size_t i = 0; i < speakers->n; i++) {
        struct group *g = &speakers->at[i];

        add_row(t, g->key ? g->key : "(speaker not known)", g,
                command(p, g->key));
    }
    if (scare->n[N_QUOTES])
        add_row(t, "(no speech: scare quotes)", scare,
                page_command(p, "SELECT * FROM quotes_quote_evidence WHERE "
                                "form = 'scare'"));
    p->ops->table(p, t);
    table_free(t);
    groups_note(p, speakers, "speakers");
}

static int
count_scare(struct page *p, const char *rows, struct group *scare,
            struct fault *ft)
{
    struct groups one;
    char *sql = mem_format("SELECT 'scare', count(*), 0, 0, count(DISTINCT "
                           "x.document), count(DISTINCT d.cluster) %s WHERE "
                           "x.form IS 'scare'",
                           rows);
    int bad = groups_read(&one, p->scope, sql, 1, ft);

    free(sql);
    if (!bad && one.n)
        memcpy(scare->n, one.at[0].n, sizeof scare->n);
    groups_free(&one);
    return bad;
}

static int
quotes(struct page *p, const char *rows, struct fault *ft)
{
    struct groups speakers = {0};
    struct group scare = {0};
    int64_t clusters, unknown, all;
    char *sql;
    int bad =
        scope_int(p->scope, &clusters, ft,
                  "SELECT count(DISTINCT d.cluster) %s WHERE " SPEECH, rows) ||
        scope_int(p->scope, &all, ft, "SELECT count(*) %s WHERE " SPEECH,
                  rows) ||
        scope_int(p->scope, &unknown, ft,
                  "SELECT count(*) %s WHERE " SPEECH " AND x.speaker IS NULL",
                  rows);

    if (bad)
        return -1;
    sql = mem_format("SELECT x.speaker, count(*), sum(x.form IS 'direct'), "
                     "sum(x.form IS 'mixed'), count(DISTINCT x.document), "
                     "count(DISTINCT d.cluster) %s WHERE " SPEECH
                     " GROUP BY 1 ORDER BY x.speaker IS NOT NULL, %s",
                     rows, groups_order((uint64_t)clusters));
    bad = groups_read(&speakers, p->scope, sql, p->rows, ft) ||
          count_scare(p, rows, &scare, ft);
    free(sql);
    if (!bad) {
        groups_cap(&speakers, N_QUOTES, p->most, (size_t)(600 * p->budget));
        scare.hits.total = scare.n[N_QUOTES];
        scare.hits.cap = p->most < 20 ? p->most : 20;
        if (!p->brief)
            bad = offer(p, rows, &speakers, &scare, ft);
    }
    if (!bad) {
        page_note(p, NOTE_PLAIN,
                  "Unit: a quotation. %s of speech, %s of them by a speaker "
                  "who is not known; scare quotes are no speech.",
                  progress_things((uint64_t)all, "quotation"),
                  progress_count((uint64_t)unknown));
        page_note(p, NOTE_CAUTION, "Not validated on your corpus.");
        show(p, &speakers, &scare);
    }
    groups_free(&speakers);
    hits_free(&scare.hits);
    return bad ? -1 : 0;
}

int
section_quotes(struct page *p, struct fault *ft)
{
    char *rows;
    int usable, bad;

    p->ops->section(p, "quotes", "Quotes");
    usable = plugin_use(p, "quotes", needs, sizeof needs / sizeof *needs, ft);
    if (usable <= 0)
        return usable;
    rows = plugin_rows(p->scope, "quotes", "quote");
    bad = quotes(p, rows, ft);
    free(rows);
    return bad;
}
