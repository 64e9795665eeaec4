/* account: how a run fails, and what it tells of failures. */
#include <string.h>

#include "mem.h"
#include "run_parts.h"

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
known_kind(const struct run_report *report, const char *plugin,
           const struct pair_result *p)
{
    for (size_t i = 0; i < report->n_failures; i++) {
        struct run_failure *f = &report->failures[i];

        if (!f->document == !p->document && same(f->plugin, plugin) &&
            f->state == p->state && same(f->cause, p->cause) &&
            same(f->message, p->message) && same(f->place, p->place))
            return f;
    }
    return NULL;
}

static void
tell_kind(struct run *r, const char *plugin, const struct pair_result *p)
{
    struct run_report *report = r->report;
    struct run_failure *f;

    report->failures =
        mem_grow(report->failures, &report->cap_failures,
                 report->n_failures + 1, sizeof *report->failures);
    f = &report->failures[report->n_failures++];
    *f = (struct run_failure){.plugin = mem_string(plugin),
                              .state = p->state,
                              .cause = mem_string(p->cause),
                              .message = mem_string(p->message),
                              .place = mem_string(p->place),
                              .source_line = mem_string(p->source_line),
                              .traceback = mem_string(p->traceback),
                              .locals = mem_string(p->locals),
                              .n = 1,
                              .document = p->document};
    if (r->request->failed)
        r->request->failed(r->request->cookie, f);
}

void
run_note_failure(struct run *r, const struct pair_result *p)
{
    struct run_report *report = r->report;
    struct run_plugin *plugin = &report->plugins[p->plugin];
    struct run_failure *f = known_kind(report, plugin->name, p);

    if (f) {
        f->n++;
    } else if (plugin->kinds < RUN_KINDS_MAX || !p->document) {
        plugin->kinds += p->document != 0;
        tell_kind(r, plugin->name, p);
    } else {
        plugin->other_kinds++;
    }
    if (!p->document)
        return; /* the aggregate is no pair */
    plugin->failed++;
    if (++report->failed == r->request->max_failures) {
        report->gave_up = r->stopping = true;
        pool_kill_all(r->pool);
    }
}
