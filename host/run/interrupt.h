/*
 * interrupt: SIGINT, SIGTERM and SIGHUP of a coordinator. The first asks to
 * stop after what is in flight, the second at once.
 */
#ifndef SLANT_INTERRUPT_H
#define SLANT_INTERRUPT_H

#include <signal.h>
#include <uv.h>

#include "fault.h"

#define INTERRUPT_SIGNALS 3

struct store;

struct interrupt {
    uv_signal_t on[INTERRUPT_SIGNALS];
    struct sigaction before[INTERRUPT_SIGNALS];
    int level; /* 0 none, 1 finish what is in flight, 2 at once */
    void (*changed)(void *cookie, int level);
    void *cookie;
};

/* From the loop, changed is called. */
void interrupt_start(struct interrupt *i, uv_loop_t *loop,
                     void (*changed)(void *cookie, int level), void *cookie);
void interrupt_stop(struct interrupt *i); /* closes its handles */

/* Between these two the loop does not run: the first `spared` signals are only
   counted as levels, and one more interrupts the store that was shown
   (store_interrupt), if need be when it is; after that, end is -1 with
   FAULT_INTERRUPTED if nobody was told. */
void interrupt_store_begin(struct interrupt *i, int spared);
void interrupt_store_show(struct store *s);
int interrupt_store_end(struct interrupt *i, struct fault *ft);

#endif
