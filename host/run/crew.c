/* crew: the workers of a wave, or of the aggregates: started, given work,
   heard, replaced when they die. */
#include <stdlib.h>

#include "loop.h"
#include "mem.h"
#include "run_parts.h"

enum {
    TICK_MS = 50,
    FEW = 32, /* documents: the first worker may be done with them by the time
                 that others are there */
    WAIT_TICKS = 1,
    /* Of workers, without a result between them, of which nobody knows what
       they died of: the host is at fault. */
    DEATHS_MAX = 40,
    DEATHS_EACH = 10 /* and so many for each worker, to find it out */
};

static bool
work_left(const struct run *r)
{
    return r->pairs_left || r->folds_left;
}

/* The OPEN frame of workers to come. */
static void
make_open(struct run *r)
{
    size_t mark;

    buf_clear(&r->open);
    mark = wire_begin(&r->open, WIRE_OPEN_ENGINE);
    buf_opt(&r->open, store_path(r->store));
    engine_plan_encode(&r->plan.engine, &r->open);
    wire_end(&r->open, mark);
}

static void
feed(struct run *r, struct pool_worker *w)
{
    if (r->stopping || !w->ready)
        return;
    if (r->pairs_left)
        analyse_feed(r, w);
    else if (r->folds_left)
        aggregate_feed(r, w);
    else
        pool_end(w);
}

/* -1: a fault; nothing of the run has failed yet. */
static int
start(struct run *r, unsigned slot)
{
    struct pool_worker *there = pool_worker(r->pool, slot);

    if (there) { /* from before the loop ran */
        if (slot >= r->opened)
            pool_send(there, &r->open);
    } else if (pool_start(r->pool, slot, &r->open, r->ft)) {
        return -1;
    }
    r->holdings[slot] = (struct holding){.fresh = true};
    pool_worker(r->pool, slot)->job = &r->holdings[slot];
    if (r->request->sample)
        pool_worker(r->pool, slot)->flight->profile = 1;
    return 0;
}

/* When the last pair has its result, the aggregates are planned. */
static void
next_stage(struct run *r)
{
    if (r->pairs_left || r->blocks_left || r->stopping || !r->last_wave)
        return;
    run_enter_stage(r, "aggregating");
    if (batch_commit(&r->batch, r->ft) || aggregate_plan(r, r->ft))
        run_fail(r);
}

static void
feed_all(struct run *r)
{
    next_stage(r);
    for (unsigned i = 0; i < pool_size(r->pool) && !r->stopping; i++) {
        struct pool_worker *w = pool_worker(r->pool, i);

        if (w)
            feed(r, w);
    }
}

static void
on_fault(struct run *r, struct cur *c)
{
    enum fault_code code = (enum fault_code)cur_u32(c);
    char *text = cur_opt(c);

    if (store_check_there(r->store, r->ft) == 0)
        fault_set(r->ft, code, "%s", text ? text : "a worker cannot start");
    free(text);
    run_fail(r);
}

static void
on_sample(const struct run *r, struct cur *c)
{
    uint32_t ticks = cur_u32(c);
    char *stack = cur_opt(c);

    if (stack && r->request->sample)
        r->request->sample(r->request->cookie, stack, ticks);
    free(stack);
}

static void
on_frame(void *cookie, struct pool_worker *w, const struct wire_frame *f)
{
    struct run *r = cookie;
    struct cur c = cur_of(f->payload, f->len);

    if (r->failed || r->report->gave_up)
        return;
    switch (f->type) {
    case WIRE_READY:
        w->ready = true;
        if (work_take(r, r->ft))
            run_fail(r);
        feed(r, w);
        break;
    case WIRE_BROKEN:
        leave_frame(r, &c);
        make_open(r);
        feed_all(r);
        break;
    case WIRE_RESULT:
        analyse_result(r, w, &c);
        if (r->pairs_left)
            feed(r, w);
        else
            feed_all(r);
        break;
    case WIRE_PARTIAL:
    case WIRE_FINISHED:
        aggregate_frame(r, w, f);
        feed_all(r);
        break;
    case WIRE_ROWS:
        aggregate_rows(r, w, &c);
        break;
    case WIRE_SAMPLE:
        on_sample(r, &c);
        break;
    case WIRE_FAULT:
        on_fault(r, &c);
        break;
    default:
        break;
    }
}

/* Has this gone on for too long? */
static bool
give_up(struct run *r, const struct death *death)
{
    if (++r->deaths < DEATHS_MAX + DEATHS_EACH * r->request->workers)
        return false;
    fault_set(r->ft, FAULT_IO,
              "%u workers died one after the other and none came to a "
              "result; the last one %s",
              r->deaths, death->what);
    run_fail(r);
    return true;
}

static void
tell_lost(const struct run *r, const struct pool_worker *w,
          const struct death *death)
{
    const struct flight_slot *f = w->flight;
    int plugin = f->running_plugin;
    struct run_event e = {
        .kind = RUN_WORKER_LOST, .what = death->what, .worker = w->slot};

    if (plugin >= 0 && (size_t)plugin < r->plan.n) {
        e.plugin = r->report->plugins[plugin].name;
        e.document = f->running_document;
    }
    run_tell(r, &e);
}

