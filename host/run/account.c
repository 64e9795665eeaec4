/* account: how a run fails, and what it tells of failures. */
#include <string.h>

#include "mem.h"
#include "reader.h"
#include "run_parts.h"

void
run_enter_stage(struct run *r, const char *stage)
{
    r->stage = stage;
    r->stage_ns = flight_now();
}

void
run_fail(struct run *r)
{
    r->failed = r->stopping = true;
    pool_kill_all(r->pool);
}

void
run_tell(const struct run *r, const struct run_event *e)
{
    if (r->request->event)
        r->request->event(r->request->cookie, e);
}

static bool
same(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

static struct run_failure *
known_kind(const struct run_report *report, enum run_failure_of of,
           const char *plugin, const struct pair_result *p)
{
    for (size_t i = 0; i < report->n_failures; i++) {
        struct run_failure *f = &report->failures[i];

        if (f->of == of && same(f->plugin, plugin) && f->state == p->state &&
            same(f->cause, p->cause) && same(f->message, p->message) &&
            same(f->place, p->place))
            return f;
    }
    return NULL;
}

/* The document's key, by which people know it, or NULL. */
static char *
key_of(struct run *r, int64_t document)
{
    struct reader *reader = reader_new(r->store);
    struct doc d = {0};
    struct fault none;
    char *key = NULL;

    if (document && reader_meta(reader, document, &d, &none) > 0)
        key = mem_string(d.key);
    doc_free(&d);
    reader_free(reader);
    return key;
}

static void
tell_kind(struct run *r, enum run_failure_of of,
          const struct run_plugin *plugin, const struct pair_result *p)
{
    struct run_report *report = r->report;
    struct run_failure *f;

    report->failures =
        mem_grow(report->failures, &report->cap_failures,
                 report->n_failures + 1, sizeof *report->failures);
    f = &report->failures[report->n_failures++];
    *f = (struct run_failure){.of = of,
                              .named = plugin->named,
                              .plugin = mem_string(plugin->name),
                              .state = p->state,
                              .cause = mem_string(p->cause),
                              .message = mem_string(p->message),
                              .place = mem_string(p->place),
                              .source_line = mem_string(p->source_line),
                              .traceback = mem_string(p->traceback),
                              .locals = mem_string(p->locals),
                              .n = 1,
                              .document = p->document,
                              .key = key_of(r, p->document),
                              .cpu_s = (double)p->cpu_us / 1e6,
                              .owed = r->request->max_failures
                                          ? 0
                                          : pairs_count(r, 1ull << p->plugin)};
    if (r->request->failed)
        r->request->failed(r->request->cookie, f);
}

void
run_note_failure(struct run *r, enum run_failure_of of,
                 const struct pair_result *p)
{
    struct run_report *report = r->report;
    struct run_plugin *plugin = &report->plugins[p->plugin];
    struct run_failure *f = known_kind(report, of, plugin->name, p);

    if (f) {
        f->n++;
    } else if (plugin->kinds < RUN_KINDS_MAX || of != RUN_OF_PAIR) {
        plugin->kinds += of == RUN_OF_PAIR;
        tell_kind(r, of, plugin, p);
    } else {
        plugin->other_kinds++;
    }
    plugin->failed += of == RUN_OF_PAIR;
    if (++report->failed == r->request->max_failures) {
        report->gave_up = r->stopping = true;
        pool_kill_all(r->pool);
    }
}
