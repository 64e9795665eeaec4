#include "plugin_use.h"

#include <stdlib.h>
#include <string.h>

#include "ask.h"
#include "mem.h"
#include "progress.h"
#include "stored_plugin.h"
#include "types.h"

static const struct column *
find(const struct manifest *m, const struct need *need, bool whole)
{
    for (size_t i = 0; i < m->n_tables; i++) {
        const struct result_table *t = &m->tables[i];

        if ((t->kind == TABLE_CORPUS) != whole ||
            strcmp(t->name, need->table) != 0)
            continue;
        for (size_t j = 0; j < t->n_columns; j++) {
            if (strcmp(t->columns[j].name, need->column) == 0)
                return &t->columns[j];
        }
    }
    return NULL;
}

/* The first column that is not there: somebody's own plugin may have the name
   and other columns. NULL: it fits. */
static const struct need *
misfit(const struct manifest *m, const struct need *needs, size_t n, bool whole)
{
    for (size_t i = 0; i < n; i++) {
        const struct column *c = find(m, &needs[i], whole);

        if (!c || c->type != needs[i].type)
            return &needs[i];
    }
    return NULL;
}

static bool
fits(struct page *p, const struct manifest *m, const struct need *needs,
     size_t n)
{
    const struct need *no = misfit(m, needs, n, false);

    if (no)
        page_note(p, NOTE_MISSING,
                  "The plugin %s %s that ran on this corpus is not the one "
                  "this section reads: %s%s%s has no fitting column %s.",
                  m->name, m->version, m->name, *no->table ? "_" : "",
                  no->table, no->column);
    return !no;
}

struct cause {
    char *name; /* NULL: none was given */
    uint64_t n;
};

static int
by_name(const void *a, const void *b)
{
    const char *x = ((const struct cause *)a)->name;
    const char *y = ((const struct cause *)b)->name;

    return x && y ? strcmp(x, y) : (x != NULL) - (y != NULL);
}

/* "3 skipped (language)", by cause. */
static void
list_skipped(const struct standing *t, struct buf *out)
{
    size_t n = (size_t)types_size(t->causes) + 1;
    struct cause *causes = mem_alloc(n * sizeof *causes);

    for (size_t i = 0; i < n; i++) {
        size_t len;
        const char *name = types_form(t->causes, (uint32_t)i, &len);

        causes[i].name = name ? mem_copy(name, len) : NULL;
        causes[i].n = i < t->cap ? t->skipped[i] : 0;
    }
    qsort(causes, n, sizeof *causes, by_name);
    for (size_t i = 0; i < n; i++) {
        if (causes[i].n)
            buf_format(out, "%s%s skipped (%s)", out->len ? ", " : "",
                       progress_count(causes[i].n),
                       causes[i].name ? causes[i].name : "no reason given");
        free(causes[i].name);
    }
    free(causes);
}

static void
add(struct buf *b, uint64_t n, const char *what)
{
    if (n)
        buf_format(b, "%s%s %s", b->len ? ", " : "", progress_count(n), what);
}

static void
tell(struct page *p, const struct manifest *m, const struct standing *t)
{
    const uint64_t *by = t->n;
    uint64_t failed = by[PAIR_FAILED] + by[PAIR_LIMIT] + by[PAIR_CRASHED];
    uint64_t owed = by[STANDING_STALE] + by[STANDING_NEVER];
    struct buf b = {0};

    add(&b, by[PAIR_EMPTY], "with nothing to say");
    list_skipped(t, &b);
    add(&b, failed, "failed (slant status)");
    add(&b, by[STANDING_NEVER], "not analysed yet");
    add(&b, by[STANDING_STALE], "not current, so ignored");
    page_note(p, owed || failed ? NOTE_CAUTION : NOTE_PLAIN,
              "%s %s: results for %s of %s%s%s.", m->name, m->version,
              progress_count(by[PAIR_OK]),
              progress_things((uint64_t)p->scope->n_documents, "document"),
              b.len ? "; " : "", buf_text(&b));
    if (owed)
        page_way(p, NOTE_CAUTION, "To complete them",
                 mem_format("slant run%s %s", p->scope->option, m->name));
    buf_free(&b);
}

static void
warn(struct page *p, const struct manifest *m)
{
    page_note(p, NOTE_CAUTION, "%s%sNot validated on your corpus.",
              m->measured ? m->measured : "", m->measured ? " " : "");
}

static void
not_run(struct page *p, const char *plugin)
{
    char *what = mem_format("%s has not run", plugin);

    page_way(p, NOTE_MISSING, what,
             mem_format("slant run%s %s", p->scope->option, plugin));
    free(what);
}

int
plugin_use(struct page *p, const char *plugin, const struct need *needs,
           size_t n, struct fault *ft)
{
    const struct standing *t;
    struct manifest m;
    int usable = stored_plugin(p->scope->store, plugin, &m, ft);

    if (usable == 0)
        not_run(p, plugin);
    if (usable <= 0)
        return usable;
    usable = fits(p, &m, needs, n);
    if (usable && standing_of(&t, &p->scope->standings, plugin, ft))
        usable = -1;
    if (usable > 0) {
        tell(p, &m, t);
        usable = t->n[PAIR_OK] > 0;
        if (usable)
            warn(p, &m);
        else
            page_note(p, NOTE_MISSING, "So there is nothing to show here.");
    }
    manifest_free(&m);
    return usable;
}

int
plugin_has(struct scope *s, const char *plugin, const struct need *needs,
           size_t n, struct fault *ft)
{
    struct manifest m;
    int usable = stored_plugin(s->store, plugin, &m, ft);

    if (usable <= 0)
        return usable;
    usable = !misfit(&m, needs, n, false);
    manifest_free(&m);
    return usable;
}

int
plugin_tells_all(struct scope *s, const char *plugin, const struct need *needs,
                 size_t n, struct fault *ft)
{
    const struct standing *t;
    struct manifest m;
    int64_t documents = 0;
    int usable = s->where ? 0 : stored_plugin(s->store, plugin, &m, ft);

    if (usable <= 0)
        return usable;
    usable = !misfit(&m, needs, n, true);
    manifest_free(&m);
    if (!usable)
        return 0;
    if (standing_of(&t, &s->standings, plugin, ft) ||
        ask_int(s->store, &documents, ft,
                "SELECT a.documents FROM aggregate AS a JOIN config AS c ON "
                "c.id = a.config WHERE c.live AND a.plugin = '%s' AND "
                "a.state = %d",
                plugin, PAIR_OK))
        return -1;
    return !t->n[STANDING_STALE] && !t->n[STANDING_NEVER] &&
           (uint64_t)documents == t->n[PAIR_OK] + t->n[PAIR_EMPTY];
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
