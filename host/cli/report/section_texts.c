/* What the corpus holds: the first screen. */
#include "sections.h"

#include <stdlib.h>

#include "groups.h"
#include "mem.h"
#include "progress.h"
#include "words.h"

enum {
    DOCUMENTS_SHOWN = 20 /* of a group */
};

int
section_clusters(struct page *p, uint64_t *clusters, struct fault *ft)
{
    int64_t n;

    if (scope_int(p->scope, &n, ft, "SELECT count(DISTINCT cluster) FROM %s",
                  p->scope->documents))
        return -1;
    *clusters = (uint64_t)n;
    return 0;
}

static int
offer_documents(struct page *p, struct groups *g, const char *expression,
                struct fault *ft)
{
    struct sql *q;
    int more;

    if (scope_query(p->scope, &q, ft,
                    "SELECT id, %s, published FROM %s ORDER BY id", expression,
                    p->scope->documents))
        return -1;
    while ((more = sql_next(q, ft)) > 0) {
        char *key = row_text(q, 1), *day = row_text(q, 2);
        struct group *group = groups_find(g, key);

        if (group && hits_wants(&group->hits))
            hits_add(&group->hits, row_int(q, 0), 0, 0, day, NULL);
        free(key);
        free(day);
    }
    sql_close(q);
    return more;
}

static void
show_documents(struct page *p, struct groups *g, const char *caption,
               const char *head, const char *unknown,
               const char *(*name)(const char *key))
{
    struct page_column columns[] = {{head, false},
                                    {"documents", true},
                                    {"duplicate clusters", true},
                                    {"words", true},
                                    {"without a date", true}};
    struct table *t = table_new(caption, columns, 5);

    t->folded = true;
    for (size_t i = 0; i < g->n; i++) {
        struct group *group = &g->at[i];

        table_text(t, !group->key ? unknown
                      : name      ? name(group->key)
                                  : group->key);
        for (size_t j = 0; j < 4; j++)
            table_count(t, group->n[j]);
        table_open(t, "documents", &group->hits, NULL);
    }
    p->ops->table(p, t);
    table_free(t);
}

/* Documents in a group, as a table that opens them. expression: SQL over the
   scope's columns; name: what a key is called, or NULL for itself. */
static int
group_documents(struct page *p, const char *caption, const char *head,
                const char *expression, const char *unknown,
                const char *(*name)(const char *key), struct fault *ft)
{
    struct groups g;
    uint64_t clusters;
    char *sql;
    size_t budget = (size_t)(250 * p->budget);
    int bad = section_clusters(p, &clusters, ft);

    if (bad)
        return -1;
    sql = mem_format("SELECT %s, count(*), count(DISTINCT cluster), "
                     "sum(tokens), count(*) - count(published) FROM %s "
                     "GROUP BY 1 ORDER BY %s",
                     expression, p->scope->documents, groups_order(clusters));
    bad = groups_read(&g, p->scope, sql, p->rows, ft);
    free(sql);
    if (!bad) {
        groups_cap(&g, 0, p->most < DOCUMENTS_SHOWN ? p->most : DOCUMENTS_SHOWN,
                   budget);
        if (!p->brief)
            bad = offer_documents(p, &g, expression, ft);
    }
    if (!bad) {
        show_documents(p, &g, caption, head, unknown, name);
        groups_note(p, &g, "groups");
    }
    groups_free(&g);
    return bad;
}

/* ---- figures */

struct sizes {
    int64_t documents, no_text, clusters, tokens, kept, bytes, outlets,
        no_outlet, stated, inferred, undated, languages, no_language, replaced;
};

static int
measure(struct scope *s, struct sizes *z, struct fault *ft)
{
    struct sql *q;
    int64_t *const at[] = {
        &z->documents,   &z->no_text,  &z->clusters, &z->tokens,
        &z->kept,        &z->bytes,    &z->outlets,  &z->no_outlet,
        &z->stated,      &z->inferred, &z->undated,  &z->languages,
        &z->no_language, &z->replaced,
    };
    int found;

    if (scope_query(s, &q, ft,
                    "SELECT count(*), sum(bytes = 0), count(DISTINCT cluster), "
                    "sum(tokens), sum(kept), sum(bytes), count(DISTINCT "
                    "outlet), sum(outlet IS NULL), sum(published IS NOT NULL "
                    "AND basis IN ('field', 'line')), sum(published IS NOT "
                    "NULL AND basis NOT IN ('field', 'line')), sum(published "
                    "IS NULL), count(DISTINCT language), sum(language IS "
                    "NULL), sum(replaced) FROM %s",
                    s->documents))
        return -1;
    found = sql_next(q, ft);
    for (size_t i = 0; i < sizeof at / sizeof *at && found > 0; i++)
        *at[i] = row_int(q, i);
    sql_close(q);
    return found < 0 ? -1 : 0;
}

