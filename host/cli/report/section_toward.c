/* The tone towards the actors that a text names. */
#include "sections.h"

#include <stdlib.h>
#include <string.h>

#include "ask.h"
#include "groups.h"
#include "mem.h"
#include "plugin_use.h"
#include "toward_by.h"
#include "types.h"

static const struct need needs[] = {
    {"actor", "at", COLUMN_SPAN},      {"actor", "name_at", COLUMN_SPAN},
    {"actor", "name", COLUMN_STRING},  {"actor", "tone", COLUMN_NUMBER},
    {"actor", "label", COLUMN_STRING}, {"actor", "words", COLUMN_STRING},
};

enum {
    YEARS_MOST = 200
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

/* As enum tone has them. */
static const struct {
    const char *label, *name;
} tones[] = {{"pos", "good"}, {"neu", "neither"}, {"neg", "bad"}};

/* The sentences of one actor, by tone. */
struct places {
    struct hits of[TONES];
};

enum {
    GROUPINGS = 2
};

struct towards {
    struct groups actors;
    struct types *names; /* of these; 1 is the first */
    struct places *places;
    struct toward_by by[GROUPINGS];
};

/* Columns of the query of sentences. */
enum {
    DOCUMENT,
    NAME,
    TONE,
    LABEL,
    WORDS,
    START,
    STOP,
    NAME_START,
    NAME_STOP
};

/* One sentence: an actor that is shown, and the tone towards it. */
struct sentence {
    const struct member *m;
    size_t actor;
    enum tone tone;
};

/* false: it is in no table. */
static bool
read_sentence(const struct towards *t, const struct sql *q, struct sentence *s)
{
    struct value name = sql_value(q, NAME, NULL),
                 label = sql_value(q, LABEL, NULL);
    uint32_t number = name.kind == VALUE_TEXT
                          ? types_find(t->names, name.text.p, name.text.len)
                          : 0;

    if (!number || label.kind != VALUE_TEXT)
        return false;
    s->actor = number - 1;
    for (int i = 0; i < TONES; i++) {
        s->tone = (enum tone)i;
        if (strlen(tones[i].label) == label.text.len &&
            memcmp(tones[i].label, label.text.p, label.text.len) == 0)
            return true;
    }
    return false;
}

static int
count(struct page *p, struct towards *t, const struct sentence *s,
      const struct sql *q, struct fault *ft)
{
    (void)p;
    (void)ft;
    for (size_t i = 0; i < GROUPINGS; i++)
        toward_by_add(&t->by[i], s->actor, s->m, s->tone, row_real(q, TONE));
    return 0;
}

static int
add_place(struct page *p, struct hits *h, const struct sentence *s,
          const struct sql *q, struct fault *ft)
{
    char *day, *words;
    struct buf note = {0};
    struct hit *hit;

    if (!hits_wants(h))
        return 0;
    if (scope_day(p->scope, s->m->id, &day, ft))
        return -1;
    words = row_text(q, WORDS);
    page_signed(&note, row_real(q, TONE), 2);
    buf_format(&note, ": %s", words ? words : "");
    hit = hits_add(h, s->m->id, row_offset(q, START), row_offset(q, STOP), day,
                   buf_take(&note));
    hit->mark_start = row_offset(q, NAME_START);
    hit->mark_stop = row_offset(q, NAME_STOP);
    free(words);
    free(day);
    return 0;
}

static int
offer(struct page *p, struct towards *t, const struct sentence *s,
      const struct sql *q, struct fault *ft)
{
    if (add_place(p, &t->places[s->actor].of[s->tone], s, q, ft))
        return -1;
    for (size_t i = 0; i < GROUPINGS; i++) {
        struct toward_cell *c = toward_by_find(&t->by[i], s->actor, s->m);

        if (c && add_place(p, &c->hits, s, q, ft))
            return -1;
    }
    return 0;
}

/* Calls each with every sentence of the actors that is current. */
static int
each_sentence(struct page *p, struct towards *t,
              int (*each)(struct page *, struct towards *,
                          const struct sentence *, const struct sql *,
                          struct fault *),
              struct fault *ft)
{
    struct along along;
    struct sentence s;
    int more;

