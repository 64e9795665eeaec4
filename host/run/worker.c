#include "worker.h"

#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "lockdown.h"
#include "loop.h"
#include "worker_parts.h"

enum {
    LARGE = 4 << 20, /* bytes */
    TELL_NS = 20 * 1000 * 1000,
    REST_MS = 100
};

static void
handle(struct worker *w, const struct wire_frame *f)
{
    struct cur c = cur_of(f->payload, f->len);

    switch (f->type) {
    case WIRE_OPEN_DECODE:
        worker_open_decode(w, &c);
        break;
    case WIRE_DECODE:
        worker_decode(w, &c);
        break;
    case WIRE_DESCRIBE:
        worker_describe(w, &c);
        break;
    case WIRE_OPEN_ENGINE:
        worker_open_engine(w, &c);
        break;
    case WIRE_ANALYSE:
        worker_analyse(w, &c);
        break;
    case WIRE_REDUCE:
        worker_reduce(w, &c);
        break;
    case WIRE_FINISH:
        worker_finish(w, &c);
        break;
    default:
        fprintf(stderr, "slant: a worker got a frame of type %d\n", f->type);
        _exit(70);
    }
}

static struct worker worker; /* one a process */
static struct wire_reader frames;
static bool rested; /* just now: nothing has happened since */

static void
on_alloc(uv_handle_t *stream, size_t suggested, uv_buf_t *out)
{
    (void)stream, (void)suggested;
    *out = uv_buf_init(wire_room(&frames), WIRE_ROOM);
}

static void
on_in(uv_stream_t *stream, ssize_t n, const uv_buf_t *b)
{
    struct wire_frame f;

    (void)stream, (void)b;
    if (n < 0) {
        worker_flush(&worker); /* what is finished; the rest is owed */
        worker_leave(&worker);
    }
    wire_arrived(&frames, (size_t)n);
    while (wire_next(&frames, &f) == 1)
        handle(&worker, &f);
}

/* Documents may wait for long, many workers at once: what it can read or make
   again does not stay with a worker that has nothing else to do. */
static void
on_rest(uv_timer_t *timer)
{
    (void)timer;
    if (worker.n_queue) /* a turn took long */
        return;
    rested = true;
    worker_flush(&worker);
    buf_free(&worker.out);
    wire_rest(&frames);
    if (worker.store)
        store_rest(worker.store);
    malloc_trim(0);
}

/* Before the loop sleeps, everything that is finished has been told; while
   there is more to do, now and then, as each time wakes the coordinator. */
static void
on_prepare(uv_prepare_t *prepare)
{
    if (worker.n_queue == 0 || flight_now() - worker.told_ns > TELL_NS)
        worker_flush(&worker);
    if (!rested)
        uv_timer_start(prepare->data, on_rest, REST_MS, 0);
    rested = false;
}

static void
settle_in(void)
{
    lockdown_begin();
    /* Said once, it stays so: what is large goes back to the system when it is
       freed. Else malloc takes it from its heap after the first, where pieces
       that are freed stay with the process: beside the memory that counts. */
    mallopt(M_MMAP_THRESHOLD, LARGE);
    signal(SIGINT, SIG_IGN);
    signal(SIGTERM, SIG_IGN);
    signal(SIGHUP, SIG_IGN);
    signal(SIGUSR1, SIG_IGN);
    signal(SIGPIPE, SIG_IGN);
    setenv("LC_ALL", "C", 1);
    setenv("TZ", "UTC", 1);
}

void
worker_main(unsigned slot, const struct engine_ops *ops)
{
    uv_pipe_t in;
    uv_prepare_t prepare;
    uv_timer_t rest;

    settle_in();
    worker.loop = loop_of_process();
    worker.ops = ops;
    worker.flight = flight_attach(WORKER_FLIGHT_FD, slot);
    if (!worker.flight) {
        fprintf(stderr, "slant: --worker is started by slant itself\n");
        _exit(2);
    }
    close(WORKER_FLIGHT_FD); /* not for the programs of plugins */
    uv_pipe_init(worker.loop, &in, 0);
    uv_pipe_open(&in, STDIN_FILENO);
    uv_timer_init(worker.loop, &rest);
    uv_prepare_init(worker.loop, &prepare);
    prepare.data = &rest;
    uv_prepare_start(&prepare, on_prepare);
    uv_read_start((uv_stream_t *)&in, on_alloc, on_in);
    uv_run(worker.loop, UV_RUN_DEFAULT);
    _exit(0);
}
