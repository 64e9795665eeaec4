/* worker_out: finished frames to the coordinator. */
#include <errno.h>
#include <poll.h>
#include <unistd.h>

#include "worker_parts.h"

enum {
    FLUSH_BYTES = 64 * 1024
};

static void
wait_until_writable(int fd)
{
    struct pollfd p = {.fd = fd, .events = POLLOUT};

    poll(&p, 1, -1);
}

void
worker_leave(const struct worker *w)
{
    flight_end_programs(w->flight);
    _exit(0);
}

static void
write_all(const struct worker *w, const struct buf *b)
{
    size_t done = 0;

    while (done < b->len) {
        ssize_t n = write(STDOUT_FILENO, b->data + done, b->len - done);

        if (n > 0)
            done += (size_t)n;
        else if (n < 0 && errno == EAGAIN)
            wait_until_writable(STDOUT_FILENO);
        else if (n < 0 && errno != EINTR)
            worker_leave(w); /* the coordinator has gone */
    }
}

void
worker_flush(struct worker *w)
{
    worker_flush_with(w, &(struct buf){0});
}

void
worker_flush_with(struct worker *w, const struct buf *more)
{
    write_all(w, &w->out);
    write_all(w, more);
    buf_clear(&w->out);
    w->told_ns = flight_now();
}

void
worker_put(struct worker *w, const struct buf *more)
{
    if (w->out.len + more->len >= FLUSH_BYTES)
        worker_flush_with(w, more);
    else
        buf_add(&w->out, more->data, more->len);
}

void
worker_fault(struct worker *w, const struct fault *ft)
{
    size_t mark = wire_begin(&w->out, WIRE_FAULT);

    buf_u32(&w->out, ft->code);
    buf_opt(&w->out, ft->text);
    wire_end(&w->out, mark);
    worker_flush(w);
}
