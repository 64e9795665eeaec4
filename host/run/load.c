#include <errno.h>
#include <libgen.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "load_inside.h"
#include "loop.h"
#include "mem.h"

enum {
    COMMIT_BYTES = 128 << 20, /* of text in one transaction, */
    COMMIT_AGE_MS = 4000      /* and how long it may take */
};

static int
put_skips(struct load *l, const struct source_plan *plan, struct fault *ft)
{
    for (size_t i = 0; i < plan->n_skips; i++) {
        const struct source_skip *s = &plan->skips[i];

        if (load_put_note(l, s->uri, s->reason, s->detail, ft) ||
            unchanged_skipped(&l->unchanged, s, ft))
            return -1;
    }
    return 0;
}

/* Moves the plan's jobs into the load. */
static void
take_jobs(struct load *l, struct source_plan *plan)
{
    l->jobs = mem_grow(l->jobs, &l->cap_jobs, plan->n_jobs, sizeof *l->jobs);
    for (; l->n_jobs < plan->n_jobs; l->n_jobs++) {
        struct load_job *j = mem_alloc(sizeof *j);

        j->source = plan->jobs[l->n_jobs];
        l->jobs[l->n_jobs] = j;
    }
    l->bytes_all = plan->bytes;
    plan->n_jobs = 0;
}

/* Rows of the --meta file that no document has, and fields of --map that
   nothing had. What was passed by may have them: it was read with them. */
static void
name_unmet(struct load *l)
{
    struct load_report *r = l->report;
    size_t maps = l->request->options.n_map;
    size_t rows = l->n_named ? l->n_named - maps : 0;

    r->unjoined = mem_alloc((rows + 1) * sizeof *r->unjoined);
    r->unmapped = mem_alloc((maps + 1) * sizeof *r->unmapped);
    for (size_t i = 0; i < l->n_named; i++) {
        if (l->met[i])
            continue;
        if (i < rows)
            r->unjoined[r->n_unjoined++] = mem_string(l->names[i]);
        else if (!l->unchanged.passed)
            r->unmapped[r->n_unmapped++] = mem_string(l->names[i]);
    }
}

/* What was committed is acknowledged, whatever failed later. */
static int
finish(struct load *l, struct fault *ft)
{
    l->report->totals = *loader_totals(l->loader);
    if (l->failed)
        batch_rollback(&l->batch);
    if (l->failed || batch_begin(&l->batch, ft) ||
        (!l->report->interrupted && unchanged_end(&l->unchanged, ft))) {
        loader_drop(l->loader);
        return -1;
    }
    if (loader_close(l->loader, !l->report->interrupted, &l->report->totals,
                     ft) ||
        batch_commit(&l->batch, ft)) {
        batch_rollback(&l->batch);
        return -1;
    }
    return 0;
}

/* To count what has come may take a third of the load. Whoever interrupts gets
   all of it, and who does so again what was committed. */
static int
finish_at_ease(struct load *l, struct fault *ft)
{
    int status;

    interrupt_store_begin(&l->interrupt, !l->interrupt.level);
    interrupt_store_show(l->store);
    status = finish(l, ft);
    if (interrupt_store_end(&l->interrupt, ft))
        status = -1;
    l->report->interrupted |= l->interrupt.level > 0;
    return status;
}

static void
load_free(struct load *l)
{
    for (size_t i = 0; i < l->n_jobs; i++)
        load_job_free(l->jobs[i]);
    free(l->jobs);
    mem_free_strings(l->names, l->n_named);
    free(l->met);
    unchanged_close(&l->unchanged);
}

static int
load_planned(struct load *l, struct source_plan *plan, struct fault *ft)
{
    if (batch_begin(&l->batch, ft))
        return -1;
    if (loader_open(&l->loader, l->store, l->request->command, ft)) {
        batch_rollback(&l->batch);
        return -1;
    }
    unchanged_open(&l->unchanged, l->loader, &l->request->options,
                   l->request->again);
    l->failed =
        unchanged_leave_out(&l->unchanged, plan, ft) || put_skips(l, plan, ft);
    source_plan_cut(plan, &l->request->options);
    take_jobs(l, plan);
    if (!l->failed && l->n_jobs)
        load_decode(l);
    if (finish_at_ease(l, ft))
        return -1;
    if (!l->report->interrupted)
        name_unmet(l);
    return 0;
}

/* The folder a corpus file is or will be in. */
static int
folder_of(const char *corpus, char out[PATH_MAX], struct fault *ft)
{
    char *copy = mem_string(corpus);
    const char *folder = dirname(copy);
    int status = 0;

    if (!realpath(folder, out))
        status = fault_set(ft, FAULT_CORPUS,
                           "%s: %s (the folder of the "
                           "corpus file must be there)",
                           folder, strerror(errno));
    free(copy);
    return status;
}

/* From here on a signal leaves the corpus one file. */
static int
load_into(struct load *l, struct source_plan *plan, struct fault *ft)
{
    uv_loop_t *loop = loop_of_process();
    int status = -1;

    interrupt_start(&l->interrupt, loop, load_interrupt, l);
    if (store_open(&l->store, l->request->corpus, STORE_CREATE, ft) == 0) {
        store_warn_words(l->store);
        l->batch = (struct batch){.store = l->store,
                                  .weight_max = COMMIT_BYTES,
                                  .age_max_ms = COMMIT_AGE_MS};
        status = load_planned(l, plan, ft);
        store_close(l->store);
    }
    interrupt_stop(&l->interrupt);
    uv_run(loop, UV_RUN_DEFAULT); /* it is closed when that returns */
    return status;
}

int
load_run(const struct load_request *request, struct load_report *report,
         struct fault *ft)
{
    struct load l = {.request = request, .report = report, .ft = ft};
    struct source_plan plan = {0};
    char base[PATH_MAX];
    int status = -1;

    *report = (struct load_report){0};
    l.started_ns = flight_now();
    if (folder_of(request->corpus, base, ft) == 0 &&
        source_plan(&plan, request->paths, request->n_paths, base,
                    &request->options, ft) == 0) {
        report->stdin_as = mem_string(plan.stdin_as);
        status = load_into(&l, &plan, ft);
    }
    source_plan_free(&plan);
    load_free(&l);
    report->seconds = (double)(flight_now() - l.started_ns) / 1e9;
    return status;
}
