/* What the files of the worker share: the outlet and the kinds of work. */
#ifndef SLANT_WORKER_PARTS_H
#define SLANT_WORKER_PARTS_H

#include <uv.h>

#include "engine.h"
#include "flight.h"
#include "wire.h"

struct source;

struct worker {
    uv_loop_t *loop;
    const struct engine_ops *ops;
    struct flight_slot *flight;
    struct buf out;   /* frames not yet written */
    uint64_t told_ns; /* when others were */

    struct source *source; /* a decode worker's */
    struct chunk_writer *chunk;

    struct engine_programs *kept; /* of describing, for the engine */
    struct engine *engine;        /* an analyse worker's */
    struct store *store;
    struct owed *queue; /* pairs asked for, from `next` on */
    size_t n_queue, cap_queue, next;
    uv_idle_t idle; /* active while the queue holds something */
};

/* worker_out.c. Writes the frames; ends the process when nobody reads them any
 * more. */
void worker_flush(struct worker *w);
/* The same, and what belongs to the last frame behind them. */
void worker_flush_with(struct worker *w, const struct buf *more);
/* Ends a frame with more, which is not copied when it is much; flushes when
   there is enough to be worth a system call. */
void worker_put(struct worker *w, const struct buf *more);
/* Tells that the worker cannot do its work (WIRE_FAULT). */
void worker_fault(struct worker *w, const struct fault *ft);

/* Ends the process, and what its plugins' programs have started. */
_Noreturn void worker_leave(const struct worker *w);

/* worker_decode.c. Each does what the frame of its name asks for (wire.h), of
   which c is the payload. */
void worker_open_decode(struct worker *w, struct cur *c);
void worker_decode(struct worker *w, struct cur *c);

/* worker_engine.c. The same. */
void worker_describe(struct worker *w, struct cur *c);
void worker_open_engine(struct worker *w, struct cur *c);
void worker_analyse(struct worker *w, struct cur *c);
void worker_reduce(struct worker *w, struct cur *c);
void worker_finish(struct worker *w, struct cur *c);

#endif
