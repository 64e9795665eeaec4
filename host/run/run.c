#include "run.h"

#include <stdlib.h>
#include <string.h>

#include "discover.h"
#include "loop.h"
#include "mem.h"
#include "run_parts.h"

enum {
    ROWS_MAX = 100000
};

/* Runs what is owed of plugins that run at the same time. */
static int
run_wave(struct run *r, struct fault *ft)
{
    struct engine_plan *plan = &r->plan.engine;

    plan->alone = r->wave.alone;
    plan->may_run =
        plan->alone >= 0 && permit_exec(&r->plan.manifests[plan->alone]);
    run_enter_stage(r, "analysing");
    leave_expect(r);
    analyse_plan(r);
    if (r->pairs_left)
        crew_run(r);
    /* What it found must be there for plugins that require it. */
    return r->failed ? -1 : batch_commit(&r->batch, ft);
}

/* A plugin that was asked for by name must be usable. */
static int
check_found(const struct run *r, struct fault *ft)
{
    const struct engine_descriptions *d = &r->report->found;

    if (d->settings_error)
        return fault_set(ft, FAULT_USAGE, "%s", d->settings_error);
    for (size_t i = 0; i < d->n; i++) {
        if (d->at[i].error && r->request->spec.n_names)
            return fault_set(ft, FAULT_PLUGIN, "%s%s%s",
                             d->at[i].folder ? d->at[i].name : "",
                             d->at[i].folder ? ": " : "", d->at[i].error);
    }
    return 0;
}

static void
start_report(struct run *r)
{
    struct run_report *report = r->report;
    bool by_name = r->request->spec.n_names;

    report->n_plugins = r->plan.n;
    report->plugins = mem_alloc((r->plan.n + 1) * sizeof *report->plugins);
    for (size_t i = 0; i < r->plan.n; i++) {
        report->plugins[i].named = r->plan.asked >> i & 1 && by_name;
        report->plugins[i].name = mem_string(r->plan.manifests[i].name);
        report->plugins[i].version = mem_string(r->plan.manifests[i].version);
        report->plugins[i].has_reduce = r->plan.manifests[i].has_reduce;
    }
}

static void
tell_permitted(const struct run *r)
{
    for (size_t i = 0; i < r->plan.n && r->request->permitted; i++) {
        const struct manifest *m = &r->plan.manifests[i];

        for (size_t k = 0; k < m->n_permissions; k++)
            r->request->permitted(r->request->cookie, m->name,
                                  m->permissions[k]);
    }
}

/* Whether a plugin of the run has its value from this kept setting. */
static bool
in_force(const struct engine_descriptions *all, const struct engine_setting *s)
{
    for (size_t i = 0; i < all->n; i++) {
        const struct engine_description *d = &all->at[i];

        for (size_t k = 0; k < d->options.n && !d->error; k++)
            if (strcmp(d->name, s->plugin) == 0 &&
                strcmp(d->options.at[k].name, s->option) == 0)
                return strncmp(d->options.at[k].origin, "corpus", 6) == 0;
    }
    return false;
}

static void
tell_kept(const struct run *r)
{
    const struct engine_spec *spec = &r->request->spec;
    const struct engine_setting **kept =
        mem_alloc((spec->n_settings + 1) * sizeof *kept);
    size_t n = 0;

    for (size_t i = 0; i < spec->n_settings; i++)
        if (spec->settings[i].kept &&
            in_force(&r->report->found, &spec->settings[i]))
            kept[n++] = &spec->settings[i];
    if (n && r->request->kept)
        r->request->kept(r->request->cookie, kept, n);
    free(kept);
}

static int
do_work(struct run *r, struct fault *ft)
{
    struct wave waves[RESULTS_PLUGINS_MAX];
    size_t n = permit_waves(&r->plan, waves);

    if (n)
        crew_open_early(r, &waves[0]);
    if (batch_commit(&r->batch, ft))
        return -1;
    r->pairs_all = pairs_count(r, ~0ull);
    run_tell(r, &(struct run_event){.kind = RUN_BEGINS,
                                    .report = r->report,
                                    .n = r->pairs_all});
    for (size_t i = 0; i < n && !r->stopping; i++) {
        r->wave = waves[i];
        r->last_wave = i + 1 == n && r->wave.alone < 0;
        if (run_wave(r, ft))
            return -1;
    }
    if (r->blocks_left || r->stopping)
        return 0;
    r->plan.engine.alone = -1;
    leave_expect(r);
    run_enter_stage(r, "aggregating");
    if (aggregate_plan(r, ft))
        return -1;
    if (r->folds_left)
        crew_run(r);
    return r->failed ? -1 : batch_commit(&r->batch, ft);
}

/* Where --where holds for no document there is nothing to do: not even the
   aggregates are looked at. */
static bool
works(const struct run *r)
{
    return !r->request->dry_run && (!r->request->where || r->report->documents);
}

