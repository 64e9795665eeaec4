/* Which plugins ran, with which options, and how far. */
#include "sections.h"

#include <stdlib.h>
#include <string.h>

#include "ask.h"
#include "manifest.h"

enum {
    PLUGINS_MOST = 100
};

static const struct page_column columns[] = {
    {"plugin", false}, {"version", false},       {"options", false},
    {"results", true}, {"nothing to say", true}, {"skipped", true},
    {"failed", true},  {"not current", true},    {"not analysed", true},
};

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

static int
add_row(struct page *p, struct table *t, const struct sql *q, struct fault *ft)
{
    char *name = row_text(q, 0), *json = row_text(q, 1), *options;
    const struct standing *d;
    struct manifest m;
    struct fault ignored;
    int bad = standing_of(&d, &p->scope->standings, name ? name : "", ft);

    if (bad)
        goto end;
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
    table_count(t, d->n[PAIR_OK]);
    table_count(t, d->n[PAIR_EMPTY]);
    table_count(t, d->n[PAIR_SKIPPED]);
    table_count(t, d->n[PAIR_FAILED] + d->n[PAIR_LIMIT] + d->n[PAIR_CRASHED]);
    table_count(t, d->n[STANDING_STALE]);
    table_count(t, d->n[STANDING_NEVER]);
end:
    free(name);
    free(json);
    return bad;
}

int
section_runs(struct page *p, struct fault *ft)
{
    struct table *t;
    struct sql *q;
    int more;

    p->ops->section(p, "runs", "What ran");
    if (ask(p->scope->store, &q, ft,
            "SELECT plugin, manifest FROM config WHERE live "
            "ORDER BY plugin LIMIT %d",
            PLUGINS_MOST))
        return -1;
    t = table_new("Plugins and documents; `slant why DOC PLUGIN` shows what "
                  "each found",
                  columns, sizeof columns / sizeof *columns);
    while ((more = sql_next(q, ft)) > 0 && !add_row(p, t, q, ft))
        ;
    sql_close(q);
    if (!more && t->n)
        p->ops->table(p, t);
    else if (!more)
        page_way(p, NOTE_MISSING, "No plugin has run",
                 mem_format("slant run%s", p->scope->option));
    table_free(t);
    return more ? -1 : 0;
}
