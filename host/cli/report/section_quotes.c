/* Who is quoted, in marks; reported speech is in the table alone. */
#include "sections.h"

#include <stdlib.h>
#include <string.h>

#include "ask.h"
#include "groups.h"
#include "hash_set.h"
#include "mem.h"
#include "plugin_use.h"
#include "progress.h"
#include "types.h"

static const struct need needs[] = {
    {"quote", "at", COLUMN_SPAN},
    {"quote", "form", COLUMN_STRING},
    {"quote", "speaker", COLUMN_STRING},
    {"quote", "cue", COLUMN_STRING},
};

/* Counts of a group. */
enum {
    N_QUOTES,
    N_DIRECT,
    N_MIXED,
    N_DOCUMENTS,
    N_CLUSTERS,
    N_LAST /* the last document, while rows are counted */
};

/* Speakers are numbered as they come; 0: not known. */
struct speakers {
    struct types *names;
    struct group *all; /* by number, while rows are counted */
    size_t n, cap;
    struct groups groups;
    struct group **of;   /* of each number */
    struct group scare;  /* scare quotes are no speech */
    struct hash_set met; /* clusters of each */
    uint64_t quotes, clusters, unknown;
};

/* In the place of a speaker. */
static const uint32_t SCARE = UINT32_MAX, ANYBODY = UINT32_MAX - 1;

static bool
is(const struct value *v, const char *word)
{
    return v->kind == VALUE_TEXT && v->text.len == strlen(word) &&
           memcmp(v->text.p, word, v->text.len) == 0;
}

static uint32_t
number_of(struct speakers *s, const struct value *name)
{
    bool added;

    return name->kind == VALUE_TEXT
               ? types_intern(s->names, name->text.p, name->text.len, &added)
               : 0;
}

static struct group *
group_of(struct speakers *s, uint32_t number)
{
    if (number >= s->n) {
        s->all = mem_grow(s->all, &s->cap, (size_t)number + 1, sizeof *s->all);
        memset(s->all + s->n, 0, (number + 1 - s->n) * sizeof *s->all);
        s->n = (size_t)number + 1;
    }
    return &s->all[number];
}

static void
add(struct speakers *s, struct group *g, uint32_t number,
    const struct member *m, bool direct)
{
    g->n[N_QUOTES]++;
    g->n[direct ? N_DIRECT : N_MIXED] += number != SCARE;
    g->n[N_DOCUMENTS] += g->n[N_LAST] != (uint64_t)m->id;
    g->n[N_LAST] = (uint64_t)m->id;
    g->n[N_CLUSTERS] += census_is_first(&s->met, number, m->cluster);
}