static int
run_found(struct run *r, struct fault *ft)
{
    int status = 0;

    if (r->request->verify)
        r->verify = verify_new(r->store, &r->plan, r->looked_at);
    if (works(r))
        status = do_work(r, ft);
    if (status == 0 && !work_reads(r))
        status = work_withdraw(r, ft);
    verify_free(r->verify);
    return status;
}

/* Leaves those out that cannot be in the run; the rest is its plan. */
static int
choose(struct run *r, struct fault *ft)
{
    const struct run_request *request = r->request;
    struct engine_descriptions *found = &r->report->found;
    struct permit_terms terms = {.allowed = request->allowed,
                                 .n_allowed = request->n_allowed};
    struct manifest *stored;
    int status = results_stored(r->store, &stored, &terms.n_stored, ft);

    terms.stored = stored;
    if (status == 0)
        status = permit_found(found, &terms, ft);
    if (status == 0)
        status = check_found(r, ft);
    if (status == 0)
        status = plan_make(&r->plan, found, request->ops->version, ft);
    for (size_t i = 0; i < terms.n_stored; i++)
        manifest_free(&stored[i]);
    free(stored);
    return status;
}

/* Opens the corpus and finds what is owed. */
static int
find(struct run *r, struct fault *ft)
{
    if (check_found(r, ft) ||
        store_open(&r->store, r->request->corpus,
                   work_reads(r) ? STORE_READ : STORE_WRITE, ft))
        return -1;
    interrupt_store_show(r->store);
    if (choose(r, ft))
        return -1;
    start_report(r);
    tell_permitted(r);
    tell_kept(r);
    store_warn_words(r->store);
    r->batch = (struct batch){.store = r->store,
                              .weight_max = ROWS_MAX,
                              .flush = analyse_flush,
                              .cookie = r};
    return work_find(r, ft);
}

/* --where may take as long as it likes: no signal waits for it. */
static int
find_interruptible(struct run *r, struct fault *ft)
{
    int status;

    interrupt_store_begin(&r->interrupt, 0);
    status = find(r, ft);
    return interrupt_store_end(&r->interrupt, ft) ? -1 : status;
}

static void
run_free(struct run *r)
{
    struct slice *s;

    while ((s = r->queue)) {
        r->queue = s->later;
        free(s);
    }
    buf_free(&r->open);
    free(r->owed);
    free(r->strikes);
    for (size_t i = 0; i < r->n_folds; i++)
        spool_free(&r->folds[i].rows);
    free(r->folds);
    free(r->blocks_left);
    for (size_t i = 0; i < r->plan.n && r->fold_failures; i++)
        pair_result_free(&r->fold_failures[i].why);
    free(r->fold_failures);
    pending_free(&r->pending);
    plan_free(&r->plan);
}

/* The first time workers end after the document they are at, with what they
   have sent; the second time at once, or when there are no documents yet. */
static void
on_interrupt(void *cookie, int level)
{
    struct run *r = cookie;
    bool finish = level == 1 && r->holdings;

    r->report->interrupted = r->stopping = true;
    if (finish && r->request->finishing)
        r->request->finishing(r->request->cookie, look_documents(r));
    if (finish)
        pool_end_all(r->pool);
    else
        pool_kill_all(r->pool);
}

int
run_run(const struct run_request *request, struct run_report *report,
        struct fault *ft)
{
    struct run r = {.request = request, .report = report, .ft = ft};
    uint64_t began = flight_now();
    uv_loop_t *loop = loop_of_process();
    int status = -1;

    *report = (struct run_report){0};
    r.queue_end = &r.queue;
    r.pool = pool_new(loop, request->workers);
    interrupt_start(&r.interrupt, loop, on_interrupt, &r);
    look_start(&r.look, loop, &r);
    if (discover_in(r.pool, &request->spec, &r.stopping, &report->found, ft) ==
            0 &&
        find_interruptible(&r, ft) == 0)
        status = run_found(&r, ft);
    batch_rollback(&r.batch);
    results_free(r.results);
    pool_drain(r.pool); /* who still reads keeps the corpus two files */
    store_close(r.store);
    interrupt_stop(&r.interrupt);
    look_stop(&r.look);
    uv_run(loop, UV_RUN_DEFAULT); /* they are closed when that returns */
    pool_free(r.pool);
    run_free(&r);
    report->seconds = (double)(flight_now() - began) / 1e9;
    return status;
}

void
run_report_free(struct run_report *report)
{
    for (size_t i = 0; i < report->n_plugins; i++) {
        free(report->plugins[i].name);
        free(report->plugins[i].version);
    }
    free(report->plugins);
    for (size_t i = 0; i < report->n_failures; i++) {
        struct run_failure *f = &report->failures[i];

        free(f->plugin);
        free(f->cause);
        free(f->message);
        free(f->place);
        free(f->source_line);
        free(f->traceback);
        free(f->locals);
        free(f->key);
    }
    free(report->failures);
    engine_descriptions_free(&report->found);
    *report = (struct run_report){0};
}