    if (along_open(&along, &p->scope->standings, "toward",
                   "SELECT document, name, tone, label, words, start, stop, "
                   "name_at_start, name_at_stop FROM toward_actor ORDER BY "
                   "document, n",
                   ft))
        return -1;
    while ((more = along_next(&along, &s.m, ft)) > 0) {
        if (read_sentence(t, along.rows, &s) &&
            each(p, t, &s, along.rows, ft)) {
            more = -1;
            break;
        }
    }
    along_close(&along);
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
read_actors(struct page *p, struct groups *actors, struct fault *ft)
{
    char *rows = plugin_rows(p->scope, "toward", "actor");
    char *sql =
        mem_format("SELECT x.name, count(*), sum(x.label IS 'pos'), "
                   "sum(x.label IS 'neu'), sum(x.label IS 'neg'), "
                   "count(DISTINCT x.document), count(DISTINCT d.cluster) "
                   "%s WHERE x.name IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1",
                   rows);
    int64_t clusters = 0;
    int bad = groups_read(actors, p->scope, sql, p->rows, ft) ||
              ask_int(p->scope->store, &clusters, ft,
                      "SELECT count(DISTINCT d.cluster) %s", rows);

    free(rows);
    free(sql);
    if (clusters < CLUSTERS_LEAST)
        groups_sort(actors, groups_by_key);
    return bad ? -1 : 0;
}

/* The tables by year and by outlet. */
static int
show_all(struct page *p, struct towards *t, struct fault *ft)
{
    for (size_t i = 0; i < t->actors.n; i++) {
        const char *name = t->actors.at[i].key;
        bool added;

        types_intern(t->names, name, strlen(name), &added);
    }
    for (size_t i = 0; i < GROUPINGS; i++)
        toward_by_begin(&t->by[i], &p->scope->census, &t->actors);
    if (each_sentence(p, t, count, ft))
        return -1;
    for (size_t i = 0; i < GROUPINGS; i++)
        toward_by_settle(&t->by[i], p);
    t->places = make_places(p, &t->actors);
    if (!p->brief && each_sentence(p, t, offer, ft))
        return -1;
    show(p, &t->actors, t->places);
    for (size_t i = 0; i < GROUPINGS; i++)
        toward_by_show(p, &t->by[i], &t->actors);
    return 0;
}

static int
towards(struct page *p, struct fault *ft)
{
    struct towards t = {
        .by = {{.by = BY_YEAR,
                .caption = "Tone towards actors by year of publication",
                .head = "year",
                .plural = "years",
                .unknown = "not dated",
                .condition = "CAST(year AS TEXT)",
                .most = YEARS_MOST},
               {.by = BY_OUTLET,
                .caption = "Tone towards actors by outlet",
                .head = "outlet",
                .plural = "outlets",
                .unknown = "(no outlet)",
                .condition = "outlet",
                .most = p->rows}}};
    int bad = read_actors(p, &t.actors, ft);

    t.names = types_new();
    if (!bad) {
        page_note(p, NOTE_PLAIN,
                  "Unit: an actor in a sentence. Good and bad is what the "
                  "wording says of the actor, not what the outlet thinks. The "
                  "mean is of the sentences, with a 95 %% interval from %d "
                  "duplicate clusters on, leaving out one after the other; "
                  "under that one dot a cluster.",
                  CLUSTERS_LEAST);
        bad = show_all(p, &t, ft);
    }
    for (size_t i = 0; i < GROUPINGS; i++)
        toward_by_free(&t.by[i]);
    if (t.places)
        free_places(t.places, t.actors.n);
    groups_free(&t.actors);
    types_free(t.names);
    return bad;
}

int
section_toward(struct page *p, struct fault *ft)
{
    int usable;

    p->ops->section(p, "toward", "Tone towards actors");
    usable = plugin_use(p, "toward", needs, sizeof needs / sizeof *needs, ft);
    return usable > 0 ? towards(p, ft) : usable;
}
