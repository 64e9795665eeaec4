/* Who is quoted, in marks and in reported clauses, and who is named in what is
   said. Thought is in the plugin's table alone. */
#include "sections.h"

#include <stdlib.h>
#include <string.h>

#include "ask.h"
#include "groups.h"
#include "hash_set.h"
#include "mem.h"
#include "named.h"
#include "plugin_use.h"
#include "progress.h"

enum {
    NAMES_SHOWN = 8 /* of a quotation */
};

static const struct need needs[] = {
    {"quote", "at", COLUMN_SPAN},         {"quote", "form", COLUMN_STRING},
    {"quote", "kind", COLUMN_STRING},     {"quote", "speaker", COLUMN_STRING},
    {"quote", "actor", COLUMN_STRING},    {"quote", "cue", COLUMN_STRING},
    {"quote", "negated", COLUMN_INTEGER},
};

/* What is counted, in SQL. */
#define SPEECH "form <> 'scare' AND kind IS NOT 'thought' AND negated IS NOT 1"

/* Columns of the query of quotations. */
enum {
    DOCUMENT,
    FORM,
    SPEAKER,
    ACTOR,
    START,
    STOP,
    CUE
};

/* Counts of a group. */
enum {
    N_QUOTES,
    N_DIRECT,
    N_MIXED,
    N_REPORTED,
    N_DOCUMENTS,
    N_CLUSTERS,
    N_LAST /* the last document, while rows are counted */
};

/* Quotations by a name, which has a number; 0: not known. */
struct people {
    struct group *all; /* by number, while rows are counted */
    size_t n, cap;
    struct groups groups;
    struct group **of;   /* of each number */
    struct hash_set met; /* clusters of each */
};

struct quoting {
    struct types *names; /* of speakers and actors, as they come */
    struct named named;
    struct people speakers, actors, subjects;
    struct group scare; /* scare quotes are no speech */
    struct hash_set met;
    uint64_t quotes, clusters, unknown;
};

/* In the place of a name, where clusters are counted. */
static const uint32_t SCARE = UINT32_MAX, ANYBODY = UINT32_MAX - 1;

static bool
is(const struct sql *q, const char *form)
{
    struct value v = sql_value(q, FORM, NULL);

    return v.kind == VALUE_TEXT && v.text.len == strlen(form) &&
           memcmp(v.text.p, form, v.text.len) == 0;
}

/* The count that a row adds to, beside the whole. */
static int
form_of(const struct sql *q)
{
    return is(q, "direct") ? N_DIRECT : is(q, "mixed") ? N_MIXED : N_REPORTED;
}

/* Of a SPEAKER or an ACTOR; 0: not known. */
static uint32_t
number_of(struct quoting *s, const struct sql *q, size_t column)
{
    struct value name = sql_value(q, column, NULL);
    bool added;

    return name.kind == VALUE_TEXT
               ? types_intern(s->names, name.text.p, name.text.len, &added)
               : 0;
}

/* ---- counts */

static void
add(struct group *g, struct hash_set *met, uint32_t number,
    const struct member *m, int form)
{
    g->n[N_QUOTES]++;
    g->n[form] += number != SCARE;
    g->n[N_DOCUMENTS] += g->n[N_LAST] != (uint64_t)m->id;
    g->n[N_LAST] = (uint64_t)m->id;
    g->n[N_CLUSTERS] += census_is_first(met, number, m->cluster);
}

static void
add_to(struct people *p, uint32_t number, const struct member *m, int form)
{
    if (number >= p->n) {
        p->all = mem_grow(p->all, &p->cap, (size_t)number + 1, sizeof *p->all);
        memset(p->all + p->n, 0, (number + 1 - p->n) * sizeof *p->all);
        p->n = (size_t)number + 1;
    }
    add(&p->all[number], &p->met, number, m, form);
}

static int
count_quote(struct page *p, struct quoting *s, const struct member *m,
            const struct sql *q, struct fault *ft)
{
    int form = form_of(q);
    uint32_t speaker = number_of(s, q, SPEAKER);

    (void)p;
    if (is(q, "scare")) {
        add(&s->scare, &s->met, SCARE, m, form);
        return 0;
    }
    add_to(&s->speakers, speaker, m, form);
    add_to(&s->actors, number_of(s, q, ACTOR), m, form);
    s->quotes++;
    s->unknown += !speaker;
    s->clusters += census_is_first(&s->met, ANYBODY, m->cluster);
    if (named_in(&s->named, m->id, row_offset(q, START), row_offset(q, STOP),
                 ft))
        return -1;
    for (size_t i = 0; i < s->named.n; i++)
        add_to(&s->subjects, s->named.at[i], m, form);
    return 0;
}

