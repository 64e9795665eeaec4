/* Which plugins ran, with which options, and how far. */
#include "sections.h"

#include <stdlib.h>
#include <string.h>

#include "manifest.h"

enum {
    PLUGINS_MOST = 100
};

static const struct page_column columns[] = {
    {"plugin", false}, {"version", false},       {"options", false},
    {"results", true}, {"nothing to say", true}, {"skipped", true},
    {"failed", true},  {"not current", true},    {"not analysed", true},
};

/* The standing of all pairs of a plugin and the documents asked for. */
#define COUNTS                                                              \
    "SELECT c.plugin, c.manifest, total(r.state = 1 AND l.live), "          \
    "total(r.state = 2 AND l.live), total(r.state = 3 AND l.live), "        \
    "total(r.state > 3 AND l.live), total(NOT l.live), "                    \
    "total(r.state IS NULL) FROM config AS c CROSS JOIN %s AS d LEFT JOIN " \
    "state AS r ON r.plugin = c.plugin AND r.document = d.id LEFT JOIN "    \
    "config "                                                               \
    "AS l ON l.id = r.config WHERE c.live GROUP BY c.id ORDER BY c.plugin " \
    "LIMIT %d"

/* Options as JSON; of a path only the file's name: folders are nobody else's
   business and differ from machine to machine. */
static char *
without_folders(const char *json)
{
    struct buf b = {0};

    for (const char *c = json; *c; c++) {
        const char *from = c + 1, *end = from;

        buf_char(&b, *c);
        if (*c != '"')
            continue;
        while (*end && *end != '"')
            end += *end == '\\' && end[1] ? 2 : 1;
        if (end > from && strchr("/.~", *from)) {
            for (const char *i = from; i < end; i++)
                from = *i == '/' ? i + 1 : from;
        }
        buf_add(&b, from, (size_t)(end - from));
        if (!*end)
            break;
        buf_char(&b, '"');
        c = end;
    }
    return buf_take(&b);
}

static void
add_row(struct table *t, const struct sql *q)
{
    char *name = row_text(q, 0), *json = row_text(q, 1), *options;
    struct manifest m;
    struct fault ignored;

    table_text(t, name);
    if (json && manifest_parse(&m, json, &ignored) == 0) {
        table_text(t, m.version);
        options = without_folders(m.options);
        table_text(t, options);
        free(options);
        manifest_free(&m);
    } else {
        table_none(t);
        table_none(t);
    }
    for (size_t i = 2; i < 8; i++)
        table_count(t, (uint64_t)row_real(q, i));
    free(name);
    free(json);
}

int
section_runs(struct page *p, struct fault *ft)
{
    struct table *t;
    struct sql *q;
    int more;

    p->ops->section(p, "runs", "What ran");
    if (scope_query(p->scope, &q, ft, COUNTS, p->scope->documents,
                    PLUGINS_MOST))
        return -1;
    t = table_new("Plugins and documents; `slant why DOC PLUGIN` shows what "
                  "each found",
                  columns, sizeof columns / sizeof *columns);
    while ((more = sql_next(q, ft)) > 0)
        add_row(t, q);
    sql_close(q);
    if (!more && t->n)
        p->ops->table(p, t);
    else if (!more)
        page_note(p, NOTE_MISSING, "No plugin has run: slant run");
    table_free(t);
    return more;
}
