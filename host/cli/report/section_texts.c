/* What the corpus holds: the first screen. */
#include "sections.h"

#include <stdlib.h>

#include "ask.h"
#include "expression.h"
#include "groups.h"
#include "hash_set.h"
#include "mem.h"
#include "progress.h"
#include "words.h"

enum {
    DOCUMENTS_SHOWN = 20 /* of a group */
};

/* Columns of a table of groups. */
enum {
    N_DOCUMENTS,
    N_CLUSTERS,
    N_TOKENS,
    N_UNDATED
};

/* Documents by a column of theirs, as a table that opens them. */
struct grouping {
    const char *caption, *column, *plural;
    enum census_by by;
    const char *unset;                    /* the column that is NULL then */
    const char *unknown;                  /* and what they are called */
    const char *(*name)(const char *key); /* of a value; NULL: itself */
};

static void
count_documents(const struct census *c, enum census_by by, size_t most,
                struct groups *g)
{
    size_t n = census_values(c);
    struct group *all = mem_alloc(n * sizeof *all);
    struct hash_set seen = {0};

    for (size_t i = 0; i < c->n; i++) {
        const struct member *m = &c->at[i];
        uint64_t *counts = all[m->value[by]].n;

        counts[N_DOCUMENTS]++;
        counts[N_CLUSTERS] += census_is_first(&seen, m->value[by], m->cluster);
        counts[N_TOKENS] += m->tokens;
        counts[N_UNDATED] += !m->dated;
    }
    hash_set_free(&seen);
    groups_name(all, c);
    groups_take(g, all, n, most, groups_by_count);
    if (c->clusters < CLUSTERS_LEAST)
        groups_sort(g, groups_by_key);
}

static int
offer_documents(struct page *p, struct groups *g, enum census_by by,
                struct fault *ft)
{
    const struct census *c = &p->scope->census;
    struct group **of = groups_of_values(g, c);
    int bad = 0;

    for (size_t i = 0; i < c->n && !bad; i++) {
        struct group *group = of[c->at[i].value[by]];
        char *day;

        if (!group || !hits_wants(&group->hits))
            continue;
        bad = scope_day(p->scope, c->at[i].id, &day, ft);
        if (!bad)
            hits_add(&group->hits, c->at[i].id, 0, 0, day, NULL);
        free(day);
    }
    free(of);
    return bad;
}

/* What lists the documents of a group. */
static char *
command(const struct page *p, const struct grouping *by, const char *key)
{
    struct buf b = {0};
    char *text;

    buf_format(&b,
               "SELECT key, outlet, title, published FROM documents WHERE "
               "%s ",
               key ? by->column : by->unset);
    sql_equals(&b, key);
    text = page_command_documents(p, buf_text(&b));
    buf_free(&b);
    return text;
}

static void
show_documents(struct page *p, struct groups *g, const struct grouping *by)
{
    struct page_column columns[] = {{by->column, false},
                                    {"documents", true},
                                    {"duplicate clusters", true},
                                    {"words", true},
                                    {"without a date", true}};
    struct table *t = table_new(by->caption, columns, 5);

    t->folded = true;
    for (size_t i = 0; i < g->n; i++) {
        struct group *group = &g->at[i];

        table_text(t, !group->key ? by->unknown
                      : by->name  ? by->name(group->key)
                                  : group->key);
        for (size_t j = 0; j < 4; j++)
            table_count(t, group->n[j]);
        table_open(t, "documents", &group->hits, command(p, by, group->key));
    }
    p->ops->table(p, t);
    table_free(t);
}

static int
group_documents(struct page *p, const struct grouping *by, struct fault *ft)
{
    struct groups g;
    size_t budget = (size_t)(250 * p->budget);
    int bad = 0;

    count_documents(&p->scope->census, by->by, p->rows, &g);
    groups_cap(&g, N_DOCUMENTS,
               p->most < DOCUMENTS_SHOWN ? p->most : DOCUMENTS_SHOWN, budget);
    if (!p->brief)
        bad = offer_documents(p, &g, by->by, ft);
    if (!bad) {
        show_documents(p, &g, by);
        groups_note(p, &g, by->plural, "documents");
    }
    groups_free(&g);
    return bad;
}

/* ---- figures */

/* "title 31, caption 12", by number. */
static int
removed_kinds(struct scope *s, char **out, struct fault *ft)
{
    struct sql *q;
    int more;

    if (ask(s->store, &q, ft,
            "SELECT group_concat(kind || ' ' || n, ', ') FROM (SELECT "
            "x.kind AS kind, count(*) AS n FROM removed AS x JOIN %s "
            "AS d ON d.id = x.document GROUP BY 1 ORDER BY 2 DESC, 1)",
            s->documents))
        return -1;
    more = sql_next(q, ft);
    if (more > 0)
        *out = row_text(q, 0);
    sql_close(q);
    return more < 0 ? -1 : 0;
}

#define FROM_NOT_LOADED "FROM load_log WHERE fate(reason) <> 'remark'"

static int
figure_removed(struct page *p, struct fault *ft)
{
    const struct census *c = &p->scope->census;
    uint64_t cut = c->bytes - c->kept;
    int64_t stretches;
    char *kinds = NULL;

    if (removed_kinds(p->scope, &kinds, ft) ||
        ask_int(p->scope->store, &stretches, ft,
                "SELECT count(*) FROM removed AS x JOIN %s AS d ON d.id = "
                "x.document",
                p->scope->documents)) {
        free(kinds);
        return -1;
    }
    page_figure(p, (uint64_t)stretches, "removed stretches",
                "%s bytes (%.1f %%), not analysed%s%s", progress_count(cut),
                c->bytes ? 100.0 * (double)cut / (double)c->bytes : 0,
                kinds ? ": " : "", kinds ? kinds : "");
    free(kinds);
    return 0;
}

