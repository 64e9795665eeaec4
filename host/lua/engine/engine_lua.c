#include "engine_lua.h"

#include <stdlib.h>

#include "describe.h"
#include "fold_block.h"
#include "job.h"
#include "late.h"
#include "mem.h"
#include "plugin_open.h"
#include "process.h"
#include "sample.h"
#include "tick.h"

/* Those that a later one requires. */
static void
mark_required(struct plugins *all)
{
    for (size_t i = 0; i < all->n; i++)
        for (size_t k = 0; k < i; k++)
            if (all->at[i].requires >> k & 1)
                all->at[k].required = true;
}

static int
open_engine(struct engine **out, const struct engine_plan *plan,
            struct engine_programs *kept, struct store *s,
            struct uv_loop_s *loop, const struct engine_sink *sink,
            struct fault *ft)
{
    struct engine *e;

    if (plan->n > RESULTS_PLUGINS_MAX)
        return fault_set(ft, FAULT_USAGE, "more than %d plugins in a run",
                         RESULTS_PLUGINS_MAX);
    e = mem_alloc(sizeof *e);
    e->sink = *sink;
    e->loop = loop;
    e->plugins.n = plan->n;
    e->plugins.at = mem_alloc((plan->n + 1) * sizeof *e->plugins.at);
    shelf_init(&e->plugins.shelf, s);
    sample_watch(&e->sink);
    process_watch(sink->program, sink->cookie);
    tick_start();
    for (size_t i = 0; i < plan->n; i++) {
        sink->running(sink->cookie, (int)i, 0);
        plugin_open(&e->plugins.at[i], &e->plugins, i, plan, kept);
        engine_tell_broken(e, &e->plugins.at[i]);
    }
    sink->running(sink->cookie, -1, 0);
    mark_required(&e->plugins);
    programs_free(kept);
    e->fold = job_new(e);
    *out = e;
    return 0;
}

static void
close_engine(struct engine *e)
{
    if (!e)
        return;
    tick_stop();
    sample_watch(NULL);
    late_end(e);
    process_watch(NULL, NULL);
    for (size_t i = 0; i < e->plugins.n; i++)
        plugin_close(&e->plugins.at[i]);
    for (size_t i = 0; i < JOBS_MAX; i++)
        job_free(e->jobs[i]);
    job_free(e->fold);
    shelf_fini(&e->plugins.shelf);
    free(e->plugins.at);
    free(e->queue);
    free(e);
}

static void
analyse(struct engine *e, int64_t document, uint64_t plugins)
{
    e->queue =
        mem_grow(e->queue, &e->cap_queue, e->n_queue + 1, sizeof *e->queue);
    e->queue[e->n_queue++] = (struct waiting){document, plugins};
    late_watch(e); /* to begin others is no delay of theirs that wait */
    jobs_pump(e);
}

const struct engine_ops lua_engine = {
    .describe = describe_plugins,
    .open = open_engine,
    .analyse = analyse,
    .reduce = fold_reduce,
    .finish = fold_finish,
    .close = close_engine,
};
