#include <stdlib.h>
#include <uv.h>

#include "mem.h"
#include "task.h"

struct timer {
    struct wait wait;
    uv_timer_t handle;
};

static void
on_timer(uv_timer_t *handle)
{
    wait_done(handle->data);
}

static void
stop(struct wait *w)
{
    uv_timer_stop(&((struct timer *)w)->handle);
}

static void
on_closed(uv_handle_t *handle)
{
    free(handle->data);
}

static void
release(struct wait *w)
{
    uv_close((uv_handle_t *)&((struct timer *)w)->handle, on_closed);
}

struct wait *
wait_timer(struct uv_loop_s *loop, double seconds)
{
    struct timer *t = mem_alloc(sizeof *t);
    uint64_t ms = (uint64_t)(seconds * 1000 + 0.5);

    t->wait =
        (struct wait){.bytes = sizeof *t, .stop = stop, .release = release};
    uv_timer_init(loop, &t->handle);
    t->handle.data = t;
    uv_update_time(loop);
    /* One that is over at once would keep the loop at its timers for ever. */
    uv_timer_start(&t->handle, on_timer, ms ? ms : 1, 0);
    return &t->wait;
}
