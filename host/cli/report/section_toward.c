/* The tone towards the actors that a text names. */
#include "sections.h"

#include <stdlib.h>
#include <string.h>

#include "ask.h"
#include "groups.h"
#include "mem.h"
#include "plugin_use.h"

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

/* In the order of N_GOOD to N_BAD. */
static const struct {
    const char *label, *name;
} tones[] = {{"pos", "good"}, {"neu", "neither"}, {"neg", "bad"}};

enum {
    TONES = sizeof tones / sizeof *tones
};

/* The sentences of one actor, by tone. */
struct places {
    struct hits of[TONES];
};

static struct hits *
hits_of(struct places *places, const char *label)
{
    for (int i = 0; i < TONES; i++) {
        if (label && strcmp(label, tones[i].label) == 0)
            return &places->of[i];
    }
    return NULL;
}

static int
offer(struct page *p, const char *rows, struct groups *actors,
      struct places *places, struct fault *ft)
{
    struct sql *q;
    int more;

    if (ask(p->scope->store, &q, ft,
            "SELECT x.name, x.tone, x.words, x.document, x.start, "
            "x.stop, d.published, x.name_at_start, x.name_at_stop, x.label %s "
            "ORDER BY x.document, x.n",
            rows))
        return -1;
    while ((more = sql_next(q, ft)) > 0) {
        char *name = row_text(q, 0), *label = row_text(q, 9);
        struct group *g = groups_find(actors, name);
        struct hits *h = g ? hits_of(&places[g - actors->at], label) : NULL;

        if (h && hits_wants(h)) {
            char *words = row_text(q, 2), *day = row_text(q, 6);
            struct buf note = {0};

            page_signed(&note, row_real(q, 1), 2);
            buf_format(&note, ": %s", words ? words : "");
            hits_add(h, row_int(q, 3), row_offset(q, 4), row_offset(q, 5), day,
                     buf_take(&note));
            free(words);
            free(day);
        }
        free(name);
        free(label);
    }
    sql_close(q);
    return more;
}

static char *
command(const struct page *p, const char *name, const char *label)
{
    struct buf b = {0};
    char *text;

    buf_str(&b, "SELECT * FROM toward_actor_evidence WHERE name = ");
    sql_quote(&b, name);
    buf_format(&b, " AND label = '%s'", label);
    text = page_command(p, buf_text(&b));
    buf_free(&b);
    return text;
}

static void
show(struct page *p, struct groups *actors, struct places *places)
{
    static const struct page_column columns[] = {
        {"actor", false},   {"sentences", true}, {"good", true},
        {"neither", true},  {"bad", true},       {"documents", true},
        {"clusters", true},
    };
    struct table *t = table_new("Tone towards actors", columns, 7);

    for (size_t i = 0; i < actors->n; i++) {
        struct group *g = &actors->at[i];

        table_text(t, g->key);
        for (int k = N_SENTENCES; k <= N_CLUSTERS; k++)
            table_count(t, g->n[k]);
        for (int k = 0; k < TONES; k++)
            table_open(t, tones[k].name, &places[i].of[k],
                       command(p, g->key, tones[k].label));
    }
    p->ops->table(p, t);
    table_free(t);
    groups_note(p, actors, "actors", "sentences");
}

/* A place for the sentences of each: heap. */
static struct places *
make_places(const struct page *p, const struct groups *actors)
{
    size_t n = actors->n * TONES;
    struct places *places = mem_alloc((actors->n + 1) * sizeof *places);
    uint64_t *totals = mem_alloc((n + 1) * sizeof *totals);
    size_t cap;

    for (size_t i = 0; i < n; i++)
        totals[i] = actors->at[i / TONES].n[N_GOOD + i % TONES];
    cap = hits_cap(totals, n, p->most, (size_t)(300 * p->budget));
    for (size_t i = 0; i < n; i++) {
        places[i / TONES].of[i % TONES].total = totals[i];
        places[i / TONES].of[i % TONES].cap = cap;
    }
    free(totals);
    return places;
}

static void
free_places(struct places *places, size_t n)
{
    for (size_t i = 0; i < n * TONES; i++)
        hits_free(&places[i / TONES].of[i % TONES]);
    free(places);
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
                     "%s GROUP BY 1 ORDER BY 2 DESC, 1",
                     rows);
    bad = groups_read(actors, p->scope, sql, p->rows, ft);
    free(sql);
    if (clusters < CLUSTERS_LEAST)
        groups_sort(actors, groups_by_key);
    return bad;
}

int
section_toward(struct page *p, struct fault *ft)
{
    struct groups actors = {0};
    struct places *places;
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
        places = make_places(p, &actors);
        bad = p->brief ? 0 : offer(p, rows, &actors, places, ft);
        if (!bad)
            show(p, &actors, places);
        free_places(places, actors.n);
    }
    groups_free(&actors);
    free(rows);
    return bad;
}
