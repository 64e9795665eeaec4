#include "watch.h"

#include <errno.h>
#include <fts.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <uv.h>

#include "interrupt.h"
#include "kind.h"
#include "mem.h"

#define NEVER_QUIET 30000 /* milliseconds */

/* A folder, or a file that was named. */
struct watched {
    uv_fs_event_t event;
    struct watch *watch;
    struct watched *next;
};

/* The loop is the watch's own, so that a load's loop ends while it stands. */
struct watch {
    uv_loop_t loop;
    uv_timer_t quiet, late;
    struct interrupt interrupt;
    char *const *paths;
    size_t n_paths;
    struct watched *all;
    size_t n;
    uint64_t settle; /* milliseconds */
    uint64_t since;  /* loop time of the first change; 0: none yet */
    enum watch_end end;
    bool stopped; /* Ctrl-C came, maybe while others had the process */
};

static void
end_wait(struct watch *w, enum watch_end end)
{
    w->end = end;
    uv_stop(&w->loop);
}

static void
on_quiet(uv_timer_t *timer)
{
    end_wait(timer->data, WATCH_CHANGED);
}

static void
on_late(uv_timer_t *timer)
{
    end_wait(timer->data, WATCH_LATER);
}

static void
on_interrupt(void *cookie, int level)
{
    struct watch *w = cookie;

    (void)level;
    w->stopped = true;
    end_wait(w, WATCH_STOPPED);
}

/* A change: the second of quiet begins again, but not for ever. */
static void
on_event(uv_fs_event_t *event, const char *name, int events, int status)
{
    struct watch *w = ((struct watched *)event->data)->watch;
    uint64_t now = uv_now(&w->loop);

    (void)events;
    if (status == 0 && name && kind_passed_over(name))
        return;
    if (!w->since)
        w->since = now ? now : 1;
    if (now - w->since < NEVER_QUIET)
        uv_timer_start(&w->quiet, on_quiet, w->settle, 0);
}

/* ---- what is watched ---- */

static void
on_closed(uv_handle_t *handle)
{
    free(handle->data);
}

static void
leave(struct watch *w)
{
    for (struct watched *x = w->all, *next; x; x = next) {
        next = x->next;
        uv_close((uv_handle_t *)&x->event, on_closed);
    }
    w->all = NULL;
    w->n = 0;
    uv_run(&w->loop, UV_RUN_NOWAIT);
}

static int
add(struct watch *w, const char *path, struct fault *ft)
{
    struct watched *x = mem_alloc(sizeof *x);
    int error;

    *x = (struct watched){.watch = w, .next = w->all};
    w->all = x;
    w->n++;
    uv_fs_event_init(&w->loop, &x->event);
    x->event.data = x;
    error = uv_fs_event_start(&x->event, on_event, path, 0);
    if (error == UV_ENOSPC)
        return fault_set(ft, FAULT_IO,
                         "%s: the system watches no more folders than "
                         "fs.inotify.max_user_watches (sysctl) allows",
                         path);
    /* What is gone or closed to us by now, the load will say. */
    if (error && error != UV_ENOENT && error != UV_EACCES)
        return fault_set(ft, FAULT_IO, "%s: cannot be watched: %s", path,
                         uv_strerror(error));
    return 0;
}

static int
add_all(struct watch *w, char *path, struct fault *ft)
{
    char *const roots[] = {path, NULL};
    FTS *walk =
        fts_open(roots, FTS_PHYSICAL | FTS_COMFOLLOW | FTS_NOCHDIR, NULL);
    FTSENT *e;
    int bad = 0;

    while (walk && !bad && (e = fts_read(walk))) {
        bool folder = e->fts_info == FTS_D;

        if (folder && e->fts_level > 0 && kind_passed_over(e->fts_name))
            fts_set(walk, e, FTS_SKIP);
        else if (folder || (e->fts_level == 0 && e->fts_info == FTS_F))
            bad = add(w, e->fts_path, ft);
    }
    if (walk)
        fts_close(walk);
    return bad;
}

/* Watches what is there now: a folder may be another one by the same name.
   Whoever loads after this sees all that came before it, and an event tells of
   the rest. */
static int
follow(struct watch *w, struct fault *ft)
{
    leave(w);
    for (size_t i = 0; i < w->n_paths; i++) {
        if (add_all(w, w->paths[i], ft))
            return -1;
    }
    return 0;
}

int
watch_open(struct watch **out, char *const *paths, size_t n_paths,
           double settle, struct fault *ft)
{
    struct watch *w;
    struct stat st;
    int error;

    for (size_t i = 0; i < n_paths; i++) {
        if (stat(paths[i], &st) != 0)
            return fault_set(ft, FAULT_USAGE, "%s: %s; check the path",
                             paths[i], strerror(errno));
    }
    w = mem_alloc(sizeof *w);
    error = uv_loop_init(&w->loop);
    if (error) {
        free(w);
        return fault_set(ft, FAULT_IO, "no changes can be waited for: %s",
                         uv_strerror(error));
    }
    uv_timer_init(&w->loop, &w->quiet);
    uv_timer_init(&w->loop, &w->late);
    w->quiet.data = w->late.data = w;
    w->paths = paths;
    w->n_paths = n_paths;
    w->settle = (uint64_t)(settle * 1000);
    interrupt_start(&w->interrupt, &w->loop, on_interrupt, w);
    if (follow(w, ft)) {
        watch_close(w);
        return -1;
    }
    *out = w;
    return 0;
}

void
watch_close(struct watch *w)
{
    if (!w)
        return;
    leave(w);
    interrupt_stop(&w->interrupt);
    uv_close((uv_handle_t *)&w->quiet, NULL);
    uv_close((uv_handle_t *)&w->late, NULL);
    uv_run(&w->loop, UV_RUN_DEFAULT);
    uv_loop_close(&w->loop);
    free(w);
}

size_t
watch_folders(const struct watch *w)
{
    return w->n;
}

int
watch_wait(struct watch *w, unsigned seconds, enum watch_end *end,
           struct fault *ft)
{
    w->since = 0;
    w->end = WATCH_LATER;
    if (seconds)
        uv_timer_start(&w->late, on_late, seconds * 1000ull, 0);
    if (!w->stopped)
        uv_run(&w->loop, UV_RUN_DEFAULT);
    uv_timer_stop(&w->late);
    uv_timer_stop(&w->quiet);
    *end = w->stopped ? WATCH_STOPPED : w->end;
    return w->stopped ? 0 : follow(w, ft);
}
