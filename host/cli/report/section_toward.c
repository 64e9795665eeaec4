/* The tone towards the actors that a text names. */
#include "sections.h"

#include <stdlib.h>

#include "ask.h"
#include "groups.h"
#include "mem.h"
#include "plugin_use.h"
#include "progress.h"

static const struct need needs[] = {
    {"actor", "at", COLUMN_SPAN},      {"actor", "name_at", COLUMN_SPAN},
    {"actor", "name", COLUMN_STRING},  {"actor", "tone", COLUMN_NUMBER},
    {"actor", "label", COLUMN_STRING}, {"actor", "words", COLUMN_STRING},
};

/* Of the query of groups. */
enum {
    N_SENTENCES,
    N_GOOD,
    N_NEITHER,
    N_BAD,
    N_DOCUMENTS,
    N_CLUSTERS
};

static int
offer(struct page *p, const char *rows, struct groups *actors, struct fault *ft)
{
    struct sql *q;
    int more;

    if (ask(p->scope->store, &q, ft,
            "SELECT x.name, x.tone, x.words, x.document, x.start, "
            "x.stop, d.published, x.name_at_start, x.name_at_stop %s "
            "ORDER BY x.document, x.n",
            rows))
        return -1;
    while ((more = sql_next(q, ft)) > 0) {
        char *name = row_text(q, 0);
        struct group *g = groups_find(actors, name);

        if (g && hits_wants(&g->hits)) {
            char *words = row_text(q, 2), *day = row_text(q, 6);

            hits_add(
                &g->hits, row_int(q, 3), row_offset(q, 4), row_offset(q, 5),
                day,
                mem_format("%+.2f: %s", row_real(q, 1), words ? words : ""));
            free(words);
            free(day);
        }
        free(name);
    }
    sql_close(q);
    return more;
}

static void
show(struct page *p, struct groups *actors)
{
    static const struct page_column columns[] = {
        {"actor", false},   {"sentences", true}, {"good", true},
        {"neither", true},  {"bad", true},       {"documents", true},
        {"clusters", true},
    };
    struct table *t = table_new("Tone towards actors", columns, 7);

    for (size_t i = 0; i < actors->n; i++) {
        struct group *g = &actors->at[i];
        struct buf b = {0};

        table_text(t, g->key);
        for (int k = N_SENTENCES; k <= N_CLUSTERS; k++)
            table_count(t, g->n[k]);
        buf_str(&b, "SELECT * FROM toward_actor_evidence WHERE name = ");
        sql_quote(&b, g->key);
        table_open(t, "sentences", &g->hits, page_command(p, buf_text(&b)));
        buf_free(&b);
    }
    p->ops->table(p, t);
    table_free(t);
    groups_note(p, actors, "actors");
}

static int
read_actors(struct page *p, const char *rows, struct groups *actors,
            struct fault *ft)
{
    int64_t clusters;
    char *sql;
    int bad;

    if (ask_int(p->scope->store, &clusters, ft,
                "SELECT count(DISTINCT d.cluster) %s", rows))
        return -1;
    sql = mem_format("SELECT x.name, count(*), sum(x.label IS 'pos'), "
                     "sum(x.label IS 'neu'), sum(x.label IS 'neg'), "
                     "count(DISTINCT x.document), count(DISTINCT d.cluster) "
                     "%s GROUP BY 1 ORDER BY %s",
                     rows, groups_order((uint64_t)clusters));
    bad = groups_read(actors, p->scope, sql, p->rows, ft);
    free(sql);
    if (bad)
        return -1;
    groups_cap(actors, N_SENTENCES, p->most, (size_t)(300 * p->budget));
    return p->brief ? 0 : offer(p, rows, actors, ft);
}

int
section_toward(struct page *p, struct fault *ft)
{
    struct groups actors = {0};
    int usable, bad;
    char *rows;

    p->ops->section(p, "toward", "Tone towards actors");
    usable = plugin_use(p, "toward", needs, sizeof needs / sizeof *needs, ft);
    if (usable <= 0)
        return usable;
    rows = plugin_rows(p->scope, "toward", "actor");
    bad = read_actors(p, rows, &actors, ft);
    if (!bad) {
        page_note(p, NOTE_PLAIN,
                  "Unit: an actor in a sentence. Good and bad is what the "
                  "wording says of the actor, not what the outlet thinks.");
        show(p, &actors);
    }
    groups_free(&actors);
    free(rows);
    return bad;
}