/* Who is not known comes first. */
static int
by_count(const void *a, const void *b)
{
    const char *x = ((const struct group *)a)->key;
    const char *y = ((const struct group *)b)->key;

    return x && y ? groups_by_count(a, b) : (x != NULL) - (y != NULL);
}

static void
rank(struct people *p, const struct types *names, size_t most, bool ranked)
{
    for (uint32_t i = 1; i < p->n; i++) {
        size_t len;
        const char *name = types_form(names, i, &len);

        p->all[i].key = mem_copy(name, len);
    }
    groups_take(&p->groups, p->all, p->n, most, by_count);
    if (!ranked)
        groups_sort(&p->groups, groups_by_key);
    p->of = mem_alloc((p->n + 1) * sizeof *p->of);
    for (size_t i = 0; i < p->groups.n; i++) {
        const char *key = p->groups.at[i].key;

        p->of[key ? types_find(names, key, strlen(key)) : 0] = &p->groups.at[i];
    }
}

/* ---- places */

/* "Wang Yi, direct, said; names China, Russia" */
static char *
note_of(const struct quoting *s, const struct sql *q)
{
    char *speaker = row_text(q, SPEAKER), *form = row_text(q, FORM),
         *cue = row_text(q, CUE);
    struct buf b = {0};

    if (!is(q, "scare"))
        buf_format(&b, "%s, ", speaker ? speaker : "speaker not known");
    buf_str(&b, form ? form : "");
    if (cue)
        buf_format(&b, ", %s", cue);
    for (size_t i = 0; i < s->named.n && i < NAMES_SHOWN; i++) {
        size_t len;
        const char *name = types_form(s->named.names, s->named.at[i], &len);

        buf_str(&b, i ? ", " : "; names ");
        buf_add(&b, name, len);
    }
    buf_str(&b, s->named.n > NAMES_SHOWN ? ", ..." : "");
    free(speaker);
    free(form);
    free(cue);
    return buf_take(&b);
}

static int
offer(struct page *p, struct group *g, const struct quoting *s,
      const struct member *m, const struct sql *q, struct fault *ft)
{
    char *day;

    if (!g || !hits_wants(&g->hits))
        return 0;
    if (scope_day(p->scope, m->id, &day, ft))
        return -1;
    hits_add(&g->hits, m->id, row_offset(q, START), row_offset(q, STOP), day,
             note_of(s, q))
        ->in_sentence = true;
    free(day);
    return 0;
}

static struct group *
group_of(const struct people *p, uint32_t number)
{
    return number < p->n ? p->of[number] : NULL;
}

static int
offer_quote(struct page *p, struct quoting *s, const struct member *m,
            const struct sql *q, struct fault *ft)
{
    int bad = named_in(&s->named, m->id, row_offset(q, START),
                       row_offset(q, STOP), ft);

    if (is(q, "scare"))
        return bad || offer(p, &s->scare, s, m, q, ft) ? -1 : 0;
    bad = bad ||
          offer(p, group_of(&s->speakers, number_of(s, q, SPEAKER)), s, m, q,
                ft) ||
          offer(p, group_of(&s->actors, number_of(s, q, ACTOR)), s, m, q, ft);
    for (size_t i = 0; i < s->named.n && !bad; i++)
        bad = offer(p, group_of(&s->subjects, s->named.at[i]), s, m, q, ft);
    return bad ? -1 : 0;
}

/* Calls each with every quotation that is current. */
static int
each_quote(struct page *p, struct quoting *s,
           int (*each)(struct page *, struct quoting *, const struct member *,
                       const struct sql *, struct fault *),
           struct fault *ft)
{
    const struct member *m;
    struct along along;
    int more;

    if (named_begin(&s->named, p->scope, ft) ||
        along_open(&along, &p->scope->standings, "quotes",
                   "SELECT document, form, speaker, actor, start, stop, cue "
                   "FROM quotes_quote WHERE " SPEECH
                   " OR form = 'scare' ORDER BY document, n",
                   ft))
        return -1;
    while ((more = along_next(&along, &m, ft)) > 0)
        if (each(p, s, m, along.rows, ft)) {
            more = -1;
            break;
        }
    along_close(&along);
    return more;
}

/* ---- tables */

/* Of those with this in a column: speaker or actor. */
static char *
source_command(const struct page *p, const char *column, const char *key)
{
    struct buf b = {0};
    char *text;

    buf_format(&b,
               "SELECT * FROM quotes_quote_evidence WHERE " SPEECH " AND %s ",
               column);
    sql_equals(&b, key);
    text = page_command(p, buf_text(&b));
    buf_free(&b);
    return text;
}

static char *
subject_command(const struct page *p, const char *name)
{
    struct buf b = {0};
    char *text;

    buf_str(&b, "SELECT * FROM quotes_quote_evidence AS q WHERE " SPEECH
                " AND EXISTS (SELECT 1 FROM actors_mention "
                "AS m WHERE m.document = q.document AND m.start >= q.start AND "
                "m.stop <= q.stop AND (actor IS NOT NULL OR kind <> 'place') "
                "AND coalesce(actor, entity) = ");
    sql_quote(&b, name);
    buf_char(&b, ')');
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
    table_open(t, "passages", &g->hits, all);
}