static int
figure_not_loaded(struct page *p, struct fault *ft)
{
    uint64_t replaced = p->scope->census.replaced;
    int64_t refused;

    if (ask_int(p->scope->store, &refused, ft,
                "SELECT count(*) " FROM_NOT_LOADED))
        return -1;
    page_figure(p, (uint64_t)refused, "inputs not loaded",
                "%s; slant sql%s \"SELECT * " FROM_NOT_LOADED "\"",
                replaced ? progress_things(replaced, "invalid byte sequence")
                         : "when each was read last",
                p->scope->option);
    return 0;
}

static int
figures(struct page *p, struct fault *ft)
{
    const struct census *c = &p->scope->census;

    if (p->scope->where)
        page_figure(p, c->n, "documents",
                    "of %s in the corpus; %s without text",
                    progress_count((uint64_t)p->scope->n_corpus),
                    progress_count(c->no_text));
    else
        page_figure(p, c->n, "documents", "%s without text",
                    progress_count(c->no_text));
    page_figure(p, c->clusters, "different stories",
                "%s a copy of another (duplicate clusters)",
                progress_things(c->n - c->clusters, "document"));
    page_figure(p, c->tokens, "words",
                "token rule slant, version %d; %s bytes analysed",
                TEXT_MODEL_VERSION, progress_count(c->kept));
    page_figure(p, census_count(c, BY_OUTLET), "outlets", "%s without one",
                progress_things(census_without(c, BY_OUTLET), "document"));
    page_figure(p, c->stated + c->inferred, "dated documents",
                "%s stated, %s inferred; %s not dated",
                progress_count(c->stated), progress_count(c->inferred),
                progress_count(c->undated));
    page_figure(p, census_count(c, BY_LANGUAGE), "languages",
                "%s of unknown language",
                progress_things(census_without(c, BY_LANGUAGE), "document"));
    if (figure_removed(p, ft) || figure_not_loaded(p, ft))
        return -1;
    p->ops->figures_end(p);
    return 0;
}

/* To the documents that the figures count beside others. */
static void
ways(struct page *p)
{
    const struct census *c = &p->scope->census;
    char *where = expression_condition(p->scope->where);
    char *copies = mem_format("SELECT id, key, cluster FROM documents WHERE id "
                              "NOT IN (SELECT min(id) FROM documents WHERE %s "
                              "GROUP BY cluster)",
                              where);

    if (c->n > c->clusters)
        page_way(p, NOTE_PLAIN, "Documents that are a copy of another",
                 page_command_documents(p, copies));
    if (c->no_text)
        page_way(p, NOTE_PLAIN, "Documents without text",
                 page_command_documents(p, "SELECT id, key, uri FROM documents "
                                           "WHERE bytes = 0"));
    free(copies);
    free(where);
}

static int
by_year(const void *a, const void *b)
{
    const struct year_count *x = a, *y = b;

    return (x->year > y->year) - (x->year < y->year);
}

static void
years(struct page *p)
{
    const struct census *c = &p->scope->census;
    size_t values = census_values(c), n = 0;
    uint64_t *documents = mem_alloc(values * sizeof *documents);
    struct year_count *y = mem_alloc(values * sizeof *y);

    for (size_t i = 0; i < c->n; i++)
        documents[c->at[i].value[BY_YEAR]]++;
    for (uint32_t v = 1; v < values; v++) {
        char *year = documents[v] ? census_name(c, v) : NULL;

        if (year)
            y[n++] = (struct year_count){atoi(year), documents[v]};
        free(year);
    }
    if (n)
        qsort(y, n, sizeof *y, by_year);
    p->ops->years(p, "Documents by year of publication", y, n, documents[0]);
    if (documents[0]) {
        page_note(p, NOTE_PLAIN,
                  "What has no date is in no year. If you know when it was "
                  "published, say so in a table with the columns file (or "
                  "key) and published.");
        page_way(
            p, NOTE_PLAIN, "Then load it again, with the table",
            mem_format("slant load%s PATH --meta FILE.csv", p->scope->option));
    }
    free(documents);
    free(y);
}

int
section_texts(struct page *p, struct fault *ft)
{
    static const struct grouping groupings[] = {
        {"Outlets", "outlet", "outlets", BY_OUTLET, "outlet", "(no outlet)",
         NULL},
        {"How the date is known", "basis", "ways", BY_BASIS, "published",
         "not dated", basis_name},
        {"Languages", "language", "languages", BY_LANGUAGE, "language",
         "(not known)", NULL},
    };
    int bad = 0;

    p->ops->section(p, "texts", "Texts");
    if (figures(p, ft))
        return -1;
    if (!p->scope->n_documents) {
        page_note(p, NOTE_MISSING, "%s",
                  p->scope->n_corpus ? "No document fulfils the condition."
                                     : "There are no documents: slant load "
                                       "PATH");
        return 0;
    }
    if (p->scope->census.clusters < CLUSTERS_LEAST)
        page_note(p, NOTE_PLAIN,
                  "Under %d duplicate clusters slant ranks nothing and shows "
                  "no means: lists are by name.",
                  CLUSTERS_LEAST);
    ways(p);
    years(p);
    for (size_t i = 0; i < sizeof groupings / sizeof *groupings && !bad; i++)
        bad = group_documents(p, &groupings[i], ft);
    return bad ? -1 : 0;
}