static void
on_gone(void *cookie, struct pool_worker *w, const struct death *death)
{
    struct run *r = cookie;
    struct holding *h = w->job;
    bool known;

    if (r->stopping)
        return;
    if (!death->expected) {
        r->report->replaced++;
        tell_lost(r, w, death);
    }
    known = !w->ready && !death->expected && leave_dead(r, w, death);
    if (known)
        make_open(r);
    known |= blame_gone(r, h, w, death);
    known |= aggregate_gone(r, h, death);
    if (!death->expected && (!known || death_from_outside(death)) &&
        give_up(r, death))
        return;
    if (!r->failed)
        next_stage(r);
    if (!r->failed && work_left(r) && start(r, w->slot))
        run_fail(r);
    if (!r->failed)
        feed_all(r);
}

/* Has there been more to do for some ticks than the first worker does? Another
   one would have to set up first, as it had. */
static bool
keeps_waiting(struct run *r)
{
    const struct pool_worker *first = pool_worker(r->pool, 0);
    bool waits = r->queue || aggregate_waits(r);

    r->waited = waits && first && first->ready ? r->waited + 1 : 0;
    return r->waited > WAIT_TICKS;
}

static void
tell_progress(struct run *r)
{
    struct run_progress p = {r->stage, r->report->pairs, r->pairs_all,
                             (double)(flight_now() - r->stage_ns) / 1e9};

    if (r->folds) {
        p.done = r->n_folds - r->folds_left;
        p.all = r->n_folds;
    }
    r->request->progress(r->request->cookie, &p);
}

/* Where there is no room for one more (ulimit -n, -u), those there do it all.
 */
static void
start_others(struct run *r)
{
    for (unsigned i = 0; i < r->workers; i++) {
        const struct pool_worker *w = pool_worker(r->pool, i);

        if ((!w || !w->job) && start(r, i))
            r->workers = i;
    }
    if (!r->workers)
        run_fail(r);
}

/* Who holds documents that wait may have more. */
static void
feed_waiting(struct run *r)
{
    for (unsigned i = 0; i < pool_size(r->pool); i++) {
        struct pool_worker *w = pool_worker(r->pool, i);

        if (!w || !w->job || !w->ready)
            continue;
        analyse_look(w);
        if (((struct holding *)w->job)->waits)
            feed(r, w);
    }
}

static void
on_tick(uv_timer_t *timer)
{
    struct run *r = timer->data;

    if (r->failed)
        return;
    if (!r->stopping && keeps_waiting(r))
        start_others(r);
    feed_waiting(r);
    if (r->request->progress)
        tell_progress(r);
    blame_overdue(r);
    if (batch_commit_if_due(&r->batch, r->ft))
        run_fail(r);
    else if (r->folds_left && !r->batch.open)
        store_settle(r->store); /* while a worker folds alone */
}

static size_t
least(size_t a, size_t b)
{
    return a < b ? a : b;
}

void
crew_open_early(struct run *r, const struct wave *first)
{
    struct pool_worker *w = pool_worker(r->pool, 0);
    size_t n = r->n_owed > FEW ? least(pool_size(r->pool), r->n_owed) : 1;

    if (!w || first->alone >= 0 || !pairs_count(r, first->plugins))
        return;
    r->plan.engine.alone = -1;
    make_open(r);
    pool_send(w, &r->open);
    for (r->opened = 1; r->opened < n; r->opened++)
        if (pool_start(r->pool, r->opened, &r->open, r->ft))
            break;
}

void
crew_run(struct run *r)
{
    uv_loop_t *loop = loop_of_process();
    struct pool_user user = {on_frame, on_gone, r};
    size_t work = r->pairs_left ? r->n_owed : r->n_folds;
    unsigned slots = pool_size(r->pool);

    make_open(r);
    if (r->plan.engine.alone >= 0)
        pool_drain(r->pool); /* what is permitted has a worker of its own */
    pool_use(r->pool, &user);
    r->workers = (unsigned)least(slots, work);
    r->holdings = mem_alloc(slots * sizeof *r->holdings);
    uv_timer_init(loop, &r->tick);
    r->tick.data = r;
    uv_timer_start(&r->tick, on_tick, TICK_MS, TICK_MS);
    uv_unref((uv_handle_t *)&r->tick);
    if (!r->stopping && start(r, 0))
        run_fail(r);
    if (!r->stopping && work > FEW)
        start_others(r);
    uv_run(loop, UV_RUN_DEFAULT);
    uv_close((uv_handle_t *)&r->tick, NULL);
    uv_run(loop, UV_RUN_DEFAULT);
    for (unsigned i = 0; i < slots; i++) {
        for (int k = 0; k < r->holdings[i].n_slices; k++)
            free(r->holdings[i].slices[k]);
    }
    free(r->holdings);
    r->holdings = NULL;
    r->opened = 0;
}
