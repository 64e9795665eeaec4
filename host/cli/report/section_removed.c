/* What is kept in the texts but not analysed. */
#include "sections.h"

#include <stdlib.h>

#include "ask.h"
#include "groups.h"
#include "mem.h"

enum {
    STRETCHES_SHOWN = 10 /* of a kind */
};

static int
offer(struct page *p, struct groups *g, struct fault *ft)
{
    struct sql *q;
    int more;

    if (ask(p->scope->store, &q, ft,
            "SELECT x.document, x.start, x.stop, x.kind, x.rule, "
            "d.published FROM removed AS x CROSS JOIN %s AS d ON d.id "
            "= x.document ORDER BY x.document, x.start",
            p->scope->documents))
        return -1;
    while ((more = sql_next(q, ft)) > 0) {
        char *kind = row_text(q, 3), *day = row_text(q, 5);
        struct group *group = groups_find(g, kind);

        if (group && hits_wants(&group->hits)) {
            char *rule = row_text(q, 4);

            hits_add(&group->hits, row_int(q, 0), row_offset(q, 1),
                     row_offset(q, 2), day, mem_format("rule %s", rule));
            free(rule);
        }
        free(kind);
        free(day);
    }
    sql_close(q);
    return more;
}

static char *
command(const struct page *p, const char *kind)
{
    struct buf b = {0};
    char *text;

    buf_str(&b, "SELECT * FROM removed_evidence WHERE kind = ");
    sql_quote(&b, kind);
    text = page_command(p, buf_text(&b));
    buf_free(&b);
    return text;
}

static void
show(struct page *p, struct groups *g)
{
    static const struct page_column columns[] = {{"kind", false},
                                                 {"stretches", true},
                                                 {"documents", true},
                                                 {"bytes", true}};
    struct table *t = table_new("Stretches that stand in the stored text and "
                                "are in no other number of this report",
                                columns, 4);

    for (size_t i = 0; i < g->n; i++) {
        table_text(t, g->at[i].key);
        for (size_t j = 0; j < 3; j++)
            table_count(t, g->at[i].n[j]);
        table_open(t, "stretches", &g->at[i].hits, command(p, g->at[i].key));
    }
    p->ops->table(p, t);
    table_free(t);
}

int
section_removed(struct page *p, struct fault *ft)
{
    char *sql = mem_format("SELECT x.kind, count(*), count(DISTINCT "
                           "x.document), sum(x.stop - x.start) FROM removed "
                           "AS x CROSS JOIN %s AS d ON d.id = x.document "
                           "GROUP BY 1 ORDER BY 1",
                           p->scope->documents);
    struct groups g;
    int bad = groups_read(&g, p->scope, sql, 100, ft);

    free(sql);
    p->ops->section(p, "removed", "Removed");
    if (!bad) {
        groups_cap(&g, 0, p->most < STRETCHES_SHOWN ? p->most : STRETCHES_SHOWN,
                   (size_t)(200 * p->budget));
        if (!p->brief)
            bad = offer(p, &g, ft);
    }
    if (!bad && g.n)
        show(p, &g);
    else if (!bad)
        page_note(p, NOTE_MISSING, "Nothing was removed.");
    groups_free(&g);
    return bad;
}