/* "title 31, caption 12", by number. */
static int
removed_kinds(struct scope *s, char **out, struct fault *ft)
{
    struct sql *q;
    int more;

    if (scope_query(s, &q, ft,
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

static int
figures(struct page *p, struct fault *ft)
{
    struct sizes z = {0};
    int64_t stretches, cut, refused;
    const char *documents = p->scope->documents;
    char *kinds = NULL;

    if (removed_kinds(p->scope, &kinds, ft) || measure(p->scope, &z, ft) ||
        scope_int(p->scope, &stretches, ft,
                  "SELECT count(*) FROM removed AS x JOIN %s AS d ON d.id = "
                  "x.document",
                  documents) ||
        scope_int(p->scope, &refused, ft, "SELECT count(*) FROM load_log"))
        return -1;
    cut = z.bytes - z.kept;
    if (p->scope->where)
        page_figure(p, (uint64_t)z.documents, "documents",
                    "of %s in the corpus; %s without text",
                    progress_count((uint64_t)p->scope->n_corpus),
                    progress_count((uint64_t)z.no_text));
    else
        page_figure(p, (uint64_t)z.documents, "documents", "%s without text",
                    progress_count((uint64_t)z.no_text));
    page_figure(
        p, (uint64_t)z.clusters, "different stories",
        "%s a copy of another (duplicate clusters)",
        progress_things((uint64_t)(z.documents - z.clusters), "document"));
    page_figure(p, (uint64_t)z.tokens, "words",
                "token rule slant, version %d; %s bytes analysed",
                TEXT_MODEL_VERSION, progress_count((uint64_t)z.kept));
    page_figure(p, (uint64_t)z.outlets, "outlets", "%s without one",
                progress_things((uint64_t)z.no_outlet, "document"));
    page_figure(p, (uint64_t)(z.stated + z.inferred), "dated documents",
                "%s stated, %s inferred; %s not dated",
                progress_count((uint64_t)z.stated),
                progress_count((uint64_t)z.inferred),
                progress_count((uint64_t)z.undated));
    page_figure(p, (uint64_t)z.languages, "languages", "%s of unknown language",
                progress_things((uint64_t)z.no_language, "document"));
    page_figure(p, (uint64_t)stretches, "removed stretches",
                "%s bytes (%.1f %%), not analysed%s%s",
                progress_count((uint64_t)cut),
                z.bytes ? 100.0 * (double)cut / (double)z.bytes : 0,
                kinds ? ": " : "", kinds ? kinds : "");
    free(kinds);
    page_figure(p, (uint64_t)refused, "inputs not loaded",
                "%s; %s \"SELECT * FROM load_log\"",
                z.replaced ? progress_things((uint64_t)z.replaced,
                                             "invalid byte sequence")
                           : "over all loads",
                p->scope->call);
    p->ops->figures_end(p);
    return 0;
}

static int
years(struct page *p, struct fault *ft)
{
    struct year_count *y = NULL;
    size_t n = 0, cap = 0;
    uint64_t undated = 0;
    struct sql *q;
    int more;

    if (scope_query(p->scope, &q, ft,
                    "SELECT year, count(*) FROM %s GROUP BY 1 ORDER BY 1",
                    p->scope->documents))
        return -1;
    while ((more = sql_next(q, ft)) > 0) {
        if (row_null(q, 0)) {
            undated = (uint64_t)row_int(q, 1);
            continue;
        }
        y = mem_grow(y, &cap, n + 1, sizeof *y);
        y[n++] =
            (struct year_count){(int)row_int(q, 0), (uint64_t)row_int(q, 1)};
    }
    sql_close(q);
    if (!more)
        p->ops->years(p, "Documents by year of publication", y, n, undated);
    free(y);
    return more;
}

int
section_texts(struct page *p, struct fault *ft)
{
    uint64_t clusters;

    p->ops->section(p, "texts", "Texts");
    if (section_clusters(p, &clusters, ft) || figures(p, ft))
        return -1;
    if (!p->scope->n_documents) {
        page_note(p, NOTE_MISSING, "There are no documents: slant load PATH");
        return 0;
    }
    if (clusters < CLUSTERS_LEAST)
        page_note(p, NOTE_PLAIN,
                  "Under %d duplicate clusters slant ranks nothing and shows "
                  "no means: lists are by name.",
                  CLUSTERS_LEAST);
    return years(p, ft) ||
                   group_documents(p, "Outlets", "outlet", "outlet",
                                   "(no outlet)", NULL, ft) ||
                   group_documents(p, "How the date is known", "basis",
                                   "CASE WHEN published IS NOT NULL THEN "
                                   "basis END",
                                   "not dated", basis_name, ft) ||
                   group_documents(p, "Languages", "language", "language",
                                   "(not known)", NULL, ft)
               ? -1
               : 0;
}
