#include "toward_by.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ask.h"
#include "mem.h"
#include "progress.h"

/* One sentence. */
struct cell_tone {
    size_t cell; /* number */
    struct clustered tone;
};

void
toward_by_begin(struct toward_by *b, const struct census *c,
                const struct groups *actors)
{
    b->values = census_values(c);
    b->index = mem_alloc((actors->n * b->values + 1) * sizeof *b->index);
}

static size_t *
place_of(struct toward_by *b, size_t actor, const struct member *m)
{
    return &b->index[actor * b->values + m->value[b->by]];
}

struct toward_cell *
toward_by_find(struct toward_by *b, size_t actor, const struct member *m)
{
    size_t place = *place_of(b, actor, m);

    return place ? &b->at[place - 1] : NULL;
}

static struct toward_cell *
make_cell(struct toward_by *b, size_t actor, const struct member *m)
{
    struct toward_cell *c;

    b->at = mem_grow(b->at, &b->cap, b->n + 1, sizeof *b->at);
    c = &b->at[b->n];
    *c = (struct toward_cell){
        .actor = actor, .value = m->value[b->by], .number = b->n};
    *place_of(b, actor, m) = ++b->n;
    return c;
}

void
toward_by_add(struct toward_by *b, size_t actor, const struct member *m,
              enum tone tone, double value)
{
    struct toward_cell *c = toward_by_find(b, actor, m);

    c = c ? c : make_cell(b, actor, m);
    c->sentences++;
    c->tones[tone]++;
    c->documents += c->last != m->id;
    c->last = m->id;
    b->tones =
        mem_grow(b->tones, &b->cap_tones, b->n_tones + 1, sizeof *b->tones);
    b->tones[b->n_tones++] = (struct cell_tone){c->number, {m->cluster, value}};
}

/* ---- which are shown */

static int
by_key(const struct toward_cell *x, const struct toward_cell *y)
{
    return x->key && y->key ? strcmp(x->key, y->key)
                            : (x->key == NULL) - (y->key == NULL);
}

static int
by_actor_and_count(const void *a, const void *b)
{
    const struct toward_cell *x = a, *y = b;

    if (x->actor != y->actor)
        return (x->actor > y->actor) - (x->actor < y->actor);
    if (x->sentences != y->sentences)
        return (x->sentences < y->sentences) - (x->sentences > y->sentences);
    return by_key(x, y);
}

static int
by_actor_and_key(const void *a, const void *b)
{
    const struct toward_cell *x = a, *y = b;

    if (x->actor != y->actor)
        return (x->actor > y->actor) - (x->actor < y->actor);
    return by_key(x, y);
}

/* Of each actor the values with most sentences; whole actors, until there is no
   room for another. */
static void
choose(struct toward_by *b, size_t room)
{
    size_t kept = 0, begin = 0;

    qsort(b->at, b->n, sizeof *b->at, by_actor_and_count);
    while (begin < b->n) {
        size_t end = begin, take;

        while (end < b->n && b->at[end].actor == b->at[begin].actor)
            end++;
        take = end - begin < b->most ? end - begin : b->most;
        if (kept && kept + take > room)
            break;
        b->cut += end - begin - take;
        b->actors++;
        for (size_t i = begin + take; i < end; i++)
            free(b->at[i].key);
        memmove(b->at + kept, b->at + begin, take * sizeof *b->at);
        kept += take;
        begin = end;
    }
    for (size_t i = begin; i < b->n; i++)
        free(b->at[i].key);
    b->n = kept;
    qsort(b->at, b->n, sizeof *b->at, by_actor_and_key);
}

/* Puts the sentences of each cell together. place: of a number in `at`, and
   1. */
static void
find_dots(struct toward_by *b, const size_t *place)
{
    struct clustered *tones = mem_alloc((b->n_tones + 1) * sizeof *tones);
    size_t *end = mem_alloc((b->n + 1) * sizeof *end);
    double reach = 0;

    for (size_t i = 0; i + 1 < b->n; i++)
        end[i + 1] = end[i] + b->at[i].sentences;
    for (size_t i = 0; i < b->n_tones; i++) {
        size_t at = place[b->tones[i].cell];

        if (at)
            tones[end[at - 1]++] = b->tones[i].tone;
    }
    for (size_t i = 0; i < b->n; i++) {
        struct toward_cell *c = &b->at[i];

        c->dots =
            dots_of(tones + end[i] - c->sentences, c->sentences, &c->clusters);
        reach = fmax(reach, dots_reach(&c->dots));
    }
    for (size_t i = 0; i < b->n; i++)
        b->at[i].dots.limit = dots_limit(reach);
    free(tones);
    free(end);
}

