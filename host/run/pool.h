/*
 * pool: worker processes of one coordinator, on its uv loop. A worker is this
 * same program; its stdin carries frames to it, its stdout frames from it, its
 * stderr goes line by line to ours. What the work is, the pool does not know.
 */
#ifndef SLANT_POOL_H
#define SLANT_POOL_H

#include <stdbool.h>
#include <uv.h>

#include "death.h"
#include "fault.h"
#include "flight.h"
#include "wire.h"

struct pool;

struct pool_worker {
    struct pool *pool;
    unsigned slot;
    void *job;   /* the user's */
    bool ready;  /* the user's: its OPEN was answered */
    bool killed; /* by pool_kill */
    struct flight_slot *flight;
    struct pool_process *process; /* the pool's own */
};

struct pool_user {
    /* A frame arrived. */
    void (*frame)(void *cookie, struct pool_worker *w,
                  const struct wire_frame *f);
    /* The worker is gone, and every frame it sent has been delivered. w is
       freed after the call; pool_start may put another in its slot. */
    void (*gone)(void *cookie, struct pool_worker *w,
                 const struct death *death);
    void *cookie;
};

/* n slots, and nobody who uses them. */
struct pool *pool_new(uv_loop_t *loop, unsigned n);
/* The user from now on, NULL nobody; workers that are there are handed over,
   idle. */
void pool_use(struct pool *p, const struct pool_user *user);
/* Ends all workers, which are idle, and waits for that; nobody uses it then. */
void pool_drain(struct pool *p);
/* All workers must be gone. */
void pool_free(struct pool *p);

unsigned pool_size(const struct pool *p);
struct pool_worker *pool_worker(struct pool *p, unsigned slot); /* or NULL */

/* Starts a worker in an empty slot and sends it `first`, its OPEN frame. */
int pool_start(struct pool *p, unsigned slot, const struct buf *first,
               struct fault *ft);
void pool_send(struct pool_worker *w, const struct buf *frames);
void pool_pause(struct pool_worker *w, bool paused); /* stop reading from it */
void pool_end(struct pool_worker *w);  /* it ends when its work is done */
void pool_kill(struct pool_worker *w); /* at once */
void pool_end_all(struct pool *p);
void pool_kill_all(struct pool *p);

#endif
