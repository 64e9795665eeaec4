#include "discover.h"

#include <stdlib.h>

#include "pool.h"

struct discovery {
    struct pool *pool;
    struct engine_descriptions *out;
    struct fault *ft;
    bool done, failed;
    uv_timer_t deadline;
};

static void
on_frame(void *cookie, struct pool_worker *w, const struct wire_frame *f)
{
    struct discovery *d = cookie;
    struct cur c = cur_of(f->payload, f->len);

    if (f->type == WIRE_DESCRIPTIONS && !d->done) {
        d->done = true;
        if (engine_descriptions_decode(d->out, &c))
            d->failed = fault_set(d->ft, FAULT_INTERNAL,
                                  "a worker's description is damaged") < 0;
    } else if (f->type == WIRE_FAULT) {
        enum fault_code code = (enum fault_code)cur_u32(&c);
        char *text = cur_opt(&c);

        d->done = true;
        d->failed = fault_set(d->ft, code, "%s", text ? text : "") < 0;
        free(text);
    }
    pool_end(w);
}

static void
on_gone(void *cookie, struct pool_worker *w, const struct death *death)
{
    struct discovery *d = cookie;

    (void)w;
    if (d->done)
        return;
    d->failed = true;
    if (!death->expected)
        fault_set(d->ft, FAULT_PLUGIN,
                  "loading the plugins ended the worker that did it: %s",
                  death->what);
}

static void
on_deadline(uv_timer_t *timer)
{
    struct discovery *d = timer->data;

    d->failed = fault_set(d->ft, FAULT_PLUGIN,
                          "loading the plugins took longer than %d s; name the "
                          "ones you want after `slant run` to find which",
                          DISCOVER_SECONDS) < 0;
    pool_kill_all(d->pool);
}

static void
wait_for_it(struct discovery *d, uv_loop_t *loop)
{
    uv_timer_init(loop, &d->deadline);
    d->deadline.data = d;
    uv_timer_start(&d->deadline, on_deadline, DISCOVER_SECONDS * 1000, 0);
    uv_unref((uv_handle_t *)&d->deadline);
    uv_run(loop, UV_RUN_DEFAULT);
    uv_close((uv_handle_t *)&d->deadline, NULL);
    uv_run(loop, UV_RUN_DEFAULT);
}

int
discover(const struct engine_spec *spec, struct engine_descriptions *out,
         struct fault *ft)
{
    struct discovery d = {.out = out, .ft = ft};
    struct pool_user user = {on_frame, on_gone, &d};
    struct buf first = {0};
    size_t mark = wire_begin(&first, WIRE_DESCRIBE);
    int status;

    *out = (struct engine_descriptions){0};
    engine_spec_encode(spec, &first);
    wire_end(&first, mark);
    d.pool = pool_new(uv_default_loop(), 1, &user);
    status = pool_start(d.pool, 0, &first, ft);
    if (status == 0)
        wait_for_it(&d, uv_default_loop());
    pool_free(d.pool);
    buf_free(&first);
    if (status || d.failed) {
        engine_descriptions_free(out);
        return -1;
    }
    return 0;
}
