#include "process.h"

#include <linux/sockios.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <uv.h>

#include "mem.h"

enum {
    CLOSED_MS = 1000, /* between a program's end and that of its output */
    READ_MS = 2       /* nobody tells when a program has read */
};

struct process {
    uv_process_t process;
    uv_pipe_t in, out;
    uv_timer_t closed, read;
    int handles; /* not yet closed */
    struct process_user user;
    bool wanted; /* not killed by us */
    bool exited, silent;
    int64_t status;
    int signal;
    uv_shutdown_t shutdown;
};

static struct {
    void (*tell)(void *cookie, int group, bool runs);
    void *cookie;
} watcher;

void
process_watch(void (*tell)(void *cookie, int group, bool runs), void *cookie)
{
    watcher.tell = tell;
    watcher.cookie = cookie;
}

static void
tell(const struct process *p, bool runs)
{
    if (watcher.tell)
        watcher.tell(watcher.cookie, p->process.pid, runs);
}

static void
on_closed(uv_handle_t *handle)
{
    struct process *p = handle->data;

    if (--p->handles == 0)
        free(p);
}

static void
close_handle(void *handle)
{
    if (!uv_is_closing(handle))
        uv_close(handle, on_closed);
}

static void
close_all(struct process *p)
{
    close_handle(&p->in);
    close_handle(&p->out);
    close_handle(&p->closed);
    close_handle(&p->read);
    close_handle(&p->process);
}

static void
check_gone(struct process *p)
{
    if (p->exited && p->silent && p->wanted) {
        p->wanted = false;
        p->user.gone(p->user.cookie, p->status, p->signal);
    }
    if (p->exited && !p->wanted)
        close_all(p);
}

static void
on_out_closed(uv_handle_t *handle)
{
    struct process *p = handle->data;

    p->silent = true;
    check_gone(p);
    on_closed(handle);
}

static void
close_out(struct process *p)
{
    if (!uv_is_closing((uv_handle_t *)&p->out))
        uv_close((uv_handle_t *)&p->out, on_out_closed);
}

/* It has ended, its output has not. What is there of it comes first. */
static void
on_still_open(uv_timer_t *timer)
{
    struct process *p = timer->data;

    if (process_has_output(p))
        uv_timer_start(timer, on_still_open, 1, 0);
    else
        close_out(p);
}

static void
on_exit_of(uv_process_t *process, int64_t status, int signal_number)
{
    struct process *p = process->data;

    kill(-process->pid, SIGKILL); /* what it has started */
    tell(p, false);
    p->exited = true;
    p->status = status;
    p->signal = signal_number;
    if (p->wanted && !p->silent)
        uv_timer_start(&p->closed, on_still_open, CLOSED_MS, 0);
    check_gone(p);
}

static void
on_alloc(uv_handle_t *handle, size_t suggested, uv_buf_t *out)
{
    (void)handle;
    *out = uv_buf_init(mem_alloc(suggested), (unsigned)suggested);
}

static void
on_still_there(uv_timer_t *timer)
{
    struct process *p = timer->data;

    if (p->wanted && !p->exited)
        p->user.closed(p->user.cookie);
}

static void
on_out(uv_stream_t *stream, ssize_t n, const uv_buf_t *b)
{
    struct process *p = stream->data;

    if (n > 0 && p->wanted)
        p->user.out(p->user.cookie, b->base, (size_t)n);
    free(b->base);
    if (n < 0) {
        p->silent = true;
        uv_read_stop(stream);
        if (p->user.closed && !p->exited)
            uv_timer_start(&p->closed, on_still_there, CLOSED_MS, 0);
        check_gone(p);
    }
}

/* argv with what makes a child that dies with us in front. */
static char **
wrapped(char **argv)
{
    static char self[] = "slant", verb[] = "--program", parent[24];
    size_t n = 0;
    char **all;

    while (argv[n])
        n++;
    all = mem_alloc((n + 4) * sizeof *all);
    all[0] = self;
    all[1] = verb;
    snprintf(parent, sizeof parent, "%ld", (long)getpid());
    all[2] = parent;
    memcpy(all + 3, argv, (n + 1) * sizeof *all);
    return all;
}

static bool
on_path(const char *program)
{
    const char *path = getenv("PATH");

    while (path && *path) {
        size_t len = strcspn(path, ":");
        char *file = mem_format("%.*s/%s", (int)len, path, program);
        bool found = access(file, X_OK) == 0;

        free(file);
        if (found)
            return true;
        path += len + (path[len] == ':');
    }
    return false;
}

