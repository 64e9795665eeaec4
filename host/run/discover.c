#include "discover.h"

#include <stdlib.h>

#include "loop.h"
#include "mem.h"

struct discovery {
    struct pool *pool;
    struct engine_spec spec;   /* the user's; what is broken is ours */
    struct death_tally deaths; /* over the same plugin */
    int culprit;
    const bool *stop;
    struct engine_descriptions *out;
    struct fault *ft;
    bool done, failed;
    uv_timer_t tick;
    int looked_at; /* the plugin that was run at the last tick */
    int seconds;   /* since it is */
};

static void
fail(struct discovery *d)
{
    d->done = d->failed = true;
}

static void
start(struct discovery *d)
{
    struct buf first = {0};
    size_t mark = wire_begin(&first, WIRE_DESCRIBE);

    engine_spec_encode(&d->spec, &first);
    wire_end(&first, mark);
    if (pool_start(d->pool, 0, &first, d->ft))
        fail(d);
    buf_free(&first);
    d->seconds = 0;
}

static void
on_frame(void *cookie, struct pool_worker *w, const struct wire_frame *f)
{
    struct discovery *d = cookie;
    struct cur c = cur_of(f->payload, f->len);

    (void)w;
    if (f->type == WIRE_DESCRIPTIONS && !d->done) {
        d->done = true;
        if (engine_descriptions_decode(d->out, &c))
            d->failed = fault_set(d->ft, FAULT_INTERNAL,
                                  "a worker's description is damaged") < 0;
    } else if (f->type == WIRE_FAULT) {
        enum fault_code code = (enum fault_code)cur_u32(&c);
        char *text = cur_opt(&c);

        fault_set(d->ft, code, "%s", text ? text : "");
        fail(d);
        free(text);
    }
}

static void
put_broken(struct discovery *d, int plugin, char *why)
{
    struct engine_spec *s = &d->spec;

    s->broken = mem_resize(s->broken, (s->n_broken + 1) * sizeof *s->broken);
    s->broken[s->n_broken++] =
        (struct engine_broken){.at = (uint32_t)plugin, .why = why};
}

/* The worker has died, and not over a plugin. */
static void
looking_ended(struct discovery *d, const struct death *death)
{
    if (!death->expected && !death_blames(&d->deaths, death))
        return;
    fault_set(d->ft, FAULT_PLUGIN, "the worker that looks for plugins %s",
              death->what);
    fail(d);
}

static void
interrupted(struct discovery *d)
{
    fault_set(d->ft, FAULT_INTERRUPTED, "interrupted");
    fail(d);
}

/* The worker has died: once more, or without the plugin it died over. */
static void
on_gone(void *cookie, struct pool_worker *w, const struct death *death)
{
    struct discovery *d = cookie;
    int plugin = w->flight->running_plugin;

    if (d->done)
        return;
    if (*d->stop) {
        interrupted(d);
        return;
    }
    if (plugin != d->culprit)
        d->deaths = (struct death_tally){0};
    d->culprit = plugin;
    if (plugin < 0)
        looking_ended(d, death);
    else if (w->killed)
        put_broken(
            d, plugin,
            mem_format("took longer than %d s to be loaded", DISCOVER_SECONDS));
    else if (death_blames_load(&d->deaths, death))
        put_broken(d, plugin, death_of_load(death));
    if (!d->done)
        start(d);
}

/* Each plugin has its own time, however many there are. */
static void
on_tick(uv_timer_t *timer)
{
    struct discovery *d = timer->data;
    const struct pool_worker *w = pool_worker(d->pool, 0);
    int plugin = w ? w->flight->running_plugin : -1;

    d->seconds = plugin == d->looked_at ? d->seconds + 1 : 0;
    d->looked_at = plugin;
    if (d->seconds >= DISCOVER_SECONDS)
        pool_kill_all(d->pool);
}

int
discover_in(struct pool *pool, const struct engine_spec *spec, const bool *stop,
            struct engine_descriptions *out, struct fault *ft)
{
    struct discovery d = {.pool = pool,
                          .spec = *spec,
                          .culprit = -1,
                          .looked_at = -1,
                          .stop = stop,
                          .out = out,
                          .ft = ft};
    struct pool_user user = {on_frame, on_gone, &d};
    uv_loop_t *loop = loop_of_process();

    *out = (struct engine_descriptions){0};
    uv_timer_init(loop, &d.tick);
    d.tick.data = &d;
    uv_timer_start(&d.tick, on_tick, 1000, 1000);
    pool_use(pool, &user);
    start(&d);
    while (!d.done)
        uv_run(loop, UV_RUN_ONCE);
    if (*stop && !d.failed) /* its worker has been killed since it was done */
        interrupted(&d);
    uv_close((uv_handle_t *)&d.tick, NULL);
    uv_run(loop, UV_RUN_NOWAIT); /* it is closed when that returns */
    pool_use(pool, NULL);
    for (size_t i = 0; i < d.spec.n_broken; i++)
        free(d.spec.broken[i].why);
    free(d.spec.broken);
    if (d.failed) {
        engine_descriptions_free(out);
        pool_drain(pool);
    }
    return d.failed ? -1 : 0;
}

int
discover(const struct engine_spec *spec, struct engine_descriptions *out,
         struct fault *ft)
{
    struct pool *pool = pool_new(loop_of_process(), 1);
    bool never = false;
    int status = discover_in(pool, spec, &never, out, ft);

    pool_drain(pool);
    pool_free(pool);
    return status;
}
