#include "interrupt.h"

#include <signal.h>

static void
on_signal(uv_signal_t *handle, int signum)
{
    struct interrupt *i = handle->data;

    (void)signum;
    if (i->level < 2)
        i->level++;
    i->changed(i->cookie, i->level);
}

/* The handles must not keep the loop alive. */
static void
watch(uv_signal_t *handle, uv_loop_t *loop, struct interrupt *i, int signum)
{
    uv_signal_init(loop, handle);
    handle->data = i;
    uv_signal_start(handle, on_signal, signum);
    uv_unref((uv_handle_t *)handle);
}

void
interrupt_start(struct interrupt *i, uv_loop_t *loop,
                void (*changed)(void *cookie, int level), void *cookie)
{
    i->level = 0;
    i->changed = changed;
    i->cookie = cookie;
    watch(&i->on_int, loop, i, SIGINT);
    watch(&i->on_term, loop, i, SIGTERM);
}

void
interrupt_stop(struct interrupt *i)
{
    uv_close((uv_handle_t *)&i->on_int, NULL);
    uv_close((uv_handle_t *)&i->on_term, NULL);
}