struct process *
process_start(struct uv_loop_s *loop, char **argv, const char *folder,
              const struct process_user *user, struct fault *ft)
{
    struct process *p;
    char **all;
    uv_stdio_container_t stdio[3] = {
        {.flags = UV_CREATE_PIPE | UV_READABLE_PIPE},
        {.flags = UV_CREATE_PIPE | UV_WRITABLE_PIPE},
        {.flags = UV_INHERIT_FD, .data.fd = STDERR_FILENO},
    };
    uv_process_options_t options = {
        .exit_cb = on_exit_of,
        .file = "/proc/self/exe",
        .cwd = folder,
        /* It leads a group of its own before anybody can know its number. */
        .flags = UV_PROCESS_DETACHED,
        .stdio_count = 3,
        .stdio = stdio,
    };
    int status;

    if (!on_path(argv[0])) {
        fault_set(ft, FAULT_USAGE, "there is no program `%s` on PATH", argv[0]);
        return NULL;
    }
    p = mem_alloc(sizeof *p);
    stdio[0].data.stream = (uv_stream_t *)&p->in;
    stdio[1].data.stream = (uv_stream_t *)&p->out;
    options.args = all = wrapped(argv);
    p->user = *user;
    p->wanted = true;
    p->handles = 5;
    uv_pipe_init(loop, &p->in, 0);
    uv_pipe_init(loop, &p->out, 0);
    uv_timer_init(loop, &p->closed);
    uv_timer_init(loop, &p->read);
    p->in.data = p->out.data = p->closed.data = p->read.data = p->process.data =
        p;
    status = uv_spawn(loop, &p->process, &options);
    free(all);
    if (status) {
        close_all(p);
        fault_set(ft, FAULT_IO, "cannot start %s: %s", argv[0],
                  uv_strerror(status));
        return NULL;
    }
    tell(p, true);
    uv_read_start((uv_stream_t *)&p->out, on_alloc, on_out);
    return p;
}

struct writing {
    uv_write_t request;
    char *bytes;
};

static void
on_written(uv_write_t *request, int status)
{
    struct writing *w = (struct writing *)request;

    (void)status; /* who does not read is ending: gone tells */
    free(w->bytes);
    free(w);
}

void
process_write(struct process *p, const char *bytes, size_t n)
{
    struct writing *w = mem_alloc(sizeof *w);
    uv_buf_t piece;

    w->bytes = mem_copy(bytes, n);
    piece = uv_buf_init(w->bytes, (unsigned)n);
    if (uv_write(&w->request, (uv_stream_t *)&p->in, &piece, 1, on_written))
        on_written(&w->request, -1);
}

bool
process_has_output(const struct process *p)
{
    uv_os_fd_t fd;
    int n;

    return uv_fileno((const uv_handle_t *)&p->out, &fd) == 0 &&
           ioctl(fd, FIONREAD, &n) == 0 && n > 0;
}

/* Also when the kernel cannot tell. */
static bool
has_read(const struct process *p)
{
    uv_os_fd_t fd;
    int n;

    return uv_stream_get_write_queue_size((const uv_stream_t *)&p->in) == 0 &&
           (uv_fileno((const uv_handle_t *)&p->in, &fd) ||
            ioctl(fd, SIOCOUTQ, &n) || n == 0);
}

static void
on_read_tick(uv_timer_t *timer)
{
    struct process *p = timer->data;

    if (p->wanted && (!has_read(p) || process_has_output(p)))
        return;
    uv_timer_stop(timer);
    if (p->wanted)
        p->user.read(p->user.cookie);
}

void
process_when_read(struct process *p)
{
    uv_timer_start(&p->read, on_read_tick, 0, READ_MS);
}

static void
on_shut(uv_shutdown_t *request, int status)
{
    struct process *p = request->handle->data;

    (void)status;
    close_handle(&p->in);
}

void
process_end_input(struct process *p)
{
    if (uv_shutdown(&p->shutdown, (uv_stream_t *)&p->in, on_shut))
        close_handle(&p->in);
}

static void
kill_all(struct process *p)
{
    if (!p->exited)
        kill(-p->process.pid, SIGKILL);
}

void
process_end(struct process *p)
{
    kill_all(p);
    close_out(p);
}

void
process_kill(struct process *p)
{
    p->wanted = false;
    kill_all(p);
    close_handle(&p->in);
    close_handle(&p->out);
    check_gone(p);
}
