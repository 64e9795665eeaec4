#include "job.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

enum {
    ROWS_MAX = 8 << 20 /* bytes in documents that wait, before another begins */
};

struct job *
job_new(struct engine *e)
{
    struct job *j = mem_alloc(sizeof *j);

    j->engine = e;
    j->outcomes = mem_alloc((e->plugins.n + 1) * sizeof *j->outcomes);
    return j;
}

void
job_free(struct job *j)
{
    if (!j)
        return;
    for (size_t i = 0; i < j->engine->plugins.n; i++)
        outcome_free(&j->outcomes[i]);
    free(j->outcomes);
    article_free(&j->article);
    act_free(&j->act);
    pair_result_free(&j->result);
    free(j);
}

void
engine_tell_broken(struct engine *e, const struct plugin *p)
{
    if (p->broken)
        e->sink.broken(e->sink.cookie, p->index, &p->failure);
}

void
job_open(struct job *j, int64_t document)
{
    struct plugins *all = &j->engine->plugins;

    j->document = document;
    j->seen_ns = uv_hrtime();
    article_open(&j->article, &all->shelf, document);
}

void
job_close(struct job *j)
{
    j->act.serial = 0;
    article_close(&j->article);
    for (size_t i = 0; i < j->engine->plugins.n; i++)
        outcome_clear(&j->outcomes[i]);
}

/* Runs pairs until one waits or all are done. */
static void
advance(struct job *j)
{
    struct engine *e = j->engine;
    struct engine_sink *sink = &e->sink;

    for (; j->at < e->plugins.n; j->at++)
        if (j->asked >> j->at & 1 && !pair_begin(j))
            return;
    job_close(j);
    j->active = false;
    e->n_active--;
    sink->done(sink->cookie, j->document);
}

/* Goes on with a job of which a task is ready again. */
static void
wake(struct act *a)
{
    struct job *j = (struct job *)((char *)a - offsetof(struct job, act));

    j->seen_ns = uv_hrtime();
    if (pair_go_on(j))
        job_next(j);
}

static struct job *
new_job(struct engine *e)
{
    struct job *j = job_new(e);

    j->act.loop = e->loop;
    j->act.wake = wake;
    return j;
}

static struct job *
idle(struct engine *e)
{
    for (size_t i = 0; i < JOBS_MAX; i++) {
        if (!e->jobs[i])
            e->jobs[i] = new_job(e);
        if (!e->jobs[i]->active)
            return e->jobs[i];
    }
    return NULL;
}

/* Is there room for the rows of one more document, beside those that wait? Less
   than a plugin may have: one at its limit would end the worker. */
static bool
has_room(const struct engine *e)
{
    size_t held = 0;

    if (e->n_active == JOBS_MAX)
        return false;
    for (size_t i = 0; i < JOBS_MAX && e->n_active; i++) {
        const struct job *j = e->jobs[i];

        if (!j || !j->active)
            continue;
        held += j->act.held;
        for (size_t k = 0; k < e->plugins.n; k++)
            held += j->outcomes[k].held;
    }
    return held < ROWS_MAX;
}

/* A call of analyse from the sink only queues, so that the stack stays flat. */
void
jobs_pump(struct engine *e)
{
    if (e->pumping)
        return;
    e->pumping = true;
    while (e->queue_at < e->n_queue && has_room(e)) {
        struct waiting w = e->queue[e->queue_at++];
        struct job *j = idle(e);

        if (e->queue_at == e->n_queue)
            e->queue_at = e->n_queue = 0;
        j->active = true;
        j->asked = w.asked;
        j->at = 0;
        e->n_active++;
        job_open(j, w.document);
        advance(j);
    }
    e->pumping = false;
}

void
job_next(struct job *j)
{
    j->at++;
    advance(j);
    jobs_pump(j->engine);
}
