#include "plugin_use.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "progress.h"
#include "stored_plugin.h"

/* How the documents stand; the first six are enum pair_state. */
enum {
    NEVER = 0,
    STALE = PAIR_CRASHED + 1,
    STANDINGS
};

static const struct column *
find(const struct manifest *m, const struct need *need)
{
    for (size_t i = 0; i < m->n_tables; i++) {
        const struct result_table *t = &m->tables[i];

        if (t->kind == TABLE_CORPUS || strcmp(t->name, need->table) != 0)
            continue;
        for (size_t j = 0; j < t->n_columns; j++) {
            if (strcmp(t->columns[j].name, need->column) == 0)
                return &t->columns[j];
        }
    }
    return NULL;
}

/* Somebody's own plugin may have the name and other columns. */
static bool
fits(struct page *p, const struct manifest *m, const struct need *needs,
     size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const struct column *c = find(m, &needs[i]);

        if (c && c->type == needs[i].type)
            continue;
        page_note(p, NOTE_MISSING,
                  "The plugin %s %s that ran on this corpus is not the one "
                  "this section reads: %s%s%s has no fitting column %s.",
                  m->name, m->version, m->name, *needs[i].table ? "_" : "",
                  needs[i].table, needs[i].column);
        return false;
    }
    return true;
}

/* skipped: gets "3 (language)". */
static int
count(struct scope *s, const char *plugin, uint64_t by[STANDINGS],
      struct buf *skipped, struct fault *ft)
{
    struct sql *q;
    int more;

    if (scope_query(s, &q, ft,
                    "SELECT CASE WHEN r.state IS NULL THEN 0 "
                    "WHEN NOT c.live THEN %d ELSE r.state END, "
                    "count(*), CASE WHEN r.state = 3 THEN r.cause END "
                    "FROM %s AS d LEFT JOIN state AS r ON r.plugin = '%s' AND "
                    "r.document = d.id LEFT JOIN config AS c ON c.id = "
                    "r.config GROUP BY 1, 3 ORDER BY 1, 3",
                    STALE, s->documents, plugin))
        return -1;
    while ((more = sql_next(q, ft)) > 0) {
        int64_t standing = row_int(q, 0);

        if (standing >= 0 && standing < STANDINGS)
            by[standing] += (uint64_t)row_int(q, 1);
        if (standing == PAIR_SKIPPED) {
            char *cause = row_text(q, 2);

            buf_format(skipped, "%s%s skipped (%s)", skipped->len ? ", " : "",
                       progress_count((uint64_t)row_int(q, 1)),
                       cause ? cause : "no reason given");
            free(cause);
        }
    }
    sql_close(q);
    return more;
}

static void
add(struct buf *b, uint64_t n, const char *what)
{
    if (n)
        buf_format(b, "%s%s %s", b->len ? ", " : "", progress_count(n), what);
}

static void
tell(struct page *p, const struct manifest *m, const uint64_t by[STANDINGS],
     struct buf *skipped)
{
    uint64_t failed = by[PAIR_FAILED] + by[PAIR_LIMIT] + by[PAIR_CRASHED];
    uint64_t owed = by[STALE] + by[NEVER];
    struct buf b = {0};

    add(&b, by[PAIR_EMPTY], "with nothing to say");
    if (skipped->len)
        buf_format(&b, "%s%s", b.len ? ", " : "", buf_text(skipped));
    add(&b, failed, "failed (slant status)");
    add(&b, by[NEVER], "not analysed yet");
    add(&b, by[STALE], "not current, so ignored");
    page_note(p, owed || failed ? NOTE_CAUTION : NOTE_PLAIN,
              "%s %s: results for %s of %s%s%s.%s%s", m->name, m->version,
              progress_count(by[PAIR_OK]),
              progress_things((uint64_t)p->scope->n_documents, "document"),
              b.len ? "; " : "", buf_text(&b),
              owed ? " To complete them: slant run " : "", owed ? m->name : "");
    buf_free(&b);
}

int
plugin_use(struct page *p, const char *plugin, const struct need *needs,
           size_t n, struct fault *ft)
{
    uint64_t by[STANDINGS] = {0};
    struct buf skipped = {0};
    struct manifest m;
    int usable = stored_plugin(p->scope->store, plugin, &m, ft);

    if (usable == 0)
        page_note(p, NOTE_MISSING, "%s has not run: slant run %s", plugin,
                  plugin);
    if (usable <= 0)
        return usable;
    usable = fits(p, &m, needs, n);
    if (usable && count(p->scope, plugin, by, &skipped, ft))
        usable = -1;
    if (usable > 0) {
        tell(p, &m, by, &skipped);
        usable = by[PAIR_OK] > 0;
        if (!usable)
            page_note(p, NOTE_MISSING, "So there is nothing to show here.");
    }
    buf_free(&skipped);
    manifest_free(&m);
    return usable;
}

/* CROSS JOIN keeps SQLite from starting anywhere else, so that rows come in
   the order of the table and need no sorting. */
char *
plugin_rows(const struct scope *s, const char *plugin, const char *table)
{
    return mem_format(
        "FROM \"%s%s%s\" AS x CROSS JOIN state AS r ON r.plugin = '%s' AND "
        "r.document = x.document AND r.state IN (1, 2) AND r.config = (SELECT "
        "id FROM config WHERE plugin = '%s' AND live) CROSS JOIN %s AS d ON "
        "d.id = x.document",
        plugin, *table ? "_" : "", table, plugin, plugin, s->documents);
}
