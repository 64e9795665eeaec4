/*
 * interrupt: SIGINT and SIGTERM of a coordinator. The first asks to stop after
 * what is in flight, the second at once.
 */
#ifndef SLANT_INTERRUPT_H
#define SLANT_INTERRUPT_H

#include <uv.h>

struct interrupt {
    uv_signal_t on_int, on_term;
    int level; /* 0 none, 1 finish what is in flight, 2 at once */
    void (*changed)(void *cookie, int level);
    void *cookie;
};

void interrupt_start(struct interrupt *i, uv_loop_t *loop,
                     void (*changed)(void *cookie, int level), void *cookie);
void interrupt_stop(struct interrupt *i); /* closes its handles */

#endif