#define COLUMNS(head)                                                         \
    {                                                                         \
        {head, false}, {"passages", true}, {"direct", true}, {"mixed", true}, \
            {"reported", true}, {"documents", true}, {"clusters", true},      \
    }

static void
show_sources(struct page *p, const struct groups *g, struct table *t,
             const char *column, const char *unknown)
{
    for (size_t i = 0; i < g->n; i++)
        add_row(t, g->at[i].key ? g->at[i].key : unknown, &g->at[i],
                source_command(p, column, g->at[i].key));
}

static void
show_speakers(struct page *p, struct quoting *s)
{
    static const struct page_column columns[] = COLUMNS("speaker");
    struct table *t = table_new("Who is quoted, by speaker", columns, 7);

    show_sources(p, &s->speakers.groups, t, "speaker", "(speaker not known)");
    if (s->scare.n[N_QUOTES])
        add_row(t, "(no speech: scare quotes)", &s->scare,
                page_command(p, "SELECT * FROM quotes_quote_evidence WHERE "
                                "form = 'scare'"));
    p->ops->table(p, t);
    table_free(t);
    groups_note(p, &s->speakers.groups, "speakers", "passages");
}

static void
show_actors(struct page *p, struct quoting *s)
{
    static const struct page_column columns[] = COLUMNS("actor");
    struct table *t =
        table_new("Who is quoted, by the state or bloc the speaker counts as",
                  columns, 7);

    show_sources(p, &s->actors.groups, t, "actor", "(no actor)");
    p->ops->table(p, t);
    table_free(t);
    groups_note(p, &s->actors.groups, "actors", "passages");
}

static void
show_subjects(struct page *p, struct quoting *s)
{
    static const struct page_column columns[] = COLUMNS("named");
    struct groups *g = &s->subjects.groups;
    struct table *t;

    if (!g->n)
        return;
    t = table_new("Who is named in what is said", columns, 7);
    for (size_t i = 0; i < g->n; i++)
        add_row(t, g->at[i].key, &g->at[i], subject_command(p, g->at[i].key));
    p->ops->table(p, t);
    table_free(t);
    groups_note(p, g, "names", "passages");
}

static int
quotes(struct page *p, struct quoting *s, struct fault *ft)
{
    size_t budget = (size_t)(300 * p->budget);
    bool ranked;

    if (each_quote(p, s, count_quote, ft))
        return -1;
    ranked = s->clusters >= CLUSTERS_LEAST;
    rank(&s->speakers, s->names, p->rows, ranked);
    rank(&s->actors, s->names, p->rows, ranked);
    rank(&s->subjects, s->named.names, p->rows, ranked);
    groups_cap(&s->speakers.groups, N_QUOTES, p->most, budget);
    groups_cap(&s->actors.groups, N_QUOTES, p->most, budget);
    groups_cap(&s->subjects.groups, N_QUOTES, p->most, budget);
    s->scare.hits.total = s->scare.n[N_QUOTES];
    s->scare.hits.cap = p->most < 20 ? p->most : 20;
    if (!p->brief && each_quote(p, s, offer_quote, ft))
        return -1;
    page_note(
        p, NOTE_PLAIN,
        "Unit: a passage of speech, that is a quotation (direct; mixed, with "
        "marks around a part of what is reported) or a clause that is "
        "reported without marks. %s, %s of them by a speaker who is not "
        "known; thought (believes, wants), what was not said (never said, "
        "nobody said) and scare quotes are none. Each stands in its sentence. "
        "Who is named in the words need not be whom they are about.",
        progress_things(s->quotes, "passage"), progress_count(s->unknown));
    show_speakers(p, s);
    show_actors(p, s);
    show_subjects(p, s);
    return 0;
}

static void
free_people(struct people *p)
{
    if (!p->of) /* not ranked, so not taken over */
        free(p->all);
    groups_free(&p->groups);
    hash_set_free(&p->met);
    free(p->of);
}

int
section_quotes(struct page *p, struct fault *ft)
{
    struct quoting s = {0};
    int usable, bad;

    p->ops->section(p, "quotes", "Quotes");
    usable = plugin_use(p, "quotes", needs, sizeof needs / sizeof *needs, ft);
    if (usable <= 0)
        return usable;
    s.names = types_new();
    bad = quotes(p, &s, ft);
    free_people(&s.speakers);
    free_people(&s.actors);
    free_people(&s.subjects);
    hits_free(&s.scare.hits);
    hash_set_free(&s.met);
    types_free(s.names);
    named_close(&s.named);
    return bad;
}