static void
set_caps(struct toward_by *b, const struct page *p)
{
    uint64_t *totals = mem_alloc((b->n + 1) * sizeof *totals);
    size_t cap;

    for (size_t i = 0; i < b->n; i++)
        totals[i] = b->at[i].sentences;
    cap = hits_cap(totals, b->n, p->most, (size_t)(300 * p->budget));
    for (size_t i = 0; i < b->n; i++) {
        b->at[i].hits.total = totals[i];
        b->at[i].hits.cap = cap;
    }
    free(totals);
}

void
toward_by_settle(struct toward_by *b, const struct page *p)
{
    size_t *place = mem_alloc((b->n + 1) * sizeof *place), all = b->n;
    const struct census *c = &p->scope->census;

    for (size_t i = 0; i < b->n; i++)
        b->at[i].key = census_name(c, b->at[i].value);
    for (size_t i = 0; i < all; i++)
        b->index[b->at[i].actor * b->values + b->at[i].value] = 0;
    if (b->n)
        choose(b, p->cells);
    for (size_t i = 0; i < b->n; i++) {
        b->index[b->at[i].actor * b->values + b->at[i].value] = i + 1;
        place[b->at[i].number] = i + 1;
    }
    find_dots(b, place);
    set_caps(b, p);
    free(place);
}

/* ---- the table */

static char *
command(const struct page *p, const struct toward_by *b, const char *actor,
        const char *key)
{
    struct buf text = {0};
    char *line;

    buf_str(&text, "SELECT * FROM toward_actor_evidence WHERE name = ");
    sql_quote(&text, actor);
    buf_format(&text, " AND document IN (SELECT id FROM documents WHERE %s ",
               b->condition);
    if (key) {
        buf_str(&text, "= ");
        sql_quote(&text, key);
    } else {
        buf_str(&text, "IS NULL");
    }
    buf_char(&text, ')');
    line = page_command(p, buf_text(&text));
    buf_free(&text);
    return line;
}

static void
tell(struct page *p, const struct toward_by *b, size_t actors)
{
    if (b->actors < actors)
        page_note(p, NOTE_PLAIN, "Shown are the first %s of %s.",
                  progress_count(b->actors), progress_things(actors, "actor"));
    if (b->cut)
        page_note(p, NOTE_PLAIN,
                  "Of each actor the %s %s with most sentences are shown.",
                  progress_count(b->most), b->plural);
}

void
toward_by_show(struct page *p, struct toward_by *b, const struct groups *actors)
{
    const struct page_column columns[] = {
        {"actor", false},    {b->head, false},   {"sentences", true},
        {"good", true},      {"neither", true},  {"bad", true},
        {"documents", true}, {"clusters", true}, {"mean of sentences", false},
    };
    struct table *t = table_new(b->caption, columns, 9);

    t->folded = true;
    for (size_t i = 0; i < b->n; i++) {
        struct toward_cell *c = &b->at[i];
        const char *actor = actors->at[c->actor].key;

        table_text(t, actor);
        table_text(t, c->key ? c->key : b->unknown);
        table_count(t, c->sentences);
        for (int k = 0; k < TONES; k++)
            table_count(t, c->tones[k]);
        table_count(t, c->documents);
        table_count(t, c->clusters);
        table_dots(t, &c->dots);
        table_open(t, "sentences", &c->hits, command(p, b, actor, c->key));
    }
    p->ops->table(p, t);
    table_free(t);
    tell(p, b, actors->n);
}

void
toward_by_free(struct toward_by *b)
{
    for (size_t i = 0; i < b->n; i++) {
        free(b->at[i].key);
        hits_free(&b->at[i].hits);
    }
    free(b->at);
    free(b->index);
    free(b->tones);
}
