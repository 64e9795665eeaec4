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

static bool
same(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

void
run_note_failure(struct run *r, const struct pair_result *p)
{
    struct run_report *report = r->report;
    const char *plugin = r->plan.manifests[p->plugin].name;
    struct run_failure *f;

    for (size_t i = 0; i < report->n_failures; i++) {
        f = &report->failures[i];
        if (same(f->plugin, plugin) && f->state == p->state &&
            same(f->cause, p->cause) && same(f->message, p->message) &&
            same(f->place, p->place)) {
            f->n++;
            return;
        }
    }
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
                              .n = 1,
                              .document = p->document};
    if (r->request->failed)
        r->request->failed(r->request->cookie, f);
}
