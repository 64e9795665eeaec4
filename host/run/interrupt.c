#include "interrupt.h"

#include <stdbool.h>

#include "store.h"

static const int signals[INTERRUPT_SIGNALS] = {SIGINT, SIGTERM, SIGHUP};

static void
on_signal(uv_signal_t *handle, int signum)
{
    struct interrupt *i = handle->data;

    (void)signum;
    if (i->level < 2)
        i->level++;
    i->changed(i->cookie, i->level);
}

/* Under nohup, no SIGHUP ends anything. */
static bool
is_ours(int signum)
{
    struct sigaction now;

    return signum != SIGHUP || sigaction(signum, NULL, &now) ||
           now.sa_handler != SIG_IGN;
}

/* The handles must not keep the loop alive. */
void
interrupt_start(struct interrupt *i, uv_loop_t *loop,
                void (*changed)(void *cookie, int level), void *cookie)
{
    i->level = 0;
    i->changed = changed;
    i->cookie = cookie;
    for (int k = 0; k < INTERRUPT_SIGNALS; k++) {
        uv_signal_init(loop, &i->on[k]);
        i->on[k].data = i;
        if (is_ours(signals[k]))
            uv_signal_start(&i->on[k], on_signal, signals[k]);
        uv_unref((uv_handle_t *)&i->on[k]);
    }
}

void
interrupt_stop(struct interrupt *i)
{
    for (int k = 0; k < INTERRUPT_SIGNALS; k++)
        uv_close((uv_handle_t *)&i->on[k], NULL);
}

static struct store *volatile asked;
static volatile sig_atomic_t came, to_spare, over;

static void
on_signal_at_store(int signum)
{
    (void)signum;
    if (came < to_spare) {
        came++;
        return;
    }
    over = 1;
    if (asked)
        store_interrupt(asked);
}

void
interrupt_store_begin(struct interrupt *i, int spared)
{
    struct sigaction action = {.sa_handler = on_signal_at_store,
                               .sa_flags = SA_RESTART};

    asked = NULL;
    came = over = 0;
    to_spare = spared;
    for (int k = 0; k < INTERRUPT_SIGNALS; k++)
        sigaction(signals[k], is_ours(signals[k]) ? &action : NULL,
                  &i->before[k]);
}

void
interrupt_store_show(struct store *s)
{
    asked = s;
    if (over)
        store_interrupt(s);
}

int
interrupt_store_end(struct interrupt *i, struct fault *ft)
{
    for (int k = 0; k < INTERRUPT_SIGNALS; k++)
        sigaction(signals[k], &i->before[k], NULL);
    i->level += came;
    if (asked)
        return store_check(asked, ft);
    return over ? fault_set(ft, FAULT_INTERRUPTED, "interrupted") : 0;
}
