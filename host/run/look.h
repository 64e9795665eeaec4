/* look: what a run has in flight, told when somebody asks by SIGUSR1. */
#ifndef SLANT_LOOK_H
#define SLANT_LOOK_H

#include <stddef.h>
#include <uv.h>

struct run;

struct look {
    struct run *run;
    uv_signal_t signal;
};

/* From now on; until look_stop, which closes its handle. From then on the
   signal is ignored: who looks must not end anything. */
void look_start(struct look *l, uv_loop_t *loop, struct run *r);
void look_stop(struct look *l);

/* How many documents are in flight now. */
size_t look_documents(const struct run *r);

#endif