static void
count_quote(struct speakers *s, const struct member *m, const struct sql *q)
{
    struct value form = sql_value(q, 1, NULL), name = sql_value(q, 2, NULL);
    bool direct = is(&form, "direct");
    uint32_t number;

    if (is(&form, "scare")) {
        add(s, &s->scare, SCARE, m, false);
    } else if (direct || is(&form, "mixed")) {
        number = number_of(s, &name);
        add(s, group_of(s, number), number, m, direct);
        s->quotes++;
        s->unknown += !number;
        s->clusters += census_is_first(&s->met, ANYBODY, m->cluster);
    }
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
rank(struct speakers *s, size_t most)
{
    for (uint32_t i = 1; i < s->n; i++) {
        size_t len;
        const char *name = types_form(s->names, i, &len);

        s->all[i].key = mem_copy(name, len);
    }
    groups_take(&s->groups, s->all, s->n, most, by_count);
    if (s->clusters < CLUSTERS_LEAST)
        groups_sort(&s->groups, groups_by_key);
    s->of = mem_alloc((s->n + 1) * sizeof *s->of);
    for (size_t i = 0; i < s->groups.n; i++) {
        const char *key = s->groups.at[i].key;

        s->of[key ? types_find(s->names, key, strlen(key)) : 0] =
            &s->groups.at[i];
    }
}

static int
count(struct page *p, struct speakers *s, struct fault *ft)
{
    struct along along = {.census = &p->scope->census};
    struct sql *q;
    int more = standing_of(&along.standing, &p->scope->standings, "quotes", ft);

    if (more || ask(p->scope->store, &q, ft,
                    "SELECT document, form, speaker FROM quotes_quote "
                    "WHERE form IN ('direct', 'mixed', 'scare') "
                    "ORDER BY document"))
        return -1;
    while ((more = sql_next(q, ft)) > 0) {
        const struct member *m = along_to(&along, row_int(q, 0));

        if (m)
            count_quote(s, m, q);
    }
    sql_close(q);
    rank(s, p->rows);
    return more;
}

/* Columns: document, form, speaker, start, stop, cue. */
static int
offer_quote(struct page *p, struct speakers *s, const struct member *m,
            const struct sql *q, struct fault *ft)
{
    struct value form = sql_value(q, 1, NULL), name = sql_value(q, 2, NULL);
    uint32_t number = name.kind == VALUE_TEXT
                          ? types_find(s->names, name.text.p, name.text.len)
                          : 0;
    bool known = number || name.kind != VALUE_TEXT;
    struct group *g = is(&form, "scare")       ? &s->scare
                      : known && number < s->n ? s->of[number]
                                               : NULL;
    char *cue, *day, *how;

    if (!g || !hits_wants(&g->hits))
        return 0;
    if (scope_day(p->scope, m->id, &day, ft))
        return -1;
    how = row_text(q, 1);
    cue = row_text(q, 5);
    hits_add(
        &g->hits, m->id, row_offset(q, 3), row_offset(q, 4), day,
        mem_format("%s%s%s", how ? how : "", cue ? ": " : "", cue ? cue : ""));
    free(how);
    free(cue);
    free(day);
    return 0;
}

static int
offer(struct page *p, struct speakers *s, struct fault *ft)
{
    struct along along = {.census = &p->scope->census};
    struct sql *q;
    int more = standing_of(&along.standing, &p->scope->standings, "quotes", ft);

    if (more || ask(p->scope->store, &q, ft,
                    "SELECT document, form, speaker, start, stop, cue FROM "
                    "quotes_quote WHERE form IS NOT 'indirect' "
                    "ORDER BY document, n"))
        return -1;
    while ((more = sql_next(q, ft)) > 0) {
        const struct member *m = along_to(&along, row_int(q, 0));

        if (m && offer_quote(p, s, m, q, ft)) {
            more = -1;
            break;
        }
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
    groups_note(p, speakers, "speakers", "quotations");
}

static int
quotes(struct page *p, struct fault *ft)
{
    struct speakers s = {.names = types_new()};
    int bad = count(p, &s, ft);

    if (!bad) {
        groups_cap(&s.groups, N_QUOTES, p->most, (size_t)(600 * p->budget));
        s.scare.hits.total = s.scare.n[N_QUOTES];
        s.scare.hits.cap = p->most < 20 ? p->most : 20;
        if (!p->brief)
            bad = offer(p, &s, ft);
    }
    if (!bad) {
        page_note(p, NOTE_PLAIN,
                  "Unit: a quotation. %s of speech, %s of them by a speaker "
                  "who is not known; scare quotes are no speech.",
                  progress_things(s.quotes, "quotation"),
                  progress_count(s.unknown));
        show(p, &s.groups, &s.scare);
    }
    groups_free(&s.groups);
    hits_free(&s.scare.hits);
    types_free(s.names);
    hash_set_free(&s.met);
    free(s.of);
    return bad ? -1 : 0;
}

int
section_quotes(struct page *p, struct fault *ft)
{
    int usable;

    p->ops->section(p, "quotes", "Quotes");
    usable = plugin_use(p, "quotes", needs, sizeof needs / sizeof *needs, ft);
    return usable > 0 ? quotes(p, ft) : usable;
}
