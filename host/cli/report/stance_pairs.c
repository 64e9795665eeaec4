#include "stance_pairs.h"

#include <stdlib.h>
#include <string.h>

#include "ask.h"
#include "mem.h"
#include "plugin_use.h"

#define SIDE                                                              \
    "CASE WHEN x.modality IS 'alleged' THEN 3 WHEN x.modality IS NOT "    \
    "'asserted' OR x.polarity IS NULL THEN 4 WHEN x.polarity > 0 THEN 0 " \
    "WHEN x.polarity < 0 THEN 2 ELSE 1 END"
#define NAMED "x.source IS NOT NULL AND x.target IS NOT NULL"

/* Runs a query and calls each with every row. */
static int
each_row(struct scope *s, char *sql, void (*each)(struct pairs *, struct sql *),
         struct pairs *g, struct fault *ft)
{
    struct sql *q;
    int more = ask(s->store, &q, ft, "%s", sql);

    free(sql);
    if (more)
        return -1;
    while ((more = sql_next(q, ft)) > 0)
        each(g, q);
    sql_close(q);
    return more;
}

static int
order(const char *source, const char *target, const struct pair *p)
{
    int by_source = strcmp(source, p->source);

    return by_source ? by_source : strcmp(target, p->target);
}

static struct pair *
find(struct pairs *g, const char *source, const char *target)
{
    size_t low = 0, high = g->n;

    while (source && target && low < high) {
        size_t middle = low + (high - low) / 2;
        int way = order(source, target, &g->at[middle]);

        if (way == 0)
            return &g->at[middle];
        if (way < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

/* The pair of the first two columns. */
static struct pair *
pair_of(struct pairs *g, const struct sql *q)
{
    char *source = row_text(q, 0), *target = row_text(q, 1);
    struct pair *p = find(g, source, target);

    free(source);
    free(target);
    return p;
}

static struct period *
period_of(struct pair *p, int year)
{
    size_t at = 0;

    while (at < p->n_periods && p->periods[at].year < year)
        at++;
    if (at < p->n_periods && p->periods[at].year == year)
        return &p->periods[at];
    p->periods = mem_grow(p->periods, &p->cap_periods, p->n_periods + 1,
                          sizeof *p->periods);
    memmove(p->periods + at + 1, p->periods + at,
            (p->n_periods - at) * sizeof *p->periods);
    p->n_periods++;
    p->periods[at] = (struct period){.year = year};
    return &p->periods[at];
}

/* ---- counting */

static void
on_pair(struct pairs *g, struct sql *q)
{
    struct pair *p;

    g->at = mem_grow(g->at, &g->cap, g->n + 1, sizeof *g->at);
    p = &g->at[g->n++];
    *p = (struct pair){.source = row_text(q, 0), .target = row_text(q, 1)};
    for (int side = 0; side < SIDES; side++) {
        p->n[side] = (uint64_t)row_int(q, 2 + (size_t)side);
        g->statements[side] += p->n[side];
    }
    p->documents = (uint64_t)row_int(q, 2 + SIDES);
    p->clusters = (uint64_t)row_int(q, 3 + SIDES);
    g->undated += (uint64_t)row_int(q, 4 + SIDES);
}

static int
count_pairs(struct pairs *g, struct scope *s, struct fault *ft)
{
    char *rows = plugin_rows(s, "stance", "statement");
    char *sql = mem_format(
        "SELECT source, target, sum(side = 0), sum(side = 1), sum(side = 2), "
        "sum(side = 3), sum(side = 4), count(DISTINCT CASE WHEN side < 3 THEN "
        "document END), count(DISTINCT CASE WHEN side < 3 THEN cluster END), "
        "sum(side < 3 AND year IS NULL) FROM (SELECT x.source, x.target, "
        "x.document, d.cluster, d.year, " SIDE " AS side %s WHERE " NAMED
        ") GROUP BY source, target ORDER BY source, target",
        rows);

    free(rows);
    return each_row(s, sql, on_pair, g, ft);
}

static void
on_whole(struct pairs *g, struct sql *q)
{
    g->documents = (uint64_t)row_int(q, 0);
    g->clusters = (uint64_t)row_int(q, 1);
}

static int
count_whole(struct pairs *g, struct scope *s, struct fault *ft)
{
    char *rows = plugin_rows(s, "stance", "statement");
    char *sql = mem_format("SELECT count(DISTINCT x.document), count(DISTINCT "
                           "d.cluster) %s WHERE " NAMED " AND " SIDE " < 3",
                           rows);

    free(rows);
    return each_row(s, sql, on_whole, g, ft);
}

static void
widen(struct pairs *g, int year)
{
    if (!year)
        return;
    if (!g->first_year || year < g->first_year)
        g->first_year = year;
    if (year > g->last_year)
        g->last_year = year;
}

static void
on_period(struct pairs *g, struct sql *q)
{
    struct pair *p = pair_of(g, q);
    int year = (int)row_int(q, 2), side = (int)row_int(q, 3);
    uint64_t n = (uint64_t)row_int(q, 4);
    struct period *period;

    if (!p)
        return;
    widen(g, year);
    period = period_of(p, year);
    if (side <= SIDE_AGAINST)
        period->sides[side] += n;
    else
        period->apart += n;
}

static int
count_periods(struct pairs *g, struct scope *s, struct fault *ft)
{
    char *rows = plugin_rows(s, "stance", "statement");
    char *sql =
        mem_format("SELECT x.source, x.target, coalesce(d.year, 0), " SIDE
                   ", count(*) %s WHERE " NAMED " GROUP BY 1, 2, 3, 4 "
                   "ORDER BY 1, 2, 3, 4",
                   rows);

    free(rows);
    return each_row(s, sql, on_period, g, ft);
}

static void
add_together(struct pairs *g, struct pair *p, int year, uint64_t n)
{
    if (!p)
        return;
    widen(g, year);
    p->together += n;
    period_of(p, year)->together += n;
}

/* A co-mention has no direction: it counts for both. */
static void
on_together(struct pairs *g, struct sql *q)
{
    char *a = row_text(q, 0), *b = row_text(q, 1);
    int year = (int)row_int(q, 2);
    uint64_t n = (uint64_t)row_int(q, 3);
    struct pair *there = find(g, a, b), *back = find(g, b, a);

    add_together(g, there, year, n);
    if (back != there)
        add_together(g, back, year, n);
    if (!there && !back) {
        g->silent_pairs += row_int(q, 4) != 0;
        g->silent_sentences += n;
    }
    free(a);
    free(b);
}

static int
count_together(struct pairs *g, struct scope *s, struct fault *ft)
{
    char *rows = plugin_rows(s, "stance", "comention");
    char *sql = mem_format("SELECT a, b, year, n, row_number() OVER (PARTITION "
                           "BY a, b ORDER BY year) = 1 FROM (SELECT x.a AS a, "
                           "x.b AS b, coalesce(d.year, 0) AS year, count(*) AS "
                           "n %s GROUP BY 1, 2, 3) ORDER BY 1, 2, 3",
                           rows);

    free(rows);
    return each_row(s, sql, on_together, g, ft);
}

static void
on_told(struct pairs *g, struct sql *q)
{
    struct pair *p = pair_of(g, q);

    if (p)
        p->told = (uint64_t)row_int(q, 2);
}

/* Sentences that mention both and hold a statement this way. */
static int
count_told(struct pairs *g, struct scope *s, struct fault *ft)
{
    char *rows = plugin_rows(s, "stance", "statement");
    char *sql = mem_format(
        "SELECT source, target, count(*) FROM (SELECT DISTINCT x.source, "
        "x.target, m.document, m.start %s CROSS JOIN stance_comention AS m ON "
        "m.document = x.document AND m.a = min(x.source, x.target) AND m.b = "
        "max(x.source, x.target) AND x.start >= m.start AND x.start < m.stop "
        "WHERE " NAMED ") GROUP BY 1, 2",
        rows);

    free(rows);
    return each_row(s, sql, on_told, g, ft);
}

static uint64_t
asserted(const struct pair *p)
{
    return p->n[SIDE_FOR] + p->n[SIDE_NEUTRAL] + p->n[SIDE_AGAINST];
}

static int
by_asserted(const void *a, const void *b)
{
    const struct pair *x = a, *y = b;
    uint64_t m = asserted(x), n = asserted(y);

    if (m != n)
        return m < n ? 1 : -1;
    m = x->n[SIDE_ALLEGED] + x->n[SIDE_OTHER];
    n = y->n[SIDE_ALLEGED] + y->n[SIDE_OTHER];
    if (m != n)
        return m < n ? 1 : -1;
    return order(x->source, x->target, y);
}

static int
by_name(const void *a, const void *b)
{
    const struct pair *x = a;

    return order(x->source, x->target, b);
}

static void
free_pair(struct pair *p)
{
    free(p->source);
    free(p->target);
    free(p->periods);
    for (int side = 0; side < SIDES; side++)
        hits_free(&p->hits[side]);
    hits_free(&p->mentions);
    hits_free(&p->around[0]);
    hits_free(&p->around[1]);
}

int
stance_pairs_count(struct pairs *g, struct scope *s, size_t most,
                   size_t *left_out, struct fault *ft)
{
    *g = (struct pairs){0};
    *left_out = 0;
    if (count_pairs(g, s, ft) || count_whole(g, s, ft) ||
        count_periods(g, s, ft) || count_together(g, s, ft) ||
        count_told(g, s, ft))
        return -1;
    if (g->n <= most)
        return 0;
    qsort(g->at, g->n, sizeof *g->at, by_asserted);
    for (*left_out = g->n - most; g->n > most; g->n--)
        free_pair(&g->at[g->n - 1]);
    qsort(g->at, g->n, sizeof *g->at, by_name);
    return 0;
}

/* ---- changes */

static struct balance
balance_of(const struct sql *q, size_t column)
{
    return (struct balance){row_real(q, column), row_real(q, column + 1),
                            row_real(q, column + 2)};
}

static void
on_change(struct pairs *g, struct sql *q)
{
    struct pair *p = pair_of(g, q);

    if (p)
        p->change = (struct change){.year = (int)row_int(q, 2),
                                    .before = balance_of(q, 3),
                                    .after = balance_of(q, 6),
                                    .p = row_real(q, 9)};
}

int
stance_pairs_changes(struct pairs *g, struct scope *s, struct fault *ft)
{
    return each_row(s,
                    mem_string("SELECT source, target, CAST(period AS INTEGER)"
                               ", before, before_low, before_high, after, "
                               "after_low, after_high, p FROM stance_change"),
                    on_change, g, ft);
}

/* ---- places */

/* Who says so, which an asserted row of the source itself has, too. */
static void
add_claimant(struct buf *b, const char *via, const char *modality,
             const char *source)
{
    if (!via)
        return;
    if (source && strcmp(via, source) == 0)
        buf_str(b, ", by its own account");
    else if (modality && strcmp(modality, "alleged") == 0)
        buf_format(b, " by %s", via);
    else
        buf_format(b, ", according to %s", via);
}

/* "for, act, alleged by Washington, by rule: supplies" */
static char *
note_of(const struct sql *q)
{
    char *source = row_text(q, 0), *kind = row_text(q, 6),
         *modality = row_text(q, 7), *via = row_text(q, 8),
         *verb = row_text(q, 9), *method = row_text(q, 12);
    int64_t polarity = row_int(q, 10);
    struct buf b = {0};

    buf_str(&b, polarity > 0 ? "for" : polarity < 0 ? "against" : "neutral");
    if (kind)
        buf_format(&b, ", %s", kind);
    if (modality && strcmp(modality, "asserted") != 0)
        buf_format(&b, ", %s", modality);
    add_claimant(&b, via, modality, source);
    if (method)
        buf_format(&b, ", by %s", method);
    if (verb)
        buf_format(&b, ": %s", verb);
    free(source);
    free(kind);
    free(modality);
    free(via);
    free(verb);
    free(method);
    return buf_take(&b);
}

static void
offer(struct hits *h, const struct sql *q)
{
    char *day;

    if (!hits_wants(h))
        return;
    day = row_text(q, 11);
    hits_add(h, row_int(q, 3), row_offset(q, 4), row_offset(q, 5), day,
             note_of(q));
    free(day);
}

static void
on_statement(struct pairs *g, struct sql *q)
{
    struct pair *p = pair_of(g, q);
    int side = (int)row_int(q, 2), year = (int)row_int(q, 13);

    if (!p)
        return;
    offer(&p->hits[side], q);
    if (p->change.year && year && (side == SIDE_FOR || side == SIDE_AGAINST))
        offer(&p->around[year >= p->change.year], q);
}

/* How many statements each side of the change has. */
static void
set_around(struct pair *p, size_t cap)
{
    p->around[0].cap = p->around[1].cap = cap;
    for (size_t i = 0; i < p->n_periods && p->change.year; i++) {
        const struct period *y = &p->periods[i];

        if (y->year)
            p->around[y->year >= p->change.year].total +=
                y->sides[SIDE_FOR] + y->sides[SIDE_AGAINST];
    }
}

static void
on_mention(struct pairs *g, struct sql *q)
{
    char *a = row_text(q, 0), *b = row_text(q, 1), *day = row_text(q, 5);
    struct pair *ways[2] = {find(g, a, b), find(g, b, a)};

    for (size_t i = 0; i < 2; i++) {
        if (ways[i] && (i == 0 || ways[1] != ways[0]) &&
            hits_wants(&ways[i]->mentions))
            hits_add(&ways[i]->mentions, row_int(q, 2), row_offset(q, 3),
                     row_offset(q, 4), day, NULL);
    }
    free(a);
    free(b);
    free(day);
}

int
stance_pairs_places(struct pairs *g, struct scope *s, size_t cap,
                    size_t mentions, struct fault *ft)
{
    char *rows = plugin_rows(s, "stance", "statement"), *sql;

    for (size_t i = 0; i < g->n; i++) {
        for (int side = 0; side < SIDES; side++) {
            g->at[i].hits[side].total = g->at[i].n[side];
            g->at[i].hits[side].cap = cap;
        }
        g->at[i].mentions.total = g->at[i].together;
        g->at[i].mentions.cap = mentions;
        set_around(&g->at[i], cap);
    }
    sql = mem_format("SELECT x.source, x.target, " SIDE
                     ", x.document, x.start, x.stop, x.kind, x.modality, "
                     "x.via, x.verb, x.polarity, d.published, x.method, d.year "
                     "%s WHERE " NAMED " ORDER BY x.document, x.n",
                     rows);
    free(rows);
    if (each_row(s, sql, on_statement, g, ft))
        return -1;
    rows = plugin_rows(s, "stance", "comention");
    sql = mem_format("SELECT x.a, x.b, x.document, x.start, x.stop, "
                     "d.published %s ORDER BY x.document, x.n",
                     rows);
    free(rows);
    return each_row(s, sql, on_mention, g, ft);
}

void
stance_pairs_free(struct pairs *g)
{
    for (size_t i = 0; i < g->n; i++)
        free_pair(&g->at[i]);
    free(g->at);
    *g = (struct pairs){0};
}
