/* worker_engine: plugins over documents, blocks and partials. */
#include <stdlib.h>

#include "lockdown.h"
#include "mem.h"
#include "worker_parts.h"

/* How long documents are worked on before the loop is looked after. */
static const uint64_t turn_ns = 2000000;

static void
on_running(void *cookie, int plugin, int64_t document)
{
    struct worker *w = cookie;

    flight_running(w->flight, plugin, document);
}

void
worker_describe(struct worker *w, struct cur *c)
{
    struct engine_sink sink = {.running = on_running, .cookie = w};
    struct engine_spec spec;
    struct engine_descriptions d = {0};
    struct fault ft = {0};
    size_t mark;

    if (engine_spec_decode(&spec, c) ||
        w->ops->describe(&spec, &sink, &d, &w->kept, &ft)) {
        worker_fault(w, &ft);
    } else {
        mark = wire_begin(&w->out, WIRE_DESCRIPTIONS);
        engine_descriptions_encode(&d, &w->out);
        wire_end(&w->out, mark);
    }
    engine_descriptions_free(&d);
    engine_spec_free(&spec);
}

static void
on_begin(void *cookie, size_t plugin, int64_t document, uint64_t now)
{
    struct worker *w = cookie;

    flight_begin(w->flight, (unsigned)plugin, document, now);
}

static void
on_end(void *cookie, size_t plugin, int64_t document)
{
    struct worker *w = cookie;

    flight_end(w->flight, (unsigned)plugin, document);
}

static void
on_result(void *cookie, struct pair_result *r)
{
    struct worker *w = cookie;
    size_t mark = wire_begin(&w->out, WIRE_RESULT);

    pair_result_encode_head(r, &w->out);
    wire_end_before(&w->out, mark, r->rows.len);
    worker_put(w, &r->rows);
}

static void
on_broken(void *cookie, size_t plugin, const struct pair_result *failure)
{
    struct worker *w = cookie;
    struct pair_result p = *failure; /* the words stay the plugin's */
    size_t mark = wire_begin(&w->out, WIRE_BROKEN);

    p.document = 0;
    p.plugin = (uint32_t)plugin;
    pair_result_encode(&p, &w->out);
    wire_end(&w->out, mark);
}

static void
on_rows(void *cookie, size_t plugin, const struct buf *rows, bool first)
{
    struct worker *w = cookie;
    size_t mark = wire_begin(&w->out, WIRE_ROWS);

    buf_u32(&w->out, (uint32_t)plugin);
    buf_u8(&w->out, first);
    wire_end_before(&w->out, mark, rows->len);
    worker_put(w, rows);
}

static void
on_done(void *cookie, int64_t document)
{
    (void)cookie; /* the coordinator counts pairs */
    (void)document;
}

static void
on_place(void *cookie, const char *source, int line)
{
    struct worker *w = cookie;

    flight_place(w->flight, source, line);
}

static void
on_waits(void *cookie, size_t plugin, int64_t document, const char *source,
         int line, const char *function)
{
    struct worker *w = cookie;

    flight_waits(w->flight, (unsigned)plugin, document, source, line, function);
}

static void
on_sample(void *cookie, const char *stack, unsigned ticks)
{
    struct worker *w = cookie;
    size_t mark = wire_begin(&w->out, WIRE_SAMPLE);

    buf_u32(&w->out, ticks);
    buf_opt(&w->out, stack);
    wire_end(&w->out, mark);
}

static void
on_program(void *cookie, int group, bool runs)
{
    struct worker *w = cookie;

    flight_program(w->flight, group, runs);
}

static void
on_idle(uv_idle_t *idle)
{
    struct worker *w = idle->data;
    uint64_t until = flight_now() + turn_ns;

    store_view_begin(w->store);
    while (w->next < w->n_queue && flight_now() < until) {
        struct owed *o = &w->queue[w->next++];

        w->ops->analyse(w->engine, o->document, o->plugins);
    }
    store_view_end(w->store);
    if (w->next == w->n_queue) {
        w->next = w->n_queue = 0;
        uv_idle_stop(idle);
    }
}

static const struct worker *left; /* when its parent dies */

static void
on_parent_gone(int signum)
{
    (void)signum;
    worker_leave(left);
}

static void
leave_with_parent(const struct worker *w)
{
    left = w;
    lockdown_parent(on_parent_gone);
}

void
worker_open_engine(struct worker *w, struct cur *c)
{
    char *path = cur_opt(c);
    struct engine_plan plan = {0};
    struct engine_sink sink = {.begin = on_begin,
                               .end = on_end,
                               .running = on_running,
                               .result = on_result,
                               .rows = on_rows,
                               .done = on_done,
                               .broken = on_broken,
                               .program = on_program,
                               .cookie = w,
                               .cpu_ns = &w->flight->cpu_ns,
                               .place = on_place,
                               .waits = on_waits,
                               .profile = &w->flight->profile,
                               .sample = on_sample};
    struct fault ft = {0};

    uv_idle_init(w->loop, &w->idle);
    w->idle.data = w;
    if (engine_plan_decode(&plan, c) ||
        store_open(&w->store, path, STORE_READ, &ft) ||
        w->ops->open(&w->engine, &plan, w->kept, w->store, w->loop, &sink, &ft))
        worker_fault(w, &ft);
    else
        wire_put(&w->out, WIRE_READY, NULL, 0);
    if (plan.may_run)
        leave_with_parent(w);
    lockdown_files(plan.may_run);
    if (!plan.may_run)
        lockdown_limits(plan.memory, plan.alone >= 0);
    engine_plan_free(&plan);
    free(path);
}

void
worker_analyse(struct worker *w, struct cur *c)
{
    while (c->p < c->end && !c->bad) {
        struct owed *o;

        w->queue =
            mem_grow(w->queue, &w->cap_queue, w->n_queue + 1, sizeof *w->queue);
        o = &w->queue[w->n_queue++];
        o->document = (int64_t)cur_u64(c);
        o->plugins = cur_u64(c);
    }
    uv_idle_start(&w->idle, on_idle);
}

static void
send_failure(struct worker *w, struct pair_result *failure)
{
    buf_u8(&w->out, 0);
    pair_result_encode(failure, &w->out);
    pair_result_free(failure);
}

void
worker_reduce(struct worker *w, struct cur *c)
{
    uint32_t plugin = cur_u32(c);
    int64_t block = (int64_t)cur_u64(c);
    struct buf partial = {0};
    struct pair_result failure = {0};
    int status;
    size_t mark;

    store_view_begin(w->store);
    status = w->ops->reduce(w->engine, plugin, block, &partial, &failure);
    store_view_end(w->store);
    mark = wire_begin(&w->out, WIRE_PARTIAL);
    buf_u32(&w->out, plugin);
    buf_u64(&w->out, (uint64_t)block);
    if (status == 0)
        buf_u8(&w->out, 1);
    else
        send_failure(w, &failure);
    wire_end_before(&w->out, mark, partial.len);
    worker_flush_with(w, &partial);
    buf_free(&partial);
}

void
worker_finish(struct worker *w, struct cur *c)
{
    uint32_t plugin = cur_u32(c);
    struct pair_result failure = {0};
    int status = w->ops->finish(w->engine, plugin, &failure);
    size_t mark = wire_begin(&w->out, WIRE_FINISHED);

    buf_u32(&w->out, plugin);
    if (status == 0)
        buf_u8(&w->out, 1);
    else
        send_failure(w, &failure);
    wire_end(&w->out, mark);
    worker_flush(w);
}
