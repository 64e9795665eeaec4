#include "pool.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "log.h"
#include "mem.h"

/* One process and its handles; freed when the last handle has closed. */
struct pool_process {
    struct pool_worker worker;
    uv_process_t process;
    uv_pipe_t in, out, err;
    int handles; /* not yet closed */
    struct wire_reader reader;
    struct buf words; /* an unfinished line of its stderr */
    char last_words[120];
    bool exited, silent; /* silent: its stdout has ended */
    bool ending;         /* told to end */
    bool paused;
    int64_t status;
    int signal;
};

struct pool {
    uv_loop_t *loop;
    struct pool_user user;
    struct flight flight;
    struct pool_process **at; /* by slot, NULL: empty */
    unsigned n;
    uint64_t memory_kills;    /* by the kernel, as last seen */
    void (*broken_pipe)(int); /* what SIGPIPE did before */
    char exe[4096];
};

static void
ignore_frame(void *cookie, struct pool_worker *w, const struct wire_frame *f)
{
    (void)cookie;
    (void)w;
    (void)f;
}

static void
ignore_death(void *cookie, struct pool_worker *w, const struct death *death)
{
    (void)cookie;
    (void)w;
    (void)death;
}

static const struct pool_user nobody = {ignore_frame, ignore_death, NULL};

struct pool *
pool_new(uv_loop_t *loop, unsigned n)
{
    struct pool *p = mem_alloc(sizeof *p);
    size_t size = sizeof p->exe;

    /* A worker may die while it is written to. */
    p->broken_pipe = signal(SIGPIPE, SIG_IGN);
    p->loop = loop;
    p->user = nobody;
    p->n = n;
    p->memory_kills = death_memory_kills();
    p->at = mem_alloc(n * sizeof *p->at);
    flight_new(&p->flight, n);
    if (uv_exepath(p->exe, &size))
        snprintf(p->exe, sizeof p->exe, "/proc/self/exe");
    return p;
}

void
pool_use(struct pool *p, const struct pool_user *user)
{
    p->user = user ? *user : nobody;
}

void
pool_free(struct pool *p)
{
    if (!p)
        return;
    signal(SIGPIPE, p->broken_pipe);
    flight_free(&p->flight);
    free(p->at);
    free(p);
}

unsigned
pool_size(const struct pool *p)
{
    return p->n;
}

struct pool_worker *
pool_worker(struct pool *p, unsigned slot)
{
    return p->at[slot] ? &p->at[slot]->worker : NULL;
}

static void
on_closed(uv_handle_t *handle)
{
    struct pool_process *x = handle->data;

    if (--x->handles)
        return;
    wire_reader_free(&x->reader);
    buf_free(&x->words);
    free(x);
}

static void
close_handle(void *handle)
{
    if (!uv_is_closing(handle))
        uv_close(handle, on_closed);
}

static void
close_all(struct pool_process *x)
{
    close_handle(&x->in);
    close_handle(&x->out);
    close_handle(&x->err);
    close_handle(&x->process);
}

static void
describe_death(const struct pool_process *x, struct death *d)
{
    struct pool *p = x->worker.pool;
    uint64_t memory_kills = death_memory_kills();
    int n;

    *d = (struct death){.status = x->status,
                        .signal = x->signal,
                        .expected = x->ending || x->worker.killed,
                        .out_of_memory = memory_kills > p->memory_kills};
    p->memory_kills = memory_kills;
    n = x->signal ? snprintf(d->what, sizeof d->what, "ended by signal %d (%s)",
                             x->signal, strsignal(x->signal))
                  : snprintf(d->what, sizeof d->what, "ended with status %d",
                             (int)x->status);
    if (x->last_words[0] && n > 0 && (size_t)n < sizeof d->what)
        snprintf(d->what + n, sizeof d->what - (size_t)n, ": %s",
                 x->last_words);
}

/* Both the process' end and the end of its frames must have been seen. */
static void
check_gone(struct pool_process *x)
{
    struct pool *p = x->worker.pool;
    struct death death;

    if (!x->exited || !x->silent)
        return;
    flight_end_programs(x->worker.flight);
    describe_death(x, &death);
    p->at[x->worker.slot] = NULL;
    p->user.gone(p->user.cookie, &x->worker, &death);
    close_all(x);
}

static void
on_ended(uv_process_t *process, int64_t status, int signal_number)
{
    struct pool_process *x = process->data;

    x->exited = true;
    x->status = status;
    x->signal = signal_number;
    if (x->paused) /* what it left in the pipe must still be read */
        pool_pause(&x->worker, false);
    check_gone(x);
}

static void
room_for_frames(uv_handle_t *handle, size_t suggested, uv_buf_t *out)
{
    struct pool_process *x = handle->data;

    (void)suggested;
    *out = uv_buf_init(wire_room(&x->reader), WIRE_ROOM);
}

static void
room_for_words(uv_handle_t *handle, size_t suggested, uv_buf_t *out)
{
    (void)handle;
    *out = uv_buf_init(mem_alloc(suggested), (unsigned)suggested);
}

static void
deliver(struct pool_process *x)
{
    struct pool *p = x->worker.pool;
    struct wire_frame f;
    int status;

    while ((status = wire_next(&x->reader, &f)) == 1)
        p->user.frame(p->user.cookie, &x->worker, &f);
    if (status < 0) {
        snprintf(x->last_words, sizeof x->last_words,
                 "it sent bytes that are no frames");
        kill(x->process.pid, SIGABRT); /* its own doing, see death.h */
    }
}

