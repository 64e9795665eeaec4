/*
 * look: what a run has in flight. When somebody asks by SIGUSR1, workers are
 * asked for the place in the plugin's code, and what they answered in the next
 * LOOK_MS is told.
 */
#ifndef SLANT_LOOK_H
#define SLANT_LOOK_H

#include <stddef.h>
#include <uv.h>

#define LOOK_MS 100

struct run;

struct look {
    struct run *run;
    uv_signal_t signal;
    uv_timer_t timer;
};

void look_start(struct look *l, uv_loop_t *loop, struct run *r);
void look_stop(struct look *l);

/* How many documents are in flight now. */
size_t look_documents(const struct run *r);

#endif
