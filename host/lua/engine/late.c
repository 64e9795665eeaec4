#include "late.h"

#include <stdlib.h>

#include "job.h"
#include "mem.h"
#include "pair.h"

enum {
    EVERY_MS = 250 /* longer than a worker waits before it gives back memory */
};

struct late {
    struct engine *engine;
    uv_timer_t timer;
    uint64_t looked_ns, busy_ns; /* the last time: when, and engine.busy_ns */
};

/* While the loop stands still, nobody's waiting can come to its end. */
static void
excuse_standstill(struct late *l, uint64_t now)
{
    struct engine *e = l->engine;
    uint64_t known = e->busy_ns - l->busy_ns + EVERY_MS * 1000000ull;

    if (now - l->looked_ns > known)
        e->busy_ns += now - l->looked_ns - known;
    l->looked_ns = now;
    l->busy_ns = e->busy_ns;
}

/* Is the pair late for the second time? What it waited for may have come with
   others, and be about to be told. */
static bool
is_late(struct job *j, uint64_t now)
{
    bool before = j->late;

    j->late = (double)pair_lasted(j, now) / 1e9 > j->act.wall_s;
    return before && j->late;
}

static void
on_timer(uv_timer_t *timer)
{
    struct late *l = timer->data;
    struct engine *e = l->engine;
    uint64_t now = uv_hrtime();

    e->sink.running(e->sink.cookie, -1, 0);
    excuse_standstill(l, now);
    for (size_t i = 0; i < JOBS_MAX; i++)
        if (e->jobs[i] && e->jobs[i]->active && !e->jobs[i]->parked &&
            is_late(e->jobs[i], now)) {
            pair_end_late(e->jobs[i]);
            job_next(e->jobs[i]);
        }
    if (e->n_active == 0)
        uv_timer_stop(timer);
}

void
late_watch(struct engine *e)
{
    struct late *l = e->late;

    if (!l) {
        l = e->late = mem_alloc(sizeof *l);
        l->engine = e;
        uv_timer_init(e->loop, &l->timer);
        l->timer.data = l;
        uv_unref((uv_handle_t *)&l->timer);
    }
    if (uv_is_active((uv_handle_t *)&l->timer))
        return;
    l->looked_ns = uv_hrtime();
    l->busy_ns = e->busy_ns;
    uv_update_time(e->loop);
    uv_timer_start(&l->timer, on_timer, EVERY_MS, EVERY_MS);
}

static void
on_closed(uv_handle_t *handle)
{
    free(handle->data);
}

void
late_end(struct engine *e)
{
    if (e->late)
        uv_close((uv_handle_t *)&e->late->timer, on_closed);
    e->late = NULL;
}