static void
on_out(uv_stream_t *stream, ssize_t n, const uv_buf_t *b)
{
    struct pool_process *x = stream->data;

    (void)b;
    if (n > 0) {
        wire_arrived(&x->reader, (size_t)n);
        deliver(x);
    } else if (n < 0) {
        x->silent = true;
        uv_read_stop(stream);
        check_gone(x);
    }
}

static void
on_err(uv_stream_t *stream, ssize_t n, const uv_buf_t *b)
{
    struct pool_process *x = stream->data;

    for (ssize_t i = 0; i < n; i++) {
        if (b->base[i] != '\n') {
            if (x->words.len < 4096)
                buf_char(&x->words, b->base[i]);
            continue;
        }
        snprintf(x->last_words, sizeof x->last_words, "%s",
                 buf_text(&x->words));
        log_line(x->words.data, x->words.len);
        buf_clear(&x->words);
    }
    if (n < 0)
        uv_read_stop(stream);
    free(b->base);
}

static void
set_up_handles(struct pool_process *x, uv_loop_t *loop)
{
    uv_pipe_init(loop, &x->in, 0);
    uv_pipe_init(loop, &x->out, 0);
    uv_pipe_init(loop, &x->err, 0);
    x->in.data = x->out.data = x->err.data = x->process.data = x;
    x->handles = 4;
}

static int
spawn(struct pool_process *x, struct pool *p)
{
    char slot[16], level[16];
    char *argv[] = {"slant", "--worker", slot, level, NULL};
    uv_stdio_container_t stdio[4] = {
        {.flags = UV_CREATE_PIPE | UV_READABLE_PIPE,
         .data.stream = (uv_stream_t *)&x->in},
        {.flags = UV_CREATE_PIPE | UV_WRITABLE_PIPE,
         .data.stream = (uv_stream_t *)&x->out},
        {.flags = UV_CREATE_PIPE | UV_WRITABLE_PIPE,
         .data.stream = (uv_stream_t *)&x->err},
        {.flags = UV_INHERIT_FD, .data.fd = p->flight.fd},
    };
    uv_process_options_t options = {
        .exit_cb = on_ended,
        .file = p->exe,
        .args = argv,
        .stdio_count = 4,
        .stdio = stdio,
    };

    snprintf(slot, sizeof slot, "%u", x->worker.slot);
    snprintf(level, sizeof level, "%d", (int)log_get_level());
    return uv_spawn(p->loop, &x->process, &options);
}

int
pool_start(struct pool *p, unsigned slot, const struct buf *first,
           struct fault *ft)
{
    struct pool_process *x = mem_alloc(sizeof *x);
    int status;

    x->worker = (struct pool_worker){.pool = p,
                                     .slot = slot,
                                     .flight = &p->flight.slots[slot],
                                     .process = x};
    flight_clear(x->worker.flight);
    set_up_handles(x, p->loop);
    status = spawn(x, p);
    if (status) {
        close_all(x);
        return fault_set(ft, FAULT_IO,
                         "cannot start a worker process: %s (ulimit -n and -u "
                         "show what a process may have)",
                         uv_strerror(status));
    }
    p->at[slot] = x;
    uv_read_start((uv_stream_t *)&x->out, room_for_frames, on_out);
    uv_read_start((uv_stream_t *)&x->err, room_for_words, on_err);
    pool_send(&x->worker, first);
    return 0;
}

struct sending {
    uv_write_t request;
    uv_buf_t bytes;
};

static void
on_sent(uv_write_t *request, int status)
{
    struct sending *s = (struct sending *)request;

    (void)status; /* a worker that does not read is dying: gone tells */
    free(s->bytes.base);
    free(s);
}

void
pool_send(struct pool_worker *w, const struct buf *frames)
{
    struct sending *s = mem_alloc(sizeof *s);

    s->bytes =
        uv_buf_init(mem_copy(frames->data, frames->len), (unsigned)frames->len);
    if (uv_write(&s->request, (uv_stream_t *)&w->process->in, &s->bytes, 1,
                 on_sent))
        on_sent(&s->request, -1);
}

void
pool_pause(struct pool_worker *w, bool paused)
{
    struct pool_process *x = w->process;

    if (x->paused == paused || x->silent)
        return;
    x->paused = paused;
    if (paused)
        uv_read_stop((uv_stream_t *)&x->out);
    else
        uv_read_start((uv_stream_t *)&x->out, room_for_frames, on_out);
}

void
pool_end(struct pool_worker *w)
{
    struct pool_process *x = w->process;

    x->ending = true;
    close_handle(&x->in); /* nothing is being written: it was idle */
}

void
pool_kill(struct pool_worker *w)
{
    w->killed = true;
    uv_process_kill(&w->process->process, SIGKILL);
}

void
pool_end_all(struct pool *p)
{
    for (unsigned i = 0; i < p->n; i++) {
        if (p->at[i])
            pool_end(&p->at[i]->worker);
    }
}

void
pool_kill_all(struct pool *p)
{
    for (unsigned i = 0; i < p->n; i++) {
        if (p->at[i])
            pool_kill(&p->at[i]->worker);
    }
}

void
pool_drain(struct pool *p)
{
    p->user = nobody;
    pool_end_all(p);
    uv_run(p->loop, UV_RUN_DEFAULT);
}
