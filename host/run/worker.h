/*
 * worker: the life of a worker process: read frames from stdin, do the work,
 * write frames to stdout; end at the end of stdin, or with the parent.
 */
#ifndef SLANT_WORKER_H
#define SLANT_WORKER_H

#include "engine.h"

/* The descriptor of the shared page (flight.h) in a worker. */
#define WORKER_FLIGHT_FD 3

/* Never returns. slot: this worker's place in the shared page. */
void worker_main(unsigned slot, const struct engine_ops *ops)
    __attribute__((noreturn));

#endif
